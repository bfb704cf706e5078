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

export interface Appointed { personId: string; name: string; nameInitials: string; phone: string | null; unitCode: string; since: string }

/** Enters those who begin to serve; whoever serves already stays as they are. `since` is a day. */
export const appointPeople = (tx: Transaction, people: readonly Appointed[]): Promise<unknown> =>
  tx.query({
    name: 'people-appoint',
    text: `insert into honeycomb.people (county_code, person_id, name, name_initials, phone, unit_code, valid_from)
           select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[]) on conflict do nothing`,
    values: [tx.scope.countyCode, people.map((p) => p.personId), people.map((p) => p.name), people.map((p) => p.nameInitials),
      people.map((p) => p.phone), people.map((p) => p.unitCode), people.map((p) => p.since)],
  });

/** Of these, who serves at the day. */
export async function servingPeople(tx: Transaction, ids: readonly string[], day: string): Promise<Set<string>> {
  const rows = await tx.query<{ personId: string }>({
    name: 'people-serving',
    text: `select person_id from honeycomb.people where county_code = $1 and person_id = any($2::uuid[])
             and valid_from <= $3::date and (valid_to is null or valid_to > $3::date)`,
    values: [tx.scope.countyCode, ids, day],
  });
  return new Set(rows.map((row) => row.personId));
}
