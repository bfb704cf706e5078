import { loadAsOwner, type OwnerTransaction } from '../src/ground/database/copy.js';
import { chinaDay } from '../src/ground/time.js';
import { ROSTER_DAYS, rollShifts } from '../src/rooms/honeycomb/door.js';
import { DEMO_PASSWORD, demoAccounts } from './accounts.js';
import { makeCells } from './geography/make-cells.js';
import { makeUnits, type MadeUnit } from './geography/make-units.js';
import { toGeoJson, toLngLat } from './geography/plane.js';
import { initialsOf } from '../src/ground/initials.js';
import { loadReference } from './reference/load-reference.js';
import { refuseSecondLoad } from './refuse-second-load.js';
import { countyLife, type CountyLife } from './liaison/county-life.js';
import { loadGrids } from './liaison/load-grids.js';
import { makeHouseholds, makeResidents, type MadeHousehold } from './register/make-households.js';
import { DEMO_COUNTY, DEMO_SEED, SIZES, type DemoSize } from './sizes.js';
import { makeStaff, type Staff } from './staff/make-staff.js';

export interface DemoOptions {
  size: DemoSize;
  /** One line per step, for whoever waits. */
  say: (line: string) => void;
  /** Milliseconds since 1970; the rosters begin the day before. */
  now?: number;
}

/** Everything in the fictional county is valid since this day. */
const SINCE = '2025-01-01';
const THIS_YEAR = 2026;
const county = DEMO_COUNTY.code;

/**
 * Fills an empty, migrated database with the fictional county and makes its accounts. The same size makes the same rows
 * (shifts follow the clock). Throws an OperatorFault when the database already holds a county.
 */
export async function loadDemo(databaseUrl: string, { size: sizeName, say, now = Date.now() }: DemoOptions): Promise<void> {
  const size = SIZES[sizeName];
  const units = makeUnits(DEMO_SEED, size);
  const staff = makeStaff(DEMO_SEED, size, units);
  await loadAsOwner(databaseUrl, county, async (tx) => {
    await refuseSecondLoad(tx);
    await tx.query({
      text: `insert into ground.settings (name, value) values ('county_code', to_jsonb($1::text)), ('county_name', to_jsonb($2::text)), ('demo', 'true')`,
      values: [county, DEMO_COUNTY.name],
    });
    await loadUnits(tx, units);
    say(`${DEMO_COUNTY.name}：${units.length} 个单元`);
    await loadReference(tx, county);
    await loadStaff(tx, staff);
    const shifts = await rollShifts(tx, chinaDay(now) - 1, chinaDay(now) + ROSTER_DAYS);
    say(`${staff.people.length} 名工作人员和联户长，${staff.posts.length} 个岗位，${shifts} 个班次`);
    const life = countyLife(DEMO_SEED, THIS_YEAR);
    const households = await loadRegister(tx, sizeName, units, life, say);
    const { grids, linked } = await loadGrids(tx, DEMO_SEED, staff, units, households, SINCE);
    say(`${grids} 个微网格`);
    await life.load(tx, staff, linked, now, say);
    // Before the commit, on its own connection: a load cut short leaves no county without accounts, and the next load,
    // which makes the same people again, finds the accounts it left.
    await makeAccounts(databaseUrl, staff);
  });
  await analyze(databaseUrl);
  say(`${demoAccounts.length} 个演示账号，密码都是 ${DEMO_PASSWORD}`);
}

async function loadUnits(tx: OwnerTransaction, units: readonly MadeUnit[]): Promise<void> {
  await tx.copy('honeycomb.units',
    ['county_code', 'unit_code', 'parent_code', 'level', 'kind', 'name', 'name_initials', 'lng', 'lat', 'outline', 'supervision_phone', 'valid_from'],
    units.map((unit) => [county, unit.code, unit.parent, unit.level, unit.kind, unit.name, unit.initials, ...toLngLat(unit.site),
      { json: toGeoJson(unit.outline) }, unit.phone, SINCE]));
  await tx.copy('honeycomb.unit_cells', ['county_code', 'cell', 'unit_code'], makeCells(units).map(([cell, code]) => [county, cell, code]));
}

