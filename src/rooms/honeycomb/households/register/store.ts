import type { Transaction } from '../../../../ground/database/database.js';
import type { Instant } from '../../../../ground/time.js';
import { initialsOf } from '../../../../ground/initials.js';
import type { HouseholdValues, KnownHousehold, KnownResident, ResidentValues } from '../rules/plan-changes.js';

/** Who registers in a unit waits for whoever does so at the moment: two imports of one village make no household twice. */
export const lockUnits = (tx: Transaction, unitCodes: readonly string[]): Promise<unknown> =>
  tx.query({
    name: 'register-lock-units',
    text: `select pg_advisory_xact_lock(hashtextextended('register:' || code, 0)) from (select distinct unnest($1::text[]) as code order by 1) codes`,
    values: [unitCodes],
  });

const HOUSEHOLD = 'h.household_id, h.unit_code, h.household_number, h.address, h.building, h.entrance, h.villager_group, h.lng, h.lat, h.contact_preference';

export interface StoredHousehold extends KnownHousehold { validFrom: string; validTo: string | null; endedBecause: string | null; factsTold: number }

/** Households by id with all their people, locked for this transaction when `lock`; unknown ids and those outside the scope are absent. */
export async function householdsById(tx: Transaction, ids: readonly string[], lock: boolean): Promise<Map<string, StoredHousehold>> {
  const rows = await tx.query<Omit<StoredHousehold, 'residents'>>({
    text: `select ${HOUSEHOLD}, h.valid_from, h.valid_to, h.ended_because, h.facts_told from honeycomb.households h
           where h.county_code = $1 and h.household_id = any($2::uuid[]) and h.forgotten_on is null order by h.household_id ${lock ? 'for update' : ''}`,
    values: [tx.scope.countyCode, ids],
  });
  return new Map((await withResidents(tx, rows)).map((one) => [one.householdId, one]));
}

export interface Wanted { unitCodes: readonly string[]; numbers: readonly string[]; addressKeys: readonly string[]; names: readonly string[] }

/** Households in force in the units that have one of the numbers, one of the address keys, or one of the names among their people. */
export async function householdsLike(tx: Transaction, wanted: Wanted): Promise<KnownHousehold[]> {
  const rows = await tx.query<Omit<KnownHousehold, 'residents'>>({
    name: 'register-like',
    text: `with hit as (
             select household_id from honeycomb.households
             where county_code = $1 and unit_code = any($2::text[]) and household_number = any($3::text[]) and valid_to is null and household_number is not null
             union
             select household_id from honeycomb.households
             where county_code = $1 and unit_code = any($2::text[]) and address_key = any($4::text[]) and valid_to is null
             union
             select household_id from honeycomb.residents where county_code = $1 and name = any($5::text[]) and state in ('living_here', 'working_away'))
           select ${HOUSEHOLD} from hit join honeycomb.households h on h.county_code = $1 and h.household_id = hit.household_id
           where h.unit_code = any($2::text[]) and h.valid_to is null order by h.household_id`,
    values: [tx.scope.countyCode, wanted.unitCodes, wanted.numbers, wanted.addressKeys, wanted.names],
  });
  return withResidents(tx, rows);
}

async function withResidents<T extends { householdId: string }>(tx: Transaction, rows: readonly T[]): Promise<(T & { residents: KnownResident[] })[]> {
  if (rows.length === 0) return [];
  const people = await tx.query<KnownResident & { householdId: string }>({
    name: 'register-residents',
    text: `select household_id, resident_id, name, sex, birth_year, phone, householder, state from honeycomb.residents
           where county_code = $1 and household_id = any($2::uuid[]) order by household_id, resident_id`,
    values: [tx.scope.countyCode, rows.map((row) => row.householdId)],
  });
  const byHousehold = new Map<string, KnownResident[]>();
  for (const { householdId, ...person } of people) {
    const list = byHousehold.get(householdId);
    if (list) list.push(person);
    else byHousehold.set(householdId, [person]);
  }
  return rows.map((row) => ({ ...row, residents: byHousehold.get(row.householdId) ?? [] }));
}

export interface HouseholdWrite { householdId: string; values: HouseholdValues; validFrom: string; validTo?: string | null; endedBecause?: string | null }

