import { z } from 'zod';
import * as contract from '../../../contract/liaison.js';
import { id } from '../../../contract/shapes.js';
import { define, type Route } from '../../../ground/http/route.js';
import { adjustPlan } from './adjust-plan.js';
import { draftPlan } from './draft-plan.js';
import { publishPlan } from './publish-plan.js';
import { comparePlan, listPlans, readPlan } from './read-plan.js';
import { sayPreference } from './say-preference.js';
import { cancelPlan, changePlan, dropPlan, solvePlan } from './step-plan.js';

const params = z.object({ planId: id });
const at = (verb: string): string => `/api/liaison/plans/:planId/${verb}`;

export const planRoutes: readonly Route[] = [
  define({ method: 'GET', path: '/api/liaison/plans', summary: '联户方案 Plans of a unit', action: 'plan.read', query: contract.planQuery, answer: contract.planPage,
    run: ({ ground, actor, query }) => listPlans(ground, actor, query) }),
  define({ method: 'POST', path: '/api/liaison/plans', summary: '起草方案 Draft a plan', action: 'plan.write', body: contract.draftPlan, answer: contract.planCommandDone, status: 201,
    run: ({ ground, actor, body, at: now }) => draftPlan(ground, actor, body, now) }),
  define({ method: 'GET', path: '/api/liaison/plans/:planId', summary: '一份方案 One plan', action: 'plan.read', params, answer: contract.plan,
    run: ({ ground, actor, params: { planId } }) => readPlan(ground, actor, planId) }),
  define({ method: 'GET', path: at('compare'), summary: '与现状或另一方案比较 Compare', action: 'plan.read', params, query: contract.compareQuery, answer: contract.planComparison,
    run: ({ ground, actor, params: { planId }, query }) => comparePlan(ground, actor, planId, query.with) }),
  define({ method: 'POST', path: at('solve'), summary: '求解 Solve', action: 'plan.write', params, body: contract.stepPlan, answer: contract.planCommandDone,
    run: ({ ground, actor, params: { planId }, body }) => solvePlan(ground, actor, planId, body) }),
  define({ method: 'POST', path: at('cancel'), summary: '停止求解，保留最好的 Stop and keep the best so far', action: 'plan.write', params, body: contract.stepPlan, answer: contract.planCommandDone,
    run: ({ ground, actor, params: { planId }, body }) => cancelPlan(ground, actor, planId, body) }),
  define({ method: 'POST', path: at('adjust'), summary: '拖动与锁定 Drag and lock', action: 'plan.write', params, body: contract.adjustPlan, answer: contract.planCommandDone,
    run: ({ ground, actor, params: { planId }, body, at: now }) => adjustPlan(ground, actor, planId, body, now) }),
  define({ method: 'POST', path: at('change'), summary: '改权重、人数、上限 Change weights and limits', action: 'plan.write', params, body: contract.changePlan, answer: contract.planCommandDone,
    run: ({ ground, actor, params: { planId }, body }) => changePlan(ground, actor, planId, body) }),
  define({ method: 'POST', path: at('drop'), summary: '放弃方案 Drop a plan', action: 'plan.write', params, body: contract.stepPlan, answer: contract.planCommandDone,
    run: ({ ground, actor, params: { planId }, body, at: now }) => dropPlan(ground, actor, planId, body, now) }),
  define({ method: 'POST', path: at('publish'), summary: '发布方案 Publish a plan', action: 'plan.write', params, body: contract.publishPlan, answer: contract.planPublished,
    run: ({ ground, actor, params: { planId }, body, at: now }) => publishPlan(ground, actor, planId, body, now) }),
  define({ method: 'POST', path: '/api/liaison/preferences', summary: '记住户意愿 Whom a household would rather have', action: 'preference.say', body: contract.sayPreference,
    answer: z.object({ householdId: id }), run: ({ ground, actor, body, at: now }) => sayPreference(ground, actor, body, now) }),
];
