import type { Transaction } from '../../../ground/database/database.js';
import { recordFacts } from '../../../ground/facts/store.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { takePlanSequence, type PlanRow } from './store.js';

/** Tells what happened to a plan, under the lock of its row. */
export async function tellOfPlan(tx: Transaction, kind: 'PlanDrafted' | 'PlanAdjusted' | 'PlanSolved' | 'PlanDropped' | 'PlanPublished', plan: Pick<PlanRow, 'planId' | 'unitCode'>, data: Record<string, unknown>, at: Instant): Promise<void> {
  await recordFacts(tx, [{
    factId: newId(), kind, subjectKind: 'plan', subjectId: plan.planId, subjectSequence: await takePlanSequence(tx, plan.planId), data,
    actorKind: tx.scope.personId ? 'person' : 'system', actorId: tx.scope.personId, unitCode: plan.unitCode, happenedAt: at,
  }]);
}
