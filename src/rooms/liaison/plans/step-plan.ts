import type { z } from 'zod';
import type { changePlan as changeInput, stepPlan as stepInput } from '../../../contract/liaison.js';
import type { Person } from '../../../ground/access/actor.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { carryOutOnPlan } from './carry-out.js';
import type { PlanStepDone } from './draft-plan.js';
import { tellOfPlan } from './plan-facts.js';
import { planLiaisons, savePlan, savePlanLiaisons } from './store.js';

type Stepped = Promise<Result<PlanStepDone>>;

/** Puts the plan in line for the solver, which any worker takes up within half a second. */
export const solvePlan = (ground: Ground, actor: Person, planId: string, body: z.output<typeof stepInput>): Stepped =>
  carryOutOnPlan(ground, actor, planId, body, 'solve', async (tx, plan, state) => {
    await savePlan(tx, { ...plan, state, progress: null, cancelAsked: false, failure: null });
    return done({ version: plan.version + 1, state });
  });

/** Asks the solver to stop; it keeps the best it has. A plan still in line is a draft again. */
export const cancelPlan = (ground: Ground, actor: Person, planId: string, body: z.output<typeof stepInput>): Stepped =>
  carryOutOnPlan(ground, actor, planId, body, 'cancel', async (tx, plan, state) => {
    await savePlan(tx, { ...plan, state, cancelAsked: state === 'solving' });
    return done({ version: plan.version + 1, state });
  });

export const dropPlan = (ground: Ground, actor: Person, planId: string, body: z.output<typeof stepInput>, at: Instant): Stepped =>
  carryOutOnPlan(ground, actor, planId, body, 'drop', async (tx, plan, state) => {
    await savePlan(tx, { ...plan, state });
    await tellOfPlan(tx, 'PlanDropped', plan, {}, at);
    return done({ version: plan.version + 1, state });
  });

/** Weights, the number to choose, capacities: a solved plan is a draft again, since its bound was for other numbers. */
export const changePlan = (ground: Ground, actor: Person, planId: string, body: z.output<typeof changeInput>): Stepped =>
  carryOutOnPlan(ground, actor, planId, body, 'change', async (tx, plan, state) => {
    const liaisons = await planLiaisons(tx, planId);
    const wanted = new Map((body.liaisons ?? []).map((l) => [l.liaisonId, l]));
    const choose = body.choose ?? plan.choose;
    if (choose !== null && choose > liaisons.length) return refuse('plan_too_few', { count: liaisons.length, choose });
    await savePlanLiaisons(tx, planId, liaisons.flatMap((l) => {
      const change = wanted.get(l.liaisonId);
      return change ? [{ ...l, capacity: change.capacity, least: Math.min(change.least, change.capacity) }] : [];
    }));
    await savePlan(tx, { ...plan, state, choose: plan.mode === 'choose' ? choose : null, settings: body.settings ?? plan.settings, lowerBound: null, proven: null });
    return done({ version: plan.version + 1, state });
  });
