import { done, refuse, type Result } from '../../../../ground/result.js';

export const PLAN_STATES = ['draft', 'queued', 'solving', 'solved', 'published', 'replaced', 'dropped'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export const PLAN_STEPS = ['solve', 'cancel', 'adjust', 'change', 'drop', 'publish'] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

/**
 * What may be done with a plan in each state, and the state it is in then. What is not here is refused. `solving` ends by the
 * solver itself (solved), also when it is cancelled: the best so far is kept. Publishing another plan of the unit makes the
 * published one `replaced`.
 */
const NEXT: Record<PlanState, Partial<Record<PlanStep, PlanState>>> = {
  draft: { solve: 'queued', adjust: 'draft', change: 'draft', drop: 'dropped' },
  queued: { cancel: 'draft', drop: 'dropped' },
  solving: { cancel: 'solving' },
  solved: { solve: 'queued', adjust: 'solved', change: 'draft', drop: 'dropped', publish: 'published' },
  published: {}, replaced: {}, dropped: {},
};

export const stepFrom = (state: PlanState, step: PlanStep): Result<PlanState> => {
  const next = NEXT[state][step];
  return next ? done(next) : refuse('plan_not_now', { state: `plan.${state}` });
};