const RECORD = `as v(household_id uuid, unit_code text, household_number text, address text, building text, entrance text, villager_group text, lng float8, lat float8,
  contact_preference text, valid_from date, valid_to date, ended_because text)`;
const flat = (rows: readonly HouseholdWrite[]): string => JSON.stringify(rows.map(({ householdId, values: v, validFrom, validTo, endedBecause }) => ({
  household_id: householdId, unit_code: v.unitCode, household_number: v.householdNumber, address: v.address, building: v.building, entrance: v.entrance,
  villager_group: v.villagerGroup, lng: v.lng, lat: v.lat, contact_preference: v.contactPreference, valid_from: validFrom, valid_to: validTo ?? null, ended_because: endedBecause ?? null,
})));

/** New households; each has told its first fact. An id that is taken throws. */
export const insertHouseholds = (tx: Transaction, rows: readonly HouseholdWrite[]): Promise<unknown> =>
  rows.length === 0 ? Promise.resolve() : tx.query({
    name: 'register-insert-households',
    text: `insert into honeycomb.households (county_code, household_id, unit_code, household_number, address, building, entrance, villager_group, lng, lat,
             contact_preference, valid_from, facts_told)
           select $1, household_id, unit_code, household_number, address, building, entrance, villager_group, lng, lat, contact_preference, valid_from, 1
           from json_to_recordset($2::json) ${RECORD}`,
    values: [tx.scope.countyCode, flat(rows)],
  });

