import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { refuse, type Result } from '../../../ground/result.js';
import { stepFrom, type PlanState, type PlanStep } from './rules/plan-states.js';
import { planById, type PlanRow } from './store.js';

/**
 * One step of a person on one plan: idempotent by its id, on the locked row, with the permission of the unit and the table of
 * states. `work` is given the plan and the state it goes to. Refusals: not_found, not_allowed, plan_not_now, plan_changed.
 */
export const carryOutOnPlan = <T>(
  ground: Ground, actor: Person, planId: string, body: { commandId: string; sawVersion?: number }, step: PlanStep,
  work: (tx: Transaction, plan: PlanRow, next: PlanState) => Promise<Result<T>>,
): Promise<Result<T>> => ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, { planId, ...body }, async () => {
  const plan = await planById(tx, planId, true);
  if (!plan || !mayIn(actor, 'plan.read', plan.unitCode)) return refuse('not_found');
  if (!mayIn(actor, 'plan.write', plan.unitCode)) return refuse('not_allowed');
  if (body.sawVersion !== undefined && body.sawVersion !== plan.version) return refuse('plan_changed');
  const next = stepFrom(plan.state, step);
  if (!next.ok) return next;
  return work(tx, plan, next.value);
}));
