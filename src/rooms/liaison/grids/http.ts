import { z } from 'zod';
import { gridHouseholdPage, gridPage, gridQuery, moveHousehold as moveInput } from '../../../contract/liaison.js';
import { id, pageQuery } from '../../../contract/shapes.js';
import { define, type Route } from '../../../ground/http/route.js';
import { listGridHouseholds } from './list-grid-households.js';
import { listGrids, listMyGrids } from './list-grids.js';
import { moveHousehold } from './move-household.js';

const params = z.object({ gridId: id });

export const gridRoutes: readonly Route[] = [
  define({ method: 'GET', path: '/api/liaison/grids', summary: '微网格 Micro-grids of a unit and below', action: 'grid.read', query: gridQuery, answer: gridPage,
    run: ({ ground, actor, query }) => listGrids(ground, actor, query) }),
  define({ method: 'GET', path: '/api/liaison/grids/mine', summary: '我的微网格 My own micro-grids', action: 'grid.sign', answer: gridPage,
    run: ({ ground, actor }) => listMyGrids(ground, actor) }),
  define({ method: 'GET', path: '/api/liaison/grids/:gridId/households', summary: '微网格里的住户 Households of a micro-grid, and why', action: 'grid.read', params,
    query: z.object(pageQuery), answer: gridHouseholdPage, run: ({ ground, actor, params: { gridId }, query }) => listGridHouseholds(ground, actor, gridId, query) }),
  define({ method: 'POST', path: '/api/liaison/grids/:gridId/move-household', summary: '调整一户 Move one household here by hand', action: 'grid.change', params, body: moveInput,
    answer: z.object({ gridId: id }), run: ({ ground, actor, params: { gridId }, body, at }) => moveHousehold(ground, actor, gridId, body, at) }),
];