async function loadStaff(tx: OwnerTransaction, staff: Staff): Promise<void> {
  await tx.copy('honeycomb.people', ['county_code', 'person_id', 'name', 'name_initials', 'phone', 'unit_code', 'skills', 'valid_from'],
    staff.people.map((p) => [county, p.id, p.name, initialsOf(p.name), p.phone, p.unitCode, [...p.skills], SINCE]));
  await tx.copy('honeycomb.posts', ['county_code', 'post_id', 'unit_code', 'kind', 'name', 'lng', 'lat', 'valid_from'],
    staff.posts.map((post) => [county, post.id, post.unitCode, post.plan.kind, post.name, ...toLngLat(post.at), SINCE]));
  await tx.copy('honeycomb.post_holders', ['county_code', 'post_id', 'person_id', 'capacity', 'valid_from'],
    staff.holdings.map(({ post, person }) => [county, post.id, person.id, post.plan.capacity, SINCE]));
  await tx.copy('honeycomb.shift_patterns', ['county_code', 'post_id', 'person_id', 'weekdays', 'start_minute', 'length_minutes'],
    staff.holdings.flatMap(({ post, person, turns }) =>
      turns.map((turn) => [county, post.id, person.id, turn.weekdays, turn.startMinute, turn.lengthMinutes])));
  await tx.copy('ground.role_grants', ['county_code', 'person_id', 'role', 'unit_code', 'granted_at'],
    staff.grants.map((grant) => [county, grant.personId, grant.role, grant.unitCode, `${SINCE}T00:00:00+08`]));
}

async function loadRegister(tx: OwnerTransaction, sizeName: DemoSize, units: readonly MadeUnit[], life: CountyLife,
  say: (line: string) => void): Promise<MadeHousehold[]> {
  const households = makeHouseholds(DEMO_SEED, SIZES[sizeName], units);
  await tx.copy('honeycomb.households',
    ['county_code', 'household_id', 'unit_code', 'address', 'lng', 'lat', 'building', 'entrance', 'villager_group', 'contact_preference', 'valid_from'],
    households.map((h) => [county, h.id, h.unitCode, h.address, h.lng, h.lat, h.building, h.entrance, h.group, h.preference, SINCE]));
  function* residents(): Generator<(string | number | boolean | null)[]> {
    const byId = new Map(households.map((h) => [h.id, h]));
    for (const r of makeResidents(DEMO_SEED, households, THIS_YEAR)) {
      life.see(byId.get(r.householdId), r);
      yield [county, r.id, r.householdId, r.name, initialsOf(r.name), r.sex, r.birthYear, r.phone, r.householder, r.state];
    }
  }
  const count = await tx.copy('honeycomb.residents',
    ['county_code', 'resident_id', 'household_id', 'name', 'name_initials', 'sex', 'birth_year', 'phone', 'householder', 'state'], residents());
  say(`${households.length} 户，${count} 名居民（演示数据，均为虚构）`);
  return households;
}

async function makeAccounts(databaseUrl: string, staff: Staff): Promise<void> {
  const { createAccounts } = await import('../src/ground/identity/create-accounts.js');
  await createAccounts(databaseUrl, demoAccounts.map(({ username }) => {
    const person = staff.accounts.get(username);
    if (!person) throw new Error(`nobody stands behind the demo account ${username}`);
    return { username, password: DEMO_PASSWORD, personId: person.id, name: person.name, countyCode: county };
  }));
}

/** Without statistics the first queries of the day would scan. */
const analyze = (databaseUrl: string): Promise<void> =>
  loadAsOwner(databaseUrl, county, async (tx) => { await tx.query({ text: 'analyze' }); });
