import type { Transaction } from '../../../ground/database/database.js';

export interface PersonSummary {
  id: string;
  name: string;
  phone: string | null;
  unitCode: string;
}

/** Those who serve, by id; an unknown id is absent from the map. */
export async function peopleByIds(tx: Transaction, ids: readonly string[]): Promise<Map<string, PersonSummary>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<PersonSummary>({
    name: 'people-by-ids',
    text: `select person_id as id, name, phone, unit_code from honeycomb.people
           where county_code = $1 and person_id = any($2::uuid[])`,
    values: [tx.scope.countyCode, wanted],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes the next sequence number for a fact about this person and, with it, the lock on the row; null if unknown. */
export async function takeFactSequence(tx: Transaction, personId: string): Promise<{ sequence: number; unitCode: string } | null> {
  const rows = await tx.query<{ sequence: number; unitCode: string }>({
    name: 'people-take-fact-sequence',
    text: `update honeycomb.people set facts_told = facts_told + 1
           where county_code = $1 and person_id = $2 returning facts_told as sequence, unit_code`,
    values: [tx.scope.countyCode, personId],
  });
  return rows[0] ?? null;
}
