import type { CareNeed } from '../../../contract/care.js';
import type { Transaction } from '../../../ground/database/database.js';
import { peopleByIds, residentsOfHouseholds } from '../../honeycomb/door.js';
import type { NeedRow } from './store.js';

/** Needs as they are shown: with the names of whom they are about and of who noted them. */
export async function describeNeeds(tx: Transaction, rows: readonly NeedRow[]): Promise<CareNeed[]> {
  const people = await peopleByIds(tx, rows.flatMap((n) => n.notedBy ?? []));
  const named = rows.filter((n) => n.residentId !== null);
  const residents = new Map((named.length === 0 ? [] : await residentsOfHouseholds(tx, [...new Set(named.map((n) => n.householdId))])).map((r) => [r.residentId, r.name]));
  return rows.map(({ unitCode: _unit, visitEveryDays: _every, longestDays: _longest, notedBy, ...need }) => ({
    ...need, residentName: need.residentId === null ? null : residents.get(need.residentId) ?? null,
    notedByName: notedBy === null ? null : people.get(notedBy)?.name ?? null,
  }));
}
