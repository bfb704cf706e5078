import { z } from 'zod';
import * as shape from '../../../contract/cases.js';
import { id } from '../../../contract/shapes.js';
import { define, type Route } from '../../../ground/http/route.js';
import { carryOut, VERBS } from './carry-out.js';
import { listQueue, mapOpenCases, summarizeCases } from './list-cases.js';
import { openOnBehalf } from './open-on-behalf.js';
import { readCase } from './read-case.js';
import { receiveReport } from './receive-report.js';
import { addToReport, confirmReport, reopenReport } from './reporter-acts.js';
import { trackCase } from './track-case.js';

const params = z.object({ id });
const SECRET = 'the secret link is the key: only who sent the report has it';

const forReporters: readonly Route[] = [
  define({ method: 'POST', path: '/api/reports', summary: 'Report a matter', action: 'public', perMinute: 120, status: 201,
    publicBecause: 'anybody may report without login, also anonymously (R1)', body: shape.report, answer: shape.reportReceived,
    run: ({ ground, body, at }) => receiveReport(ground, body, at) }),
  define({ method: 'GET', path: '/api/track/:id', summary: 'Follow a report', action: 'public', publicBecause: SECRET, perMinute: 60,
    params, query: z.object({ key: z.string().min(1).max(64) }), answer: shape.tracking,
    run: ({ ground, params: p, query }) => trackCase(ground, p.id, query.key) }),
  define({ method: 'POST', path: '/api/track/:id/confirm', summary: 'Confirm and rate', action: 'public', publicBecause: SECRET, perMinute: 20,
    params, body: shape.confirmByReporter, answer: shape.tracking,
    run: ({ ground, params: p, body, at }) => confirmReport(ground, p.id, body, at) }),
  define({ method: 'POST', path: '/api/track/:id/reopen', summary: 'Say that it is not solved', action: 'public', publicBecause: SECRET, perMinute: 20,
    params, body: shape.reopenByReporter, answer: shape.tracking,
    run: ({ ground, params: p, body, at }) => reopenReport(ground, p.id, body, at) }),
  define({ method: 'POST', path: '/api/track/:id/add', summary: 'Add words or photos', action: 'public', publicBecause: SECRET, perMinute: 20,
    params, body: shape.addByReporter, answer: shape.tracking,
    run: ({ ground, params: p, body, at }) => addToReport(ground, p.id, body, at) }),
];

const forStaff: readonly Route[] = [
  define({ method: 'POST', path: '/api/cases', summary: 'Open a case on behalf', action: 'case.open-on-behalf', status: 201,
    body: shape.caseOnBehalf, answer: shape.reportReceived, run: ({ ground, actor, body, at }) => openOnBehalf(ground, actor, body, at) }),
  define({ method: 'GET', path: '/api/cases', summary: 'A queue of cases', action: 'case.read', query: shape.caseQuery, answer: shape.casePage,
    run: ({ ground, actor, query }) => listQueue(ground, actor, query) }),
  define({ method: 'GET', path: '/api/cases/summary', summary: 'The numbers above the queue', action: 'case.read', answer: shape.caseSummary,
    run: ({ ground, actor, at }) => summarizeCases(ground, actor, at) as never }),
  define({ method: 'GET', path: '/api/cases/:id', summary: 'One case with its story', action: 'case.read', params, answer: shape.caseDetail,
    run: ({ ground, actor, params: p }) => readCase(ground, actor, p.id) }),
  define({ method: 'GET', path: '/api/map/cases', summary: 'Open cases on the map', action: 'map.read', query: shape.mapBox, answer: shape.mapCases,
    run: ({ ground, actor, query }) => mapOpenCases(ground, actor, query) }),
];

/** POST /api/cases/{id}/{verb}, one route per verb of the contract. */
const verbs: readonly Route[] = shape.COMMAND_VERBS.map((verb) => define({
  method: 'POST', path: `/api/cases/:id/${verb}`, summary: `Command: ${verb}`, action: VERBS[verb].action, params,
  body: shape.commands[verb] as z.ZodType, answer: shape.commandDone,
  run: ({ ground, actor, params: p, body, at }) => carryOut(ground, actor, VERBS[verb] as never, p.id, body as never, at),
}));

export const routes: readonly Route[] = [...forReporters, ...forStaff, ...verbs];
