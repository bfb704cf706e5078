import { systemScope } from '../../../../ground/database/scope.js';
import type { Transaction } from '../../../../ground/database/database.js';
import { recordFacts } from '../../../../ground/facts/store.js';
import type { Ground } from '../../../../ground/ground.js';
import { newId } from '../../../../ground/id.js';
import type { PlaceHouseholds } from '../place-households.js';
import { lockUnits } from '../register/store.js';
import { writePlans } from '../register/write-plans.js';
import { makeUnitFinder, type UnitFinder } from '../rules/find-unit.js';
import { registerFact, type FactTeller } from '../rules/register-facts.js';
import { compareHouseholds, HOUSEHOLDS_AT_ONCE, outcomesOf } from './compare-households.js';
import { keepClaim, lastHousehold, rosterUnits, rowsOfHouseholds, setImport, setOutcomes, takeImportSequence, type Claim, type Counts, type StoredImport } from './store.js';

/**
 * Writes a checked roster into the register, some hundred households per transaction: their rows, history, facts and places in
 * micro-grids stand together or not at all. Each part is compared anew with the register as it is by then, so an import that was
 * cut short goes on where it stood, and what somebody registered since the preview is not registered twice.
 */
export async function applyRoster(ground: Ground, found: StoredImport, claimed: Claim, place: PlaceHouseholds): Promise<void> {
  const scope = systemScope(ground.countyCode);
  const begun = await ground.database.transaction(scope, async (tx) => ({ finder: makeUnitFinder(await rosterUnits(tx), found.unitCode), last: await lastHousehold(tx, found.importId) }));
  let claim: Claim | null = claimed;
  const counts = found.nextHousehold > 1 ? found.counts as Counts : { ...found.counts as Counts, households: none(), residents: none() };
  for (let from = found.nextHousehold; from <= begun.last; from += HOUSEHOLDS_AT_ONCE) {
    claim = await ground.database.transaction(scope, async (tx) => {
      const kept: Claim | null = claim && await keepClaim(tx, claim, 'applying');
      if (!kept) return null;
      const next: Counts = { ...counts, households: { ...counts.households }, residents: { ...counts.residents } };
      await applyPart(tx, ground, found, from, begun.finder, next, place);
      const done = Math.min(found.rows, Math.floor((found.rows * (from + HOUSEHOLDS_AT_ONCE)) / (begun.last + 1)));
      await setImport(tx, found.importId, { nextHousehold: from + HOUSEHOLDS_AT_ONCE, done, counts: next });
      // Only what is about to be committed counts: the assignment below runs again with the whole if the database asks for it.
      Object.assign(counts, next);
      return kept;
    });
    if (!claim) return;
  }
  await ground.database.transaction(scope, async (tx) => {
    if (!claim || !await keepClaim(tx, claim, 'applying')) return;
    const at = ground.now();
    await setImport(tx, found.importId, { state: 'applied', done: found.rows, appliedAt: at });
    await recordFacts(tx, [registerFact(teller(found, at), 'RosterApplied',
      { kind: 'roster', id: found.importId, sequence: await takeImportSequence(tx, found.importId), unitCode: found.unitCode },
      { rows: found.rows, counts: { accepted: counts.accepted, corrected: counts.corrected, rejected: counts.rejected, households: counts.households.registered, residents: counts.residents.registered } })]);
  });
}

async function applyPart(tx: Transaction, ground: Ground, found: StoredImport, from: number, finder: UnitFinder, counts: Counts, place: PlaceHouseholds): Promise<void> {
  const rows = await rowsOfHouseholds(tx, found.importId, from, from + HOUSEHOLDS_AT_ONCE);
  await lockUnits(tx, [...new Set(rows.map((row) => row.parsed.unitCode))]);
  const plans = await compareHouseholds(tx, found.importId, from, from + HOUSEHOLDS_AT_ONCE, finder, new Set());
  await writePlans(tx, plans, { teller: teller(found, ground.now()), importId: found.importId, reason: '' }, place);
  await setOutcomes(tx, found.importId, outcomesOf(plans, counts), true);
}

const teller = (found: StoredImport, at: number): FactTeller =>
  ({ newId, actorKind: found.appliedBy === null ? 'system' : 'person', actorId: found.appliedBy, at });
const none = (): { registered: number; changed: number; unchanged: number } => ({ registered: 0, changed: 0, unchanged: 0 });
