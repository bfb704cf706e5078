import type { Transaction } from '../../../ground/database/database.js';
import type { RecordedFact } from '../../../ground/facts/fact.js';
import { newId } from '../../../ground/id.js';
import { householdsAtAddresses } from '../../honeycomb/door.js';
import { liaisonsOfHouseholds } from '../../liaison/door.js';
import { knowPromises } from '../clocks/know-promises.js';
import { decide } from './rules/decide.js';
import type { CaseActor } from './rules/case.js';
import { householdsToTell, lockCases, saveDecisions, type CaseHousehold } from './store.js';

const SYSTEM: CaseActor = { kind: 'system', personId: null, unitCode: null };

/**
 * L8: a new case reaches the household's own liaison too, who helps with it from now on 协办. The household is the one it was
 * reported for or by its card; else the one whose address was given as the place, when exactly one has it. Heard after intake,
 * so that no report waits for it; a household without a liaison, or a liaison who holds the case already, changes nothing.
 */
export async function tellOwnLiaisons(tx: Transaction, facts: readonly RecordedFact[]): Promise<void> {
  const told = await householdsToTell(tx, [...new Set(facts.map((f) => f.subjectId))]);
  const households = await householdsOf(tx, told);
  if (households.size === 0) return;
  const liaisons = await liaisonsOfHouseholds(tx, [...new Set(households.values())]);
  const cases = await lockCases(tx, [...households].flatMap(([caseId, householdId]) => (liaisons.has(householdId) ? [caseId] : [])));
  if (cases.length === 0) return;
  const promises = await knowPromises(tx);
  await saveDecisions(tx, cases.flatMap((c) => {
    const personId = liaisons.get(households.get(c.caseId) ?? '')?.personId;
    if (personId === undefined) return [];
    const decided = decide(c, { kind: 'add_helper', personId, why: 'own_liaison' }, { actor: SYSTEM, at: c.changedAt, promises, newId });
    return decided.ok ? [decided.value] : [];
  }));
}

/** Case → household. */
async function householdsOf(tx: Transaction, cases: readonly CaseHousehold[]): Promise<Map<string, string>> {
  const known = new Map(cases.flatMap((c) => (c.householdId ? [[c.caseId, c.householdId] as const] : [])));
  const asked = cases.filter((c) => c.householdId === null && c.placeWords !== '');
  const found = await householdsAtAddresses(tx, asked.map((c) => ({ unitCode: c.unitCode, address: c.placeWords })));
  for (const [i, c] of asked.entries()) { const householdId = found[i]; if (householdId) known.set(c.caseId, householdId); }
  return known;
}
