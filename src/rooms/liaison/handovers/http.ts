import { z } from 'zod';
import { beginHandover as beginInput, dropHandover as dropInput, handover, handoverList, handoverQuery, handoverStep, signHandover as signInput } from '../../../contract/liaison.js';
import { id } from '../../../contract/shapes.js';
import { define, type Route } from '../../../ground/http/route.js';
import { beginHandover } from './begin-handover.js';
import { listHandovers, readHandover } from './list-handovers.js';
import { dropHandover, signHandover } from './sign-handover.js';

const params = z.object({ handoverId: id });

export const handoverRoutes: readonly Route[] = [
  define({ method: 'POST', path: '/api/liaison/handovers', summary: '发起交接 Begin a handover', action: 'grid.change', body: beginInput, answer: z.object({ handoverId: id }), status: 201,
    run: ({ ground, actor, body, at }) => beginHandover(ground, actor, body, at) }),
  define({ method: 'GET', path: '/api/liaison/handovers', summary: '交接单 Handovers of a unit', action: 'grid.read', query: handoverQuery, answer: handoverList,
    run: ({ ground, actor, query }) => listHandovers(ground, actor, query.unit) }),
  define({ method: 'GET', path: '/api/liaison/handovers/mine', summary: '待我签字的交接 Handovers I give or take', action: 'grid.sign', answer: handoverList,
    run: ({ ground, actor }) => listHandovers(ground, actor, null) }),
  define({ method: 'GET', path: '/api/liaison/handovers/:handoverId', summary: '交接清单 One handover with its list', action: 'grid.sign', params, answer: handover,
    run: ({ ground, actor, params: { handoverId } }) => readHandover(ground, actor, handoverId) }),
  define({ method: 'POST', path: '/api/liaison/handovers/:handoverId/sign', summary: '签字 Sign a handover', action: 'grid.sign', params, body: signInput, answer: handoverStep,
    run: ({ ground, actor, params: { handoverId }, body, at }) => signHandover(ground, actor, handoverId, body, at) }),
  define({ method: 'POST', path: '/api/liaison/handovers/:handoverId/drop', summary: '撤回交接 Take a handover back', action: 'grid.change', params, body: dropInput, answer: handoverStep,
    run: ({ ground, actor, params: { handoverId }, body }) => dropHandover(ground, actor, handoverId, body) }),
];
