import { describe, expect, it } from 'vitest';
import { PLAN_STATES, PLAN_STEPS, stepFrom, type PlanState, type PlanStep } from './plan-states.js';

const ALLOWED: Record<string, PlanState> = {
  'draft solve': 'queued', 'draft adjust': 'draft', 'draft change': 'draft', 'draft drop': 'dropped',
  'queued cancel': 'draft', 'queued drop': 'dropped', 'solving cancel': 'solving',
  'solved solve': 'queued', 'solved adjust': 'solved', 'solved change': 'draft', 'solved drop': 'dropped', 'solved publish': 'published',
};

describe('L3: the life of a plan', () => {
  it.each(PLAN_STATES.flatMap((state) => PLAN_STEPS.map((step): [PlanState, PlanStep] => [state, step])))('%s × %s', (state, step) => {
    const next = ALLOWED[`${state} ${step}`];
    expect(stepFrom(state, step)).toEqual(next ? { ok: true, value: next } : { ok: false, refusal: { code: 'plan_not_now', values: { state: `plan.${state}` } } });
  });
  it('leaves no plan without an end, and nothing leads out of one', () => {
    for (const state of ['published', 'replaced', 'dropped'] as const) for (const step of PLAN_STEPS) expect(stepFrom(state, step).ok).toBe(false);
    for (const state of ['draft', 'queued', 'solved'] as const) expect(stepFrom(state, 'drop').ok).toBe(true);
  });
});
