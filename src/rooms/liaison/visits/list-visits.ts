import type { Visit } from '../../../contract/care.js';
import type { Transaction } from '../../../ground/database/database.js';
import { peopleByIds } from '../../honeycomb/door.js';
import { lastVisits, visitsOf, type LastRow } from './store.js';

/** Visits of one household, the latest first, with who came. Always of one household: nothing here counts visits by who made them. */
export async function visitsOfHousehold(tx: Transaction, householdId: string, limit: number): Promise<Visit[]> {
  const rows = await visitsOf(tx, householdId, limit);
  const people = await peopleByIds(tx, rows.map((v) => v.personId));
  return rows.map(({ unitCode: _unit, personId, ...v }) => ({ ...v, personName: people.get(personId)?.name ?? '', hasVoice: v.voiceFileId !== null }));
}

export const lastVisitsOf = async (tx: Transaction, householdIds: readonly string[]): Promise<Map<string, LastRow>> =>
  new Map((await lastVisits(tx, householdIds)).map((row) => [row.householdId, row]));