/** Writes households as they are given; answers the sequence of the fact that each now tells. */
export async function updateHouseholds(tx: Transaction, rows: readonly HouseholdWrite[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const told = await tx.query<{ householdId: string; factsTold: number }>({
    name: 'register-update-households',
    text: `update honeycomb.households h set unit_code = v.unit_code, household_number = v.household_number, address = v.address, building = v.building,
             entrance = v.entrance, villager_group = v.villager_group, lng = v.lng, lat = v.lat, contact_preference = v.contact_preference,
             valid_to = v.valid_to, ended_because = v.ended_because, facts_told = h.facts_told + 1
           from json_to_recordset($2::json) ${RECORD}
           where h.county_code = $1 and h.household_id = v.household_id returning h.household_id, h.facts_told`,
    values: [tx.scope.countyCode, flat(rows)],
  });
  return new Map(told.map((row) => [row.householdId, row.factsTold]));
}

export interface ResidentWrite { residentId: string; householdId: string; values: ResidentValues }
const PERSON = 'as v(resident_id uuid, household_id uuid, name text, initials text, sex text, birth_year int, phone text, householder boolean, state text)';
const flatPeople = (rows: readonly ResidentWrite[]): string => JSON.stringify(rows.map(({ residentId, householdId, values: v }) => ({
  resident_id: residentId, household_id: householdId, name: v.name, initials: initialsOf(v.name), sex: v.sex, birth_year: v.birthYear, phone: v.phone, householder: v.householder, state: v.state })));

export const insertResidents = (tx: Transaction, rows: readonly ResidentWrite[]): Promise<unknown> =>
  rows.length === 0 ? Promise.resolve() : tx.query({
    name: 'register-insert-residents',
    text: `insert into honeycomb.residents (county_code, resident_id, household_id, name, name_initials, sex, birth_year, phone, householder, state)
           select $1, resident_id, household_id, name, initials, sex, birth_year, phone, householder, state from json_to_recordset($2::json) ${PERSON}`,
    values: [tx.scope.countyCode, flatPeople(rows)],
  });

/** Writes residents as they are given, also into which household they belong. */
export const updateResidents = (tx: Transaction, rows: readonly ResidentWrite[]): Promise<unknown> =>
  rows.length === 0 ? Promise.resolve() : tx.query({
    name: 'register-update-residents',
    text: `update honeycomb.residents r set household_id = v.household_id, name = v.name, name_initials = v.initials, sex = v.sex, birth_year = v.birth_year, phone = v.phone,
             householder = v.householder, state = v.state,
             state_since = case when r.state = v.state then r.state_since else (now() at time zone 'Asia/Shanghai')::date end
           from json_to_recordset($2::json) ${PERSON} where r.county_code = $1 and r.resident_id = v.resident_id`,
    values: [tx.scope.countyCode, flatPeople(rows)],
  });

export type ChangeKind = 'registered' | 'corrected' | 'moved' | 'ended' | 'returned' | 'resident_added' | 'resident_corrected' | 'merged' | 'unmerged';
export interface ChangeWrite { changeId: string; householdId: string; residentId: string | null; kind: ChangeKind; before: object | null; after: object | null }

/** History, value by value, for whoever reads the household's page. */
export const insertChanges = (
  tx: Transaction, rows: readonly ChangeWrite[], about: { reason: string; importId: string | null; by: string | null; at: Instant },
): Promise<unknown> => rows.length === 0 ? Promise.resolve() : tx.query({
  name: 'register-insert-changes',
  text: `insert into honeycomb.register_changes (county_code, household_id, change_id, resident_id, kind, before, after, reason, import_id, changed_by, changed_at)
         select $1, household_id, change_id, resident_id, kind, before, after, $3, $4, $5, to_timestamp($6::float8 / 1000)
         from json_to_recordset($2::json) as v(change_id uuid, household_id uuid, resident_id uuid, kind text, before jsonb, after jsonb)`,
  values: [tx.scope.countyCode, JSON.stringify(rows.map((row) => ({ change_id: row.changeId, household_id: row.householdId, resident_id: row.residentId, kind: row.kind, before: row.before, after: row.after }))),
    about.reason, about.importId, about.by, about.at],
});

export interface ChangeRow {
  changeId: string; kind: string; residentId: string | null; residentName: string | null; before: Record<string, unknown> | null; after: Record<string, unknown> | null;
  reason: string; byImport: boolean; changedBy: string | null; changedAt: Instant;
}
/** The newest 100 changes of a household, the newest first. */
export const changesOf = (tx: Transaction, householdId: string): Promise<ChangeRow[]> =>
  tx.query<ChangeRow>({
    text: `select c.change_id, c.kind, c.resident_id, r.name as resident_name, c.before, c.after, c.reason, c.import_id is not null as by_import, p.name as changed_by, c.changed_at
           from honeycomb.register_changes c
           left join honeycomb.residents r on r.county_code = c.county_code and r.resident_id = c.resident_id
           left join honeycomb.people p on p.county_code = c.county_code and p.person_id = c.changed_by
           where c.county_code = $1 and c.household_id = $2 order by c.changed_at desc, c.change_id desc limit 100`,
    values: [tx.scope.countyCode, householdId],
  });

export interface ListedHousehold {
  householdId: string; unitCode: string; unitName: string; householdNumber: string | null; address: string; householder: string | null; phone: string | null;
  residents: number; hasPoint: boolean;
}
const LISTED = `h.household_id, h.unit_code, u.name as unit_name, h.household_number, h.address, h.lng is not null as has_point,
  person.name as householder, person.phone, coalesce(person.residents, 0)::int as residents`;
const LISTED_FROM = `join honeycomb.units u on u.county_code = h.county_code and u.unit_code = h.unit_code
  left join lateral (select (array_agg(r.name order by r.householder desc, r.resident_id))[1] as name,
      (array_agg(r.phone order by r.householder desc, r.phone is null, r.resident_id))[1] as phone, count(*) as residents
    from honeycomb.residents r where r.county_code = h.county_code and r.household_id = h.household_id and r.state in ('living_here', 'working_away')) person on true`;

/** Begins a name, its initials or a telephone with the text? `starts_with` and not `like`: only this may use an index under row-level security. */
const BEGINS = '(starts_with(r.name, $2) or starts_with(r.phone, $2) or starts_with(r.name_initials, lower($2)))';

/** Households with somebody whose name, initials or telephone begins with the text, anywhere in the county; null when there are more than `most`. */
export async function householdsOfNamed(tx: Transaction, text: string, most: number): Promise<string[] | null> {
  const rows = await tx.query<{ householdId: string }>({
    text: `select r.household_id from honeycomb.residents r where r.county_code = $1 and ${BEGINS} and r.state in ('living_here', 'working_away') limit $3`,
    values: [tx.scope.countyCode, text, most + 1],
  });
  return rows.length > most ? null : [...new Set(rows.map((row) => row.householdId))];
}

export interface RegisterQuery {
  /** Sorted, none within another. */
  areas: readonly string[];
  text: string | null;
  /** Households found by name already; null: so many that each is asked on the way. */
  named: readonly string[] | null;
  withoutPoint: boolean; after: { unitCode: string; householdId: string } | null; limit: number;
}

/** Households in force inside the areas, in order of unit and id. A text is also looked for in addresses and numbers. */
export const registerRows = (tx: Transaction, q: RegisterQuery): Promise<ListedHousehold[]> =>
  tx.query<ListedHousehold>({
    text: `with page as materialized (
             select h.* from honeycomb.households h
             where h.county_code = $1 and h.valid_to is null and h.unit_code >= $3 and h.unit_code < $4 || ':'
               and (cardinality($5::text[]) = 1 or exists (select from unnest($5::text[]) area where starts_with(h.unit_code, area)))
               and ($6::text is null or (h.unit_code, h.household_id) > ($6, $7::uuid)) and (not $8 or h.lng is null)
               and ($2::text is null or strpos(h.address, $2) > 0 or h.household_number = $2 or ${q.named === null
    ? `exists (select from honeycomb.residents r where r.county_code = $1 and r.household_id = h.household_id and ${BEGINS} and r.state in ('living_here', 'working_away')))`
    : 'h.household_id = any($10::uuid[]))'}
             order by h.unit_code, h.household_id limit $9)
           select ${LISTED} from page h ${LISTED_FROM} order by h.unit_code, h.household_id`,
    values: [tx.scope.countyCode, q.text, q.areas[0], q.areas.at(-1), q.areas, q.after?.unitCode ?? null, q.after?.householdId ?? null, q.withoutPoint, q.limit, ...(q.named === null ? [] : [q.named])],
  });

