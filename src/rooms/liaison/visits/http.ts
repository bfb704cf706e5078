import * as shape from '../../../contract/care.js';
import { define, type Route } from '../../../ground/http/route.js';
import { recordVisit } from './record-visit.js';
import { showRound, type CountCasesOfHouseholds } from './show-round.js';

/** Nothing here, and nothing elsewhere, counts visits by who made them (L6, refusal 6): a test holds it. */
export const visitRoutes = (countCases: CountCasesOfHouseholds): readonly Route[] => [
  define({ method: 'GET', path: '/api/care/round', summary: '我的走访 My micro-grids whole, longest unvisited first; recorded as viewed', action: 'care.round',
    answer: shape.round, perMinute: 60, run: ({ ground, actor, at }) => showRound(ground, actor, countCases, at) }),
  define({ method: 'POST', path: '/api/care/visits', summary: '记一次走访 Put down a visit', action: 'visit.record', body: shape.recordVisit, answer: shape.visitRecorded,
    status: 201, run: ({ ground, actor, body, at }) => recordVisit(ground, actor, body, at) }),
];
