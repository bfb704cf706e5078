import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';

export interface GridRow {
  gridId: string;
  unitCode: string;
  number: number;
  liaisonPersonId: string;
  capacity: number;
  least: number;
  lng: number | null;
  lat: number | null;
  building: string | null;
  entrance: string | null;
  villagerGroup: string | null;
  planNumber: number | null;
  load: number;
}
const GRID = `g.grid_id, g.unit_code, g.number, g.liaison_person_id, g.capacity, g.least, g.lng, g.lat, g.building, g.entrance, g.villager_group,
  g.plan_number, (select count(*)::int from liaison.memberships m where m.county_code = g.county_code and m.grid_id = g.grid_id and m.valid_to is null) as load`;

/** Micro-grids in force inside an area after a key (unit and number), at most `limit`. */
export const gridsWithin = (tx: Transaction, area: string, after: { unitCode: string; number: number } | null, limit: number): Promise<GridRow[]> =>
  tx.query<GridRow>({
    name: 'grids-within',
    text: `select ${GRID} from liaison.micro_grids g
           where g.county_code = $1 and g.unit_code >= $2 and g.unit_code < $2 || ':' and g.valid_to is null
             and ($3::text is null or (g.unit_code, g.number) > ($3, $4)) order by g.unit_code, g.number limit $5`,
    values: [tx.scope.countyCode, area, after?.unitCode ?? null, after?.number ?? 0, limit],
  });

/** Micro-grids in force of exactly these units. */
export const gridsOfCells = (tx: Transaction, unitCodes: readonly string[]): Promise<GridRow[]> =>
  tx.query<GridRow>({
    name: 'grids-of-cells',
    text: `select ${GRID} from liaison.micro_grids g where g.county_code = $1 and g.unit_code = any($2::text[]) and g.valid_to is null
           order by g.unit_code, g.number limit 20000`,
    values: [tx.scope.countyCode, unitCodes],
  });

/** Micro-grids by id, in force or not; unknown ids are absent. `lock` takes the rows for this transaction. */
export const gridsByIds = (tx: Transaction, ids: readonly string[], lock = false): Promise<(GridRow & { inForce: boolean })[]> =>
  tx.query({
    name: lock ? 'grids-lock' : 'grids-by-ids',
    text: `select ${GRID}, g.valid_to is null as in_force from liaison.micro_grids g where g.county_code = $1 and g.grid_id = any($2::uuid[])
           order by g.grid_id${lock ? ' for update' : ''}`,
    values: [tx.scope.countyCode, ids],
  });

/** Micro-grids in force of a liaison. */
export const gridsOfLiaison = (tx: Transaction, personId: string): Promise<GridRow[]> =>
  tx.query<GridRow>({
    name: 'grids-of-liaison',
    text: `select ${GRID} from liaison.micro_grids g where g.county_code = $1 and g.liaison_person_id = $2 and g.valid_to is null order by g.unit_code, g.number`,
    values: [tx.scope.countyCode, personId],
  });

/** One at a time places, moves or plans a unit's households: the lock of a unit, until the transaction ends. Units in order, so that nobody waits in a ring. */
export const lockCells = async (tx: Transaction, unitCodes: readonly string[]): Promise<void> => {
  await tx.query({
    name: 'grids-lock-cells',
    text: `select pg_advisory_xact_lock(hashtextextended('liaison ' || $1 || ' ' || u, 0)) from (select unnest($2::text[]) as u order by 1) cells`,
    values: [tx.scope.countyCode, [...new Set(unitCodes)].sort()],
  });
};

export interface Membership { membershipId: string; householdId: string; gridId: string; unitCode: string; cause: string; why: Record<string, unknown>; since: Instant }
const MEMBER = 'm.membership_id, m.household_id, m.grid_id, m.unit_code, m.cause, m.why, m.valid_from as since';

