import type { Transaction } from '../../../../ground/database/database.js';
import { householdsLike } from '../register/store.js';
import type { UnitFinder } from '../rules/find-unit.js';
import { planChanges, spellingsOf, type FileHousehold, type HouseholdPlan } from '../rules/plan-changes.js';
import type { Note } from '../rules/roster.js';
import { rowsOfHouseholds, type Counts, type HouseholdRowOf } from './store.js';

export const HOUSEHOLDS_AT_ONCE = 400;

/** What so many households of a file mean for the register as it stands in this transaction. */
export async function compareHouseholds(tx: Transaction, importId: string, from: number, before: number, finder: UnitFinder, taken: Set<string>): Promise<HouseholdPlan[]> {
  const households = groupRows(await rowsOfHouseholds(tx, importId, from, before));
  const rows = households.flatMap((household) => household.rows.map((row) => row.parsed));
  const unplaced = households.filter(({ rows: some }) => some.every((row) => row.parsed.number === null && row.parsed.address === null));
  const known = await householdsLike(tx, {
    unitCodes: distinct(rows.map((row) => row.unitCode)), numbers: distinct(rows.map((row) => row.number)),
    addressKeys: distinct(rows.flatMap((row) => (row.address === null ? [] : spellingsOf(row.address, finder.prefixes(row.unitCode))))),
    names: distinct(unplaced.flatMap(({ rows: some }) => some.map((row) => row.parsed.name))),
  });
  return planChanges(households, known, (unitCode) => finder.prefixes(unitCode), taken);
}

function groupRows(rows: readonly HouseholdRowOf[]): FileHousehold[] {
  const groups = new Map<number, { number: number; parsed: HouseholdRowOf['parsed'] }[]>();
  for (const { household, number, parsed } of rows) {
    const group = groups.get(household);
    if (group) group.push({ number, parsed });
    else groups.set(household, [{ number, parsed }]);
  }
  return [...groups].map(([ordinal, some]) => ({ ordinal, rows: some }));
}

export interface RowOutcome { number: number; outcome: 'registered' | 'changed' | 'unchanged' | null; reject: Note | null }

/** Row by row what the plans come to, adding to the counts. What changes about the household itself is said of its first row. */
export function outcomesOf(plans: readonly HouseholdPlan[], counts: Pick<Counts, 'households' | 'residents'>): RowOutcome[] {
  return plans.flatMap((plan): RowOutcome[] => {
    if (plan.kind === 'refused') return plan.rowNumbers.map((number) => ({ number, outcome: null, reject: { code: plan.because } }));
    const own = Object.keys(plan.changed).length > 0;
    const rows = plan.residents.flatMap((resident, i): RowOutcome[] => {
      if (resident.rowNumber === null) return [];
      const outcome = resident.residentId === null ? 'registered' : Object.keys(resident.changed).length > 0 ? 'changed' : 'unchanged';
      counts.residents[outcome] += 1;
      return [{ number: resident.rowNumber, outcome: outcome === 'unchanged' && own && i === 0 ? 'changed' : outcome, reject: null }];
    });
    counts.households[plan.kind === 'register' ? 'registered' : rows.some((row) => row.outcome !== 'unchanged') ? 'changed' : 'unchanged'] += 1;
    return rows;
  });
}

const distinct = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((value): value is string => value !== null))];
