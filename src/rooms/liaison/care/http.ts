import { z } from 'zod';
import * as shape from '../../../contract/care.js';
import { id, unitCode } from '../../../contract/shapes.js';
import { define, type Route } from '../../../ground/http/route.js';
import { confirmNeed, endNeed } from './change-need.js';
import { countCare } from './count-needs.js';
import { listKinds } from './list-kinds.js';
import { listNeeds } from './list-needs.js';
import { noteNeed } from './note-need.js';
import { showHouseholdCare } from './show-household-care.js';

const need = z.object({ needId: id });

export const careRoutes: readonly Route[] = [
  define({ method: 'GET', path: '/api/care/kinds', summary: '关爱登记的种类 Kinds of care', action: 'care.count', answer: shape.careKindList,
    run: ({ ground, actor }) => listKinds(ground, actor) }),
  define({ method: 'GET', path: '/api/care/counts', summary: '关爱登记的数目 How many of each kind, no person', action: 'care.count',
    query: z.object({ unit: unitCode.optional() }), answer: shape.careCounts, perMinute: 120,
    run: ({ ground, actor, query, at }) => countCare(ground, actor, query.unit, at) }),
  define({ method: 'GET', path: '/api/care/needs', summary: '关爱登记 Needs the caller is entitled to; recorded as viewed', action: 'care.read',
    query: shape.careQuery, answer: shape.carePage, perMinute: 120, run: ({ ground, actor, query, at }) => listNeeds(ground, actor, query, at) }),
  define({ method: 'POST', path: '/api/care/needs', summary: '新增关爱登记 Note a need', action: 'care.note', body: shape.noteNeed, answer: shape.needDone, status: 201,
    run: ({ ground, actor, body, at }) => noteNeed(ground, actor, body, at) }),
  define({ method: 'POST', path: '/api/care/needs/:needId/confirm', summary: '再次确认关爱登记 Confirm a need for another while', action: 'care.note', params: need,
    body: shape.confirmNeed, answer: shape.needDone, run: ({ ground, actor, params, body, at }) => confirmNeed(ground, actor, params.needId, body, at) }),
  define({ method: 'POST', path: '/api/care/needs/:needId/end', summary: '结束关爱登记 End a need', action: 'care.note', params: need,
    body: shape.endNeed, answer: shape.needDone, run: ({ ground, actor, params, body, at }) => endNeed(ground, actor, params.needId, body, at) }),
  define({ method: 'GET', path: '/api/care/households/:householdId', summary: '一户的关爱登记、走访和谁看过 One household\'s needs, visits and who looked; recorded as viewed',
    action: 'care.read', params: z.object({ householdId: id }), query: shape.householdCareQuery, answer: shape.householdCare, perMinute: 240,
    run: ({ ground, actor, params, query, at }) => showHouseholdCare(ground, actor, params.householdId, query, at) }),
];
