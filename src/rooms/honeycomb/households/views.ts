import type { Transaction } from '../../../ground/database/database.js';

/** A household as the rooms to the right need it to link, visit and answer it. */
export interface HouseholdPlace {
  householdId: string;
  unitCode: string;
  address: string;
  lng: number | null;
  lat: number | null;
  building: string | null;
  entrance: string | null;
  villagerGroup: string | null;
  contactPreference: string;
  /** False: it has ended. */
  inForce: boolean;
}
const PLACE = `h.household_id, h.unit_code, h.address, h.lng, h.lat, h.building, h.entrance, h.villager_group, h.contact_preference,
               h.valid_to is null as in_force`;

/** Households by id, also ended ones; an unknown id, or one outside the caller's scope, is absent. */
export async function householdsByIds(tx: Transaction, ids: readonly string[]): Promise<Map<string, HouseholdPlace>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<HouseholdPlace>({
    name: 'households-by-ids',
    text: `select ${PLACE} from honeycomb.households h where h.county_code = $1 and h.household_id = any($2::uuid[])`,
    values: [tx.scope.countyCode, ids],
  });
  return new Map(rows.map((row) => [row.householdId, row]));
}

/** Households in force of exactly this village or compound, by address; at most 20,000. */
export const householdsOfCell = (tx: Transaction, unitCode: string): Promise<HouseholdPlace[]> =>
  tx.query<HouseholdPlace>({
    name: 'households-of-cell',
    text: `select ${PLACE} from honeycomb.households h
           where h.county_code = $1 and h.unit_code = $2 and h.valid_to is null order by h.address, h.household_id limit 20000`,
    values: [tx.scope.countyCode, unitCode],
  });

/** How many households in force each village and compound inside the area has. */
export async function countHouseholds(tx: Transaction, area: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ unitCode: string; count: number }>({
    name: 'households-count',
    text: `select unit_code, count(*)::int as count from honeycomb.households
           where county_code = $1 and unit_code >= $2 and unit_code < $2 || ':' and valid_to is null group by unit_code`,
    values: [tx.scope.countyCode, area],
  });
  return new Map(rows.map((row) => [row.unitCode, row.count]));
}

/** Every household in force with its village or compound: for checking the whole county, as the owner. */
export const allHouseholdCells = (tx: Transaction): Promise<{ householdId: string; unitCode: string }[]> =>
  tx.query({ text: 'select household_id, unit_code from honeycomb.households where county_code = $1 and valid_to is null', values: [tx.scope.countyCode] });

export interface HouseholdContact { members: number; contactName: string | null; contactPhone: string | null }

/** Whom to call of each household: the first with a telephone of those who live there; and how many they are. */
export async function contactsOf(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, HouseholdContact>> {
  if (householdIds.length === 0) return new Map();
  const rows = await tx.query<HouseholdContact & { householdId: string }>({
    name: 'households-contacts',
    text: `select household_id, count(*)::int as members,
                  (array_agg(name order by phone is null, resident_id))[1] as contact_name,
                  (array_agg(phone order by phone is null, resident_id))[1] as contact_phone
           from honeycomb.residents
           where county_code = $1 and household_id = any($2::uuid[]) and state in ('living_here', 'working_away') group by household_id`,
    values: [tx.scope.countyCode, householdIds],
  });
  return new Map(rows.map(({ householdId, ...contact }) => [householdId, contact]));
}

/** Shorter words than these are no address, and a unit above the village holds too many doors to guess among. */
const SHORTEST_ADDRESS = 3;
const CELL_DIGITS = 12;

/** The household in force at exactly this address, or whose address ends with it, in a village or compound; null when there is none or more than one. */
export const householdAtAddress = async (tx: Transaction, unitCode: string, address: string): Promise<string | null> =>
  (await householdsAtAddresses(tx, [{ unitCode, address }]))[0] ?? null;

/** The same for a list, in its order. */
export async function householdsAtAddresses(tx: Transaction, places: readonly { unitCode: string; address: string }[]): Promise<(string | null)[]> {
  const asked = places.map((p, n) => ({ ...p, n })).filter((p) => p.unitCode.length >= CELL_DIGITS && p.address.length >= SHORTEST_ADDRESS);
  if (asked.length === 0) return places.map(() => null);
  const rows = await tx.query<{ n: number; householdId: string | null }>({
    name: 'households-at-addresses',
    text: `select p.n, found.household_id
           from jsonb_to_recordset($2::jsonb) as p(n int, "unitCode" text, address text)
           join lateral (select (array_agg(household_id))[1] as household_id from (
             select household_id from honeycomb.households
             where county_code = $1 and unit_code >= p."unitCode" and unit_code < p."unitCode" || ':' and valid_to is null
               and right(address, length(p.address)) = p.address limit 2) two having count(*) = 1) found on true`,
    values: [tx.scope.countyCode, JSON.stringify(asked)],
  });
  const found = new Map(rows.map((r) => [r.n, r.householdId]));
  return places.map((_, n) => found.get(n) ?? null);
}

export interface HouseholdResident { residentId: string; householdId: string; name: string; birthYear: number | null; phone: string | null; state: string }
/** Everybody registered in these households, in the order in which they were entered; at most 20,000. */
export const residentsOfHouseholds = (tx: Transaction, householdIds: readonly string[]): Promise<HouseholdResident[]> =>
  tx.query<HouseholdResident>({
    name: 'households-all-residents',
    text: `select resident_id, household_id, name, birth_year, phone, state from honeycomb.residents
           where county_code = $1 and household_id = any($2::uuid[]) order by household_id, resident_id limit 20000`,
    values: [tx.scope.countyCode, householdIds],
  });