export async function membershipsNow(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, Membership>> {
  if (householdIds.length === 0) return new Map();
  const rows = await tx.query<Membership>({
    name: 'memberships-now',
    text: `select ${MEMBER} from liaison.memberships m where m.county_code = $1 and m.household_id = any($2::uuid[]) and m.valid_to is null`,
    values: [tx.scope.countyCode, householdIds],
  });
  return new Map(rows.map((row) => [row.householdId, row]));
}

/** Members of one micro-grid after a household's id. */
export const membersOfGrid = (tx: Transaction, gridId: string, after: string | null, limit: number): Promise<Membership[]> =>
  tx.query<Membership>({
    name: 'memberships-of-grid',
    text: `select ${MEMBER} from liaison.memberships m where m.county_code = $1 and m.grid_id = $2 and m.valid_to is null
             and ($3::uuid is null or m.household_id > $3) order by m.household_id limit $4`,
    values: [tx.scope.countyCode, gridId, after, limit],
  });

/** Members of all micro-grids of one unit. */
export const membersOfCell = (tx: Transaction, unitCode: string): Promise<Membership[]> =>
  tx.query<Membership>({
    name: 'memberships-of-cell',
    text: `select ${MEMBER} from liaison.memberships m where m.county_code = $1 and m.unit_code = $2 and m.valid_to is null limit 20000`,
    values: [tx.scope.countyCode, unitCode],
  });

export interface CellCount { unitCode: string; grids: number; liaisons: number; overCapacity: number; members: number }
/** Per village and compound inside an area: its micro-grids, their liaisons, those with too many households, and all members. */
export const countGrids = (tx: Transaction, area: string): Promise<CellCount[]> =>
  tx.query<CellCount>({
    name: 'grids-count',
    text: `select g.unit_code, count(*)::int as grids, count(distinct g.liaison_person_id)::int as liaisons,
                  count(*) filter (where coalesce(m.load, 0) > g.capacity)::int as over_capacity, coalesce(sum(m.load), 0)::int as members
           from liaison.micro_grids g
           left join (select grid_id, count(*) as load from liaison.memberships
                      where county_code = $1 and unit_code >= $2 and unit_code < $2 || ':' and valid_to is null group by grid_id) m on m.grid_id = g.grid_id
           where g.county_code = $1 and g.unit_code >= $2 and g.unit_code < $2 || ':' and g.valid_to is null group by g.unit_code`,
    values: [tx.scope.countyCode, area],
  });

export interface NewMembership { membershipId: string; householdId: string; gridId: string; unitCode: string; cause: string; why: object }

/** Ends memberships at the instant; what began later than that (a clock that runs ahead) ends when it began. */
export const endMemberships = (tx: Transaction, householdIds: readonly string[], at: Instant): Promise<unknown> =>
  tx.query({
    name: 'memberships-end',
    text: `update liaison.memberships set valid_to = greatest(valid_from, to_timestamp($3::float8 / 1000))
           where county_code = $1 and household_id = any($2::uuid[]) and valid_to is null`,
    values: [tx.scope.countyCode, householdIds, at],
  });

export const addMemberships = (tx: Transaction, rows: readonly NewMembership[], at: Instant): Promise<unknown> =>
  tx.query({
    name: 'memberships-add',
    text: `insert into liaison.memberships (county_code, membership_id, household_id, grid_id, unit_code, cause, why, valid_from)
           select $1, m.membership_id, m.household_id, m.grid_id, m.unit_code, m.cause, m.why::jsonb, to_timestamp($8::float8 / 1000)
           from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[]) as m(membership_id, household_id, grid_id, unit_code, cause, why)`,
    values: [tx.scope.countyCode, rows.map((r) => r.membershipId), rows.map((r) => r.householdId), rows.map((r) => r.gridId), rows.map((r) => r.unitCode),
      rows.map((r) => r.cause), rows.map((r) => JSON.stringify(r.why)), at],
  });

export interface GridToSave {
  gridId: string; unitCode: string; number: number; liaisonPersonId: string; capacity: number; least: number;
  lng: number | null; lat: number | null; building: string | null; entrance: string | null; villagerGroup: string | null; planNumber: number | null;
}
/** Opens micro-grids, or changes what a plan may change of those that are open. */
export const saveGrids = (tx: Transaction, grids: readonly GridToSave[], at: Instant): Promise<unknown> =>
  tx.query({
    name: 'grids-save',
    text: `insert into liaison.micro_grids (county_code, grid_id, unit_code, number, liaison_person_id, capacity, least, lng, lat, building, entrance,
                                            villager_group, plan_number, valid_from)
           select $1, g.*, to_timestamp($14::float8 / 1000)
           from unnest($2::uuid[], $3::text[], $4::int[], $5::uuid[], $6::int[], $7::int[], $8::float8[], $9::float8[], $10::text[], $11::text[], $12::text[], $13::int[]) as g
           on conflict (county_code, grid_id) do update set capacity = excluded.capacity, least = excluded.least, lng = excluded.lng, lat = excluded.lat,
             building = excluded.building, entrance = excluded.entrance, villager_group = excluded.villager_group, plan_number = excluded.plan_number`,
    values: [tx.scope.countyCode, grids.map((g) => g.gridId), grids.map((g) => g.unitCode), grids.map((g) => g.number), grids.map((g) => g.liaisonPersonId),
      grids.map((g) => g.capacity), grids.map((g) => g.least), grids.map((g) => g.lng), grids.map((g) => g.lat), grids.map((g) => g.building),
      grids.map((g) => g.entrance), grids.map((g) => g.villagerGroup), grids.map((g) => g.planNumber), at],
  });

export const endGrids = (tx: Transaction, gridIds: readonly string[], at: Instant): Promise<unknown> =>
  tx.query({
    name: 'grids-end',
    text: `update liaison.micro_grids set valid_to = greatest(valid_from, to_timestamp($3::float8 / 1000))
           where county_code = $1 and grid_id = any($2::uuid[]) and valid_to is null`,
    values: [tx.scope.countyCode, gridIds, at],
  });

/** Another liaison from now on, who sets out from where the other did until a plan says otherwise. */
export const changeLiaison = (tx: Transaction, gridId: string, personId: string): Promise<unknown> =>
  tx.query({
    name: 'grids-change-liaison',
    text: 'update liaison.micro_grids set liaison_person_id = $3 where county_code = $1 and grid_id = $2 and valid_to is null',
    values: [tx.scope.countyCode, gridId, personId],
  });

/** The next sequence number for a fact about each of these micro-grids, and with it the lock on the row. */
export async function takeGridSequences(tx: Transaction, gridIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ gridId: string; sequence: number }>({
    name: 'grids-take-sequences',
    text: `update liaison.micro_grids g set facts_told = facts_told + 1
           from (select grid_id from liaison.micro_grids where county_code = $1 and grid_id = any($2::uuid[]) order by grid_id for update) locked
           where g.county_code = $1 and g.grid_id = locked.grid_id returning g.grid_id, g.facts_told as sequence`,
    values: [tx.scope.countyCode, gridIds],
  });
  return new Map(rows.map((row) => [row.gridId, row.sequence]));
}

/** The numbers a unit's micro-grids have or had, so that a number is never given to another. */
export async function highestNumber(tx: Transaction, unitCode: string): Promise<number> {
  const rows = await tx.query<{ highest: number | null }>({
    name: 'grids-highest-number', text: 'select max(number) as highest from liaison.micro_grids where county_code = $1 and unit_code = $2', values: [tx.scope.countyCode, unitCode],
  });
  return rows[0]?.highest ?? 0;
}

/** Every membership in force: for checking the whole county, as the owner. */
export const allMemberships = (tx: Transaction): Promise<{ householdId: string; unitCode: string; gridId: string }[]> =>
  tx.query({ text: 'select household_id, unit_code, grid_id from liaison.memberships where county_code = $1 and valid_to is null', values: [tx.scope.countyCode] });

/** Every micro-grid in force of the county with its liaison and unit. */
export const allGrids = (tx: Transaction): Promise<{ gridId: string; unitCode: string; liaisonPersonId: string | null }[]> =>
  tx.query({ text: 'select grid_id, unit_code, liaison_person_id from liaison.micro_grids where county_code = $1 and valid_to is null', values: [tx.scope.countyCode] });
