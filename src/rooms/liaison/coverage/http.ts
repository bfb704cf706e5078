import { coverage, coverageQuery, myLiaison, myLiaisonQuery } from '../../../contract/liaison.js';
import { define, type Route } from '../../../ground/http/route.js';
import { findMyLiaison } from './find-my-liaison.js';
import { showCoverage } from './show-coverage.js';

export const coverageRoutes: readonly Route[] = [
  define({
    method: 'GET', path: '/api/liaison/coverage', summary: '联户覆盖 Households in exactly one micro-grid, and what is missing',
    action: 'public', publicBecause: 'numbers of places, no person', query: coverageQuery, answer: coverage, perMinute: 120,
    run: ({ ground, query, at }) => showCoverage(ground, query.unit ?? ground.countyCode, at),
  }),
  define({
    method: 'GET', path: '/api/liaison/mine', summary: '我的联户长 Who is my liaison', action: 'public',
    publicBecause: 'the grid, its worker\'s telephone and the supervision telephone are posted by statute', query: myLiaisonQuery, answer: myLiaison, perMinute: 60,
    run: ({ ground, query }) => findMyLiaison(ground, query),
  }),
];
