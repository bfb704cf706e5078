import {
  correctHousehold as correctShape, doubleList, doublesQuery, endHousehold as endShape, householdAnswer, householdPage, householdParams, mergeAnswer,
  mergeHouseholds as mergeShape, mergeList, moveHousehold as moveShape, notDoubles, notDoublesAnswer, registerHousehold as registerShape, registerPage, registerQuery,
  returnHousehold as returnShape, undoMerge as undoShape,
} from '../../../../contract/register.js';
import { define, type Route } from '../../../../ground/http/route.js';
import { decideNotDoubles, listDoubles } from '../doubles/list-doubles.js';
import { mergeHouseholds } from '../doubles/merge-households.js';
import { listMerges, undoMerge } from '../doubles/undo-merge.js';
import type { LiaisonSide } from '../liaison-side.js';
import { correctHousehold } from './correct-household.js';
import { endHousehold, returnHousehold } from './end-household.js';
import { listRegister } from './list-register.js';
import { moveHousehold } from './move-household.js';
import { registerHousehold } from './register-household.js';
import { showHousehold } from './show-household.js';

/** The register by hand. The server gives what the liaison room does along with it. */
export const registerRoutes = (side: LiaisonSide): readonly Route[] => [
  define({
    method: 'GET', path: '/api/register/households', summary: '住户登记 The household register', action: 'register.read', query: registerQuery, answer: registerPage,
    run: ({ ground, actor, query }) => listRegister(ground, actor, query, side),
  }),
  define({
    method: 'GET', path: '/api/register/households/:id', summary: '一户的登记 One household: its people, liaison and history', action: 'register.read',
    params: householdParams, answer: householdPage,
    run: ({ ground, actor, params }) => showHousehold(ground, actor, params.id, side),
  }),
  define({
    method: 'POST', path: '/api/register/households', summary: '登记住户 Register a household', action: 'register.write', body: registerShape, answer: householdAnswer, status: 201,
    run: ({ ground, actor, at, body }) => registerHousehold({ ground, actor, at, side }, body),
  }),
  define({
    method: 'PUT', path: '/api/register/households/:id', summary: '更正住户 Correct a household and its people', action: 'register.correct',
    params: householdParams, body: correctShape, answer: householdAnswer,
    run: ({ ground, actor, at, params, body }) => correctHousehold({ ground, actor, at, side }, params.id, body),
  }),
  define({
    method: 'POST', path: '/api/register/households/:id/move', summary: '县内搬迁 Move a household within the county', action: 'register.write',
    params: householdParams, body: moveShape, answer: householdAnswer,
    run: ({ ground, actor, at, params, body }) => moveHousehold({ ground, actor, at, side }, params.id, body),
  }),
  define({
    method: 'POST', path: '/api/register/households/:id/end', summary: '迁出或注销 End a household', action: 'register.write',
    params: householdParams, body: endShape, answer: householdAnswer,
    run: ({ ground, actor, at, params, body }) => endHousehold({ ground, actor, at, side }, params.id, body),
  }),
  define({
    method: 'POST', path: '/api/register/households/:id/return', summary: '恢复登记 Bring an ended household back', action: 'register.write',
    params: householdParams, body: returnShape, answer: householdAnswer,
    run: ({ ground, actor, at, params, body }) => returnHousehold({ ground, actor, at, side }, params.id, body),
  }),
  define({
    method: 'GET', path: '/api/register/doubles', summary: '疑似重复的户 Pairs that may be one household', action: 'register.merge', query: doublesQuery, answer: doubleList, perMinute: 60,
    run: ({ ground, actor, query }) => listDoubles(ground, actor, query, side),
  }),
  define({
    method: 'POST', path: '/api/register/doubles/decide', summary: '确认是两户 Say that they are two', action: 'register.merge', body: notDoubles, answer: notDoublesAnswer,
    run: ({ ground, actor, at, body }) => decideNotDoubles({ ground, actor, at, side }, body),
  }),
  define({
    method: 'GET', path: '/api/register/merges', summary: '合并记录 The newest merges', action: 'register.merge', query: doublesQuery, answer: mergeList,
    run: ({ ground, actor, query }) => listMerges(ground, actor, query),
  }),
  define({
    method: 'POST', path: '/api/register/merges', summary: '合并两户 Merge two households', action: 'register.merge', body: mergeShape, answer: mergeAnswer, status: 201,
    run: ({ ground, actor, at, body }) => mergeHouseholds({ ground, actor, at, side }, body),
  }),
  define({
    method: 'POST', path: '/api/register/merges/:id/undo', summary: '撤销合并 Undo a merge', action: 'register.merge', params: householdParams, body: undoShape, answer: mergeAnswer,
    run: ({ ground, actor, at, params, body }) => undoMerge({ ground, actor, at, side }, params.id, body),
  }),
];
