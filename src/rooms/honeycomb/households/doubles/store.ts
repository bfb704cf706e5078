import type { Transaction } from '../../../../ground/database/database.js';
import type { Instant } from '../../../../ground/time.js';
import type { KnownHousehold } from '../rules/plan-changes.js';

export type DoubleReason = 'same_address' | 'same_phone' | 'same_birth' | 'same_place';
export interface FoundPair { oneId: string; otherId: string; because: DoubleReason[] }

/**
 * Pairs of households of one unit that may be one, those with most reasons first: one address (unless their numbers tell them
 * apart), one telephone, one name with one year of birth, one name at one point. Pairs somebody has decided on are left out.
 */
export const findPairs = (tx: Transaction, areas: readonly string[], limit: number): Promise<FoundPair[]> =>
  tx.query<FoundPair>({
    text: `with home as materialized (
             select h.household_id, h.unit_code, h.address_key, h.household_number, h.lng, h.lat from unnest($2::text[]) area
             join honeycomb.households h on h.county_code = $1 and h.unit_code >= area and h.unit_code < area || ':' where h.valid_to is null),
           person as materialized (
             select h.household_id, h.unit_code, r.name, r.birth_year, r.phone, h.lng, h.lat from home h
             join honeycomb.residents r on r.county_code = $1 and r.household_id = h.household_id where r.state in ('living_here', 'working_away')),
           pair as (
             select a.household_id as one, b.household_id as other, 'same_address' as because from home a
             join home b on b.unit_code = a.unit_code and b.address_key = a.address_key and b.household_id > a.household_id
             where a.household_number is null or b.household_number is null or a.household_number = b.household_number
             union
             select a.household_id, b.household_id, 'same_phone' from person a
             join person b on b.unit_code = a.unit_code and b.phone = a.phone and b.household_id > a.household_id
             union
             select a.household_id, b.household_id, 'same_birth' from person a
             join person b on b.unit_code = a.unit_code and b.name = a.name and b.birth_year = a.birth_year and b.household_id > a.household_id
             union
             select a.household_id, b.household_id, 'same_place' from person a
             join person b on b.unit_code = a.unit_code and b.name = a.name and b.lng = a.lng and b.lat = a.lat and b.household_id > a.household_id
             where a.birth_year is null or b.birth_year is null)
           select one as one_id, other as other_id, array_agg(because order by because) as because from pair
           where not exists (select from honeycomb.register_not_doubles n where n.county_code = $1 and n.one_id = pair.one and n.other_id = pair.other)
           group by one, other order by count(*) desc, one, other limit $3`,
    values: [tx.scope.countyCode, areas, limit],
  });

/** Remembers that two households are two. */
export const addNotDoubles = (tx: Transaction, one: string, other: string, by: string, at: Instant): Promise<unknown> =>
  tx.query({
    text: `insert into honeycomb.register_not_doubles (county_code, one_id, other_id, decided_by, decided_at)
           values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, to_timestamp($5::float8 / 1000)) on conflict do nothing`,
    values: [tx.scope.countyCode, one, other, by, at],
  });

/** Both households as they were or are. */
export interface Two { kept: KnownHousehold; ended: KnownHousehold }
export interface StoredMerge {
  mergeId: string; keptId: string; endedId: string; unitCode: string; reason: string; before: Two; after: Two; carried: Record<string, unknown>;
  mergedAt: Instant; undoneAt: Instant | null;
}

export const addMerge = (tx: Transaction, merge: Omit<StoredMerge, 'undoneAt'>, by: string): Promise<unknown> =>
  tx.query({
    text: `insert into honeycomb.register_merges (county_code, merge_id, kept_id, ended_id, unit_code, reason, before, after, carried, merged_by, merged_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::float8 / 1000))`,
    values: [tx.scope.countyCode, merge.mergeId, merge.keptId, merge.endedId, merge.unitCode, merge.reason, JSON.stringify(merge.before), JSON.stringify(merge.after),
      JSON.stringify(merge.carried), by, merge.mergedAt],
  });

/** The merge, locked for this transaction; null when there is none in the caller's scope. */
export const lockMerge = async (tx: Transaction, mergeId: string): Promise<StoredMerge | null> =>
  (await tx.query<StoredMerge>({
    text: `select merge_id, kept_id, ended_id, unit_code, reason, before, after, carried, merged_at, undone_at
           from honeycomb.register_merges where county_code = $1 and merge_id = $2 for update`,
    values: [tx.scope.countyCode, mergeId] }))[0] ?? null;

export const setUndone = (tx: Transaction, mergeId: string, by: string, because: string, at: Instant): Promise<unknown> =>
  tx.query({
    text: `update honeycomb.register_merges set undone_by = $3, undone_because = $4, undone_at = to_timestamp($5::float8 / 1000) where county_code = $1 and merge_id = $2`,
    values: [tx.scope.countyCode, mergeId, by, because, at],
  });

export interface ListedMerge {
  mergeId: string; keptId: string; keptAddress: string; endedId: string; endedAddress: string; unitCode: string; unitName: string; reason: string;
  mergedBy: string | null; mergedAt: Instant; undoneAt: Instant | null;
}
/** The newest merges inside areas, at most 100. */
export const mergesWithin = (tx: Transaction, areas: readonly string[]): Promise<ListedMerge[]> =>
  tx.query<ListedMerge>({
    text: `select m.merge_id, m.kept_id, m.ended_id, m.before->'kept'->>'address' as kept_address, m.before->'ended'->>'address' as ended_address, m.unit_code,
             u.name as unit_name, m.reason, p.name as merged_by, m.merged_at, m.undone_at
           from unnest($2::text[]) area
           join honeycomb.register_merges m on m.county_code = $1 and m.unit_code >= area and m.unit_code < area || ':'
           join honeycomb.units u on u.county_code = m.county_code and u.unit_code = m.unit_code
           left join honeycomb.people p on p.county_code = m.county_code and p.person_id = m.merged_by
           order by m.merged_at desc, m.merge_id limit 100`,
    values: [tx.scope.countyCode, areas],
  });
