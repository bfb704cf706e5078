import type { Transaction } from '../../../ground/database/database.js';

export interface FoundHousehold {
  householdId: string;
  address: string;
  unitCode: string;
  unitName: string;
  lng: number | null;
  lat: number | null;
}

/** Active households inside an area, by part of the address or by the beginning of a resident's name or telephone. */
export const householdsMatching = (tx: Transaction, area: string, text: string, limit: number): Promise<FoundHousehold[]> =>
  tx.query<FoundHousehold>({
    text: `with hit as (
             (select h.household_id from honeycomb.households h
              where h.county_code = $1 and h.unit_code >= $2 and h.unit_code < $2 || ':' and h.valid_to is null
                and strpos(h.address, $3) > 0 limit $4)
             union
             (select r.household_id from honeycomb.residents r
              join honeycomb.households h on h.county_code = $1 and h.household_id = r.household_id
              where r.county_code = $1 and (starts_with(r.name, $3) or starts_with(r.phone, $3)) and r.state in ('living_here', 'working_away')
                and h.unit_code >= $2 and h.unit_code < $2 || ':' and h.valid_to is null limit $4))
           select h.household_id, h.address, h.unit_code, u.name as unit_name, h.lng, h.lat
           from hit join honeycomb.households h on h.county_code = $1 and h.household_id = hit.household_id
           join honeycomb.units u on u.county_code = $1 and u.unit_code = h.unit_code
           order by h.unit_code, length(h.address), h.address, h.household_id limit $4`,
    values: [tx.scope.countyCode, area, text, limit],
  });

export interface FoundResident { residentId: string; name: string; phone: string | null }

/** Those who live in the households (or work away), in the order in which they were entered. */
export async function residentsOf(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, FoundResident[]>> {
  const rows = await tx.query<FoundResident & { householdId: string }>({
    name: 'households-residents',
    text: `select household_id, resident_id, name, phone from honeycomb.residents
           where county_code = $1 and household_id = any($2::uuid[]) and state in ('living_here', 'working_away')
           order by household_id, resident_id limit 400`,
    values: [tx.scope.countyCode, householdIds],
  });
  const found = new Map<string, FoundResident[]>();
  for (const { householdId, ...resident } of rows) found.set(householdId, [...(found.get(householdId) ?? []), resident]);
  return found;
}

/** Households in force whose unit is missing or no longer valid, at most `limit`; `total` counts all. */
export const householdsWithoutUnit = (tx: Transaction, limit: number): Promise<{ subject: string; detail: string; total: number }[]> =>
  tx.query({
    text: `select h.household_id::text as subject, h.unit_code as detail, count(*) over ()::int as total
           from honeycomb.households h
           left join honeycomb.units u on u.county_code = h.county_code and u.unit_code = h.unit_code
           where h.county_code = $1 and h.valid_to is null and (u.unit_code is null or u.valid_to is not null) order by 1 limit $2`,
    values: [tx.scope.countyCode, limit],
  });
