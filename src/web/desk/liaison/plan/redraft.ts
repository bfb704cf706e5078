import type { Plan } from '../../../../contract/liaison.js';
import { adjustPlan, draftPlan, readPlan, stepPlan } from '../../../api/liaison.js';
import { newId } from '../../../api/new-id.js';

const AT_ONCE = 500;
export interface Redrafted { planId: string; lost: number }

/** The same wishes on what is in force today: settings and locks are carried over, then it is solved. `lost`: locks that could not be. */
export async function redraft(plan: Plan, commandId: string, planId: string): Promise<Redrafted> {
  const { unitCode, mode, choose, settings, note } = plan.summary;
  await draftPlan({ commandId, planId, unitCode, mode, choose: mode === 'choose' ? choose : null, settings, note });
  const fresh = await readPlan(planId);
  const may = new Set(fresh.liaisons.map((one) => one.liaisonId));
  const here = new Set(fresh.households.map((one) => one.householdId));
  const locked = plan.households.filter((one) => one.locked && here.has(one.householdId));
  const kept = locked.flatMap((one) => (one.liaisonId !== null && may.has(one.liaisonId) ? [{ householdId: one.householdId, liaisonId: one.liaisonId, locked: true }] : []));
  let [carried, sawVersion] = [0, fresh.summary.version];
  for (let from = 0; from < kept.length; from += AT_ONCE) {
    const households = kept.slice(from, from + AT_ONCE);
    try {
      ({ version: sawVersion } = await adjustPlan(planId, { commandId: newId(), sawVersion, households }));
      carried += households.length;
    } catch { break; }
  }
  await stepPlan(planId, 'solve', { commandId: newId() }).catch(() => undefined);
  return { planId, lost: locked.length - carried };
}
