import { householdList, householdQuery } from '../../../contract/honeycomb.js';
import { define, type Route } from '../../../ground/http/route.js';
import { findHouseholds } from './find-households.js';

export const householdRoutes: readonly Route[] = [
  define({
    method: 'GET', path: '/api/households', summary: '查找住户 Look up a household to report on its behalf', action: 'household.find',
    query: householdQuery, answer: householdList, perMinute: 60,
    run: ({ ground, actor, query }) => findHouseholds(ground, actor, query.q),
  }),
];
