import type { Transaction } from '../../../../ground/database/database.js';

/**
 * Empties households that ended before a day, at most `limit`: their people, their history, merges and decisions about them go;
 * what stays is a row without address, number, house or point, for the records that name its id. Answers how many.
 */
export const emptyHouseholds = async (tx: Transaction, endedBefore: string, today: string, limit: number): Promise<number> =>
  (await tx.query({
    text: `with gone as materialized (
             select household_id from honeycomb.households
             where county_code = $1 and valid_to < $2 and forgotten_on is null order by valid_to limit $4 for update skip locked),
           people as (delete from honeycomb.residents r using gone where r.county_code = $1 and r.household_id = gone.household_id),
           history as (delete from honeycomb.register_changes c using gone where c.county_code = $1 and c.household_id = gone.household_id),
           merges as (delete from honeycomb.register_merges m using gone where m.county_code = $1 and gone.household_id in (m.kept_id, m.ended_id)),
           decided as (delete from honeycomb.register_not_doubles n using gone where n.county_code = $1 and gone.household_id in (n.one_id, n.other_id))
           update honeycomb.households h set address = '—', household_number = null, building = null, entrance = null, villager_group = null, lng = null, lat = null, forgotten_on = $3
           from gone where h.county_code = $1 and h.household_id = gone.household_id returning 1`,
    values: [tx.scope.countyCode, endedBefore, today, limit],
  })).length;

/** Removes residents who moved out or died before a day from households that go on, with the history that names them; at most `limit`. */
export const removeResidents = async (tx: Transaction, sinceBefore: string, limit: number): Promise<number> =>
  (await tx.query({
    text: `with gone as materialized (
             select resident_id, household_id from honeycomb.residents
             where county_code = $1 and state in ('moved_out', 'deceased') and state_since < $2 order by state_since limit $3 for update skip locked),
           history as (delete from honeycomb.register_changes c using gone
                       where c.county_code = $1 and c.household_id = gone.household_id and c.resident_id = gone.resident_id)
           delete from honeycomb.residents r using gone where r.county_code = $1 and r.resident_id = gone.resident_id returning 1`,
    values: [tx.scope.countyCode, sinceBefore, limit],
  })).length;