/** Of these residents, those who belong to another household. */
export const residentsElsewhere = (tx: Transaction, residentIds: readonly string[], householdId: string): Promise<{ residentId: string }[]> =>
  residentIds.length === 0 ? Promise.resolve([]) : tx.query({
    text: 'select resident_id from honeycomb.residents where county_code = $1 and resident_id = any($2::uuid[]) and household_id <> $3', values: [tx.scope.countyCode, residentIds, householdId] });

export const listedById = (tx: Transaction, ids: readonly string[]): Promise<ListedHousehold[]> =>
  tx.query<ListedHousehold>({
    text: `select ${LISTED} from honeycomb.households h ${LISTED_FROM} where h.county_code = $1 and h.household_id = any($2::uuid[])`, values: [tx.scope.countyCode, ids] });

export const countHouseholds = async (tx: Transaction, areas: readonly string[]): Promise<number> =>
  (await tx.query<{ n: number }>({
    text: `select count(*)::int as n from unnest($2::text[]) area
           join honeycomb.households h on h.county_code = $1 and h.unit_code >= area and h.unit_code < area || ':' where h.valid_to is null`,
    values: [tx.scope.countyCode, areas] }))[0]?.n ?? 0;

export interface ExportRow extends KnownResident {
  householdId: string; unitCode: string; unitName: string; householdNumber: string | null; address: string; building: string | null; entrance: string | null;
  villagerGroup: string | null; lng: number | null; lat: number | null; contactPreference: string;
}
/** People of the households in force of an area, household by household; a household without people is one row without a name. */
export const exportRows = (tx: Transaction, area: string, after: { unitCode: string; householdId: string } | null, households: number): Promise<(Omit<ExportRow, 'name'> & { name: string | null })[]> =>
  tx.query({
    text: `with part as (
             select * from honeycomb.households h
             where h.county_code = $1 and h.unit_code >= $2 and h.unit_code < $2 || ':' and h.valid_to is null
               and ($3::text is null or (h.unit_code, h.household_id) > ($3, $4::uuid))
             order by h.unit_code, h.household_id limit $5)
           select ${HOUSEHOLD}, u.name as unit_name, r.resident_id, r.name, r.sex, r.birth_year, r.phone, r.householder, r.state
           from part h join honeycomb.units u on u.county_code = h.county_code and u.unit_code = h.unit_code
           left join honeycomb.residents r on r.county_code = h.county_code and r.household_id = h.household_id
           order by h.unit_code, h.household_id, r.householder desc, r.resident_id`,
    values: [tx.scope.countyCode, area, after?.unitCode ?? null, after?.householdId ?? null, households],
  });
