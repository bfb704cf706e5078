import type { Transaction } from '../../../../ground/database/database.js';
import { recordFacts } from '../../../../ground/facts/store.js';
import { newId } from '../../../../ground/id.js';
import { done, type Result } from '../../../../ground/result.js';
import type { HouseholdValues } from '../rules/plan-changes.js';
import { registerFact, type RegisterFactData, type RegisterFactKind } from '../rules/register-facts.js';
import { tellerOf, type Acting, type HouseholdAnswer } from './act-on-household.js';
import { insertChanges, updateHouseholds, type ChangeKind, type StoredHousehold } from './store.js';

export interface HouseholdStep {
  kind: ChangeKind; fact: RegisterFactKind; values: Partial<HouseholdValues>; ended: { on: string; because: string } | null;
  before: object | null; after: object | null; reason: string; data: RegisterFactData;
}

/** Writes a move, an end or a return: the row, its history, its fact, and what follows of it in the liaison room. */
export async function stepHousehold(tx: Transaction, acting: Acting, household: StoredHousehold, step: HouseholdStep): Promise<Result<HouseholdAnswer>> {
  const { householdId } = household;
  const values: HouseholdValues = { ...household, ...step.values };
  const told = await updateHouseholds(tx, [{ householdId, values, validFrom: household.validFrom, validTo: step.ended?.on ?? null, endedBecause: step.ended?.because ?? null }]);
  const version = told.get(householdId) ?? household.factsTold + 1;
  await insertChanges(tx, [{ changeId: newId(), householdId, residentId: null, kind: step.kind, before: step.before, after: step.after }],
    { reason: step.reason, importId: null, by: acting.actor.personId, at: acting.at });
  await recordFacts(tx, [registerFact(tellerOf(acting), step.fact, { kind: 'household', id: householdId, sequence: version, unitCode: values.unitCode }, step.data)]);
  await acting.side.follow(tx, [householdId], acting.at);
  return done({ householdId, version, changed: true });
}
