import { householdList, householdQuery } from '../../../contract/honeycomb.js';
import {
  chooseColumns as chooseShape, importCommand, importList, importListQuery, importParams, importRowPage, importRowQuery, rosterImport,
} from '../../../contract/register.js';
import { define, type Route } from '../../../ground/http/route.js';
import { findHouseholds } from './find-households.js';
import { listImportRows, listImports, showImport } from './roster/show-imports.js';
import { applyImport, cancelImport, chooseColumns } from './roster/steer-import.js';

/** Looking up a household, and rosters; the register by hand is in register/http.ts. */
export const householdRoutes: readonly Route[] = [
  define({
    method: 'GET', path: '/api/households', summary: '查找住户 Look up a household to report on its behalf', action: 'household.find',
    query: householdQuery, answer: householdList, perMinute: 60,
    run: ({ ground, actor, query }) => findHouseholds(ground, actor, query.q),
  }),
  define({
    method: 'GET', path: '/api/register/imports', summary: '花名册导入记录 The newest imports of rosters', action: 'register.import', query: importListQuery, answer: importList,
    run: ({ ground, actor, query }) => listImports(ground, actor, query),
  }),
  define({
    method: 'GET', path: '/api/register/imports/:id', summary: '一次导入 One import: its columns, how far it is, its numbers', action: 'register.import', params: importParams, answer: rosterImport,
    run: ({ ground, actor, params }) => showImport(ground, actor, params.id),
  }),
  define({
    method: 'GET', path: '/api/register/imports/:id/rows', summary: '逐行结果 The result row by row', action: 'register.import', params: importParams, query: importRowQuery, answer: importRowPage,
    run: ({ ground, actor, params, query }) => listImportRows(ground, actor, params.id, query),
  }),
  define({
    method: 'POST', path: '/api/register/imports/:id/columns', summary: '确定各列并核对 Say what the columns are and check the rows', action: 'register.import',
    params: importParams, body: chooseShape, answer: rosterImport,
    run: ({ ground, actor, params, body }) => chooseColumns(ground, actor, params.id, body),
  }),
  define({
    method: 'POST', path: '/api/register/imports/:id/apply', summary: '写入登记 Write what was accepted into the register', action: 'register.import',
    params: importParams, body: importCommand, answer: rosterImport,
    run: ({ ground, actor, params, body }) => applyImport(ground, actor, params.id, body),
  }),
  define({
    method: 'POST', path: '/api/register/imports/:id/cancel', summary: '放弃导入 Give an import up', action: 'register.import',
    params: importParams, body: importCommand, answer: rosterImport,
    run: ({ ground, actor, params, body }) => cancelImport(ground, actor, params.id, body),
  }),
];
