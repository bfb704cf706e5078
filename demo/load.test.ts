import { cellToLatLng } from 'h3-js';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyLine } from '../src/ground/database/copy.js';
import { openDatabase, type Database } from '../src/ground/database/database.js';
import { systemScope } from '../src/ground/database/scope.js';
import { findUnitsInWords, unitsByCode, unitsOfPlaces } from '../src/rooms/honeycomb/door.js';
import { freshDatabase, type FreshDatabase } from '../tests/setup/database.js';
import { demoAccounts } from './accounts.js';
import { makeCells } from './geography/make-cells.js';
import { makeUnits } from './geography/make-units.js';
import { contains, toLngLat, type Point } from './geography/plane.js';
import { loadDemo } from './load.js';
import { chance } from './random.js';
import { makeHouseholds, makeResidents } from './register/make-households.js';
import { DEMO_COUNTY, DEMO_SEED, SIZES } from './sizes.js';
import { makeStaff } from './staff/make-staff.js';

const NOW = Date.UTC(2026, 10, 24, 2);

describe('the fictional county, small', () => {
  let fresh: FreshDatabase;
  let database: Database;
  const scope = systemScope(DEMO_COUNTY.code);
  const ask = <R extends object>(text: string): Promise<R[]> => database.transaction(scope, (tx) => tx.query<R>({ text }));
  beforeAll(async () => {
    fresh = await freshDatabase();
    await loadDemo(fresh.url, { size: 'small', say: () => undefined, now: NOW });
    database = openDatabase(fresh.url, { max: 2 });
  });
  afterAll(async () => { await database.close(); await fresh.drop(); });

  it('has the numbers of its size', async () => {
    const [n] = await ask<Record<string, number>>(`select
      (select count(*) from honeycomb.units where level = 'town') as towns,
      (select count(*) from honeycomb.units where level in ('village', 'compound')) as cells,
      (select count(*) from honeycomb.households) as households, (select count(*) from honeycomb.residents) as residents`);
    expect(n).toEqual({ towns: 3, cells: 24, households: 1200, residents: 3840 });
  });

  it('every micro-grid with a household has its area on the map, inside the box of its unit', async () => {
    expect(await ask(`select grid_id from liaison.micro_grids g where (area is null) = exists
      (select from liaison.memberships m where m.county_code = g.county_code and m.grid_id = g.grid_id) limit 1`)).toEqual([]);
    const rows = await ask<{ area: { coordinates: number[][][][] }; outline: { coordinates: number[][][] } }>(`select g.area, u.outline from liaison.micro_grids g
      join honeycomb.units u on u.county_code = g.county_code and u.unit_code = g.unit_code where g.area is not null`);
    for (const { area, outline } of rows) {
      for (const axis of [0, 1]) {
        const [own, all] = [area.coordinates.flat(2), outline.coordinates.flat()].map((points) => points.map((p) => p[axis]!)) as [number[], number[]];
        expect(Math.min(...own)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-5);
        expect(Math.max(...own)).toBeLessThanOrEqual(Math.max(...all) + 1e-5);
      }
    }
  });

  it('L5: about one household in eight has a care need, each within the law and none expired; the liaison who visits is the own one', async () => {
    const [n] = await ask<Record<string, number>>(`select count(distinct household_id)::int as households, count(distinct kind_code)::int as kinds,
      count(*) filter (where expires_at <= to_timestamp(${NOW} / 1000.0))::int as expired, count(*) filter (where expires_at < to_timestamp(${NOW} / 1000.0) + interval '14 days')::int as soon,
      count(*) filter (where legal_basis = '' or reason = '')::int as unfounded, count(*) filter (where noted_by is null)::int as unsaid from liaison.care_needs`);
    expect(n!['households']).toBeGreaterThan(1200 * 0.09);
    expect(n!['households']).toBeLessThan(1200 * 0.16);
    expect(n!['kinds']).toBeGreaterThanOrEqual(8);
    expect(n!['soon']).toBeGreaterThan(0);
    expect(n).toMatchObject({ expired: 0, unfounded: 0, unsaid: 0 });
    expect(await ask(`select visit_id from liaison.visits v where visited_at > to_timestamp(${NOW} / 1000.0) or person_id is distinct from (select g.liaison_person_id
      from liaison.memberships m join liaison.micro_grids g using (county_code, grid_id) where m.county_code = v.county_code and m.household_id = v.household_id) limit 1`)).toEqual([]);
    expect(await ask(`select household_id from liaison.household_keys`)).toHaveLength(3);
  });

  it('every household, post, person and cell is in a unit that exists; every unit below one that exists', async () => {
    for (const table of ['households', 'posts', 'people', 'unit_cells']) {
      expect(await ask(`select unit_code from honeycomb.${table} t where not exists
        (select from honeycomb.units u where u.county_code = t.county_code and u.unit_code = t.unit_code) limit 1`), table).toEqual([]);
    }
    expect(await ask(`select unit_code from honeycomb.units c where parent_code is distinct from
      (select p.unit_code from honeycomb.units p where p.unit_code = left(c.unit_code, length(c.unit_code) - 3)) limit 1`)).toEqual([]);
    expect(await ask(`select unit_code, level from honeycomb.units where length(unit_code) <>
      case level when 'county' then 6 when 'town' then 9 when 'village' then 12 else 15 end`)).toEqual([]);
  });

  it('every place inside the border has a unit, and a household lies in its own village', async () => {
    const households = await ask<{ lng: number; lat: number; unitCode: string }>('select lng, lat, unit_code from honeycomb.households order by household_id');
    const units = await database.transaction(scope, (tx) => unitsOfPlaces(tx, households));
    expect(units.every((unit) => unit !== null)).toBe(true);
    // Cells are 350 m wide, so at a border the neighbour may answer; nearly all are at home.
    const home = units.filter((unit, i) => unit?.slice(0, 12) === households[i]?.unitCode.slice(0, 12)).length;
    expect(home / households.length).toBeGreaterThan(0.9);
  });

  it('post kinds of the chart exist, and the accounts stand behind people with their role', async () => {
    expect(await ask(`select distinct post_kind from honeycomb.duty_chart c where not exists (select from honeycomb.posts p where p.kind = c.post_kind)`)).toEqual([]);
    const rows = await ask<{ n: number }>(`select count(*) as n from ground.role_grants where role in ('system_admin', 'security_admin', 'audit_admin')`);
    expect(rows[0]?.n).toBe(3);
    const admins = await ask<{ n: number }>(`select count(distinct person_id) as n from ground.role_grants where role like '%admin'`);
    expect(admins[0]?.n).toBe(3);
    expect(demoAccounts.length).toBeGreaterThanOrEqual(12);
  });

  it('dispatchers and convenors of every town and of the county are there at every hour', async () => {
    const gaps = await ask(`select p.unit_code, p.kind, h from honeycomb.posts p
      join honeycomb.units u using (county_code, unit_code)
      cross join generate_series(to_timestamp(${NOW / 1000}), to_timestamp(${NOW / 1000}) + interval '13 days', interval '1 hour') as h
      where p.kind in ('dispatcher', 'convenor', 'police') and u.level in ('county', 'town')
        and not exists (select from honeycomb.shifts s where s.post_id = p.post_id and s.starts_at <= h and s.ends_at > h) limit 3`);
    expect(gaps).toEqual([]);
  });

  it('a village is known by its name in words and from its middle', async () => {
    const [code] = await database.transaction(scope, (tx) => findUnitsInWords(tx, ['柳溪镇槐树屯村东头漏水']));
    const unit = (await database.transaction(scope, (tx) => unitsByCode(tx, [code ?? '']))).get(code ?? '');
    expect(unit?.name).toBe('槐树屯村');
    const [place] = await database.transaction(scope, (tx) => unitsOfPlaces(tx, [{ lng: unit?.lng ?? 0, lat: unit?.lat ?? 0 }]));
    expect(place).toBe(code);
  });

  it('refuses to be loaded twice, in a sentence, and changes nothing', async () => {
    await expect(loadDemo(fresh.url, { size: 'small', say: () => undefined })).rejects.toThrow(/已经有安澜县/);
    expect((await ask<{ n: number }>('select count(*) as n from honeycomb.units'))[0]?.n).toBe(28);
  });
});

describe('the fictional county in memory', () => {
  const bytes = (): string => {
    const hash = createHash('sha256');
    const units = makeUnits(DEMO_SEED, SIZES.small);
    const staff = makeStaff(DEMO_SEED, SIZES.small, units);
    const households = makeHouseholds(DEMO_SEED, SIZES.small, units);
    hash.update(JSON.stringify([units, makeCells(units), households]));
    hash.update(JSON.stringify([staff.people.map((p) => [...p.skills, p.id, p.name, p.phone]), staff.holdings, staff.grants]));
    for (const r of makeResidents(DEMO_SEED, households, 2026)) hash.update(copyLine([r.id, r.householdId, r.name, r.phone, r.birthYear]));
    return hash.digest('hex');
  };
  it('the same seed makes the same bytes', () => { expect(bytes()).toBe(bytes()); });

  it('county size: numbers, names that differ, telephones nobody has, every place in some unit', () => {
    const size = SIZES.county;
    const units = makeUnits(DEMO_SEED, size);
    const staff = makeStaff(DEMO_SEED, size, units);
    expect(units.filter((u) => u.level === 'village' || u.level === 'compound')).toHaveLength(1300);
    expect(new Set(units.map((u) => u.name)).size).toBe(units.length);
    expect(new Set(units.map((u) => u.code)).size).toBe(units.length);
    expect(staff.people).toHaveLength(12_000);
    expect(staff.posts.filter((post) => post.plan.kind === 'liaison')).toHaveLength(10_000);
    expect(staff.people.every((p) => /^100\d{8}$/.test(p.phone))).toBe(true);
    expect(new Set(staff.people.map((p) => p.id)).size).toBe(12_000);
    expect(demoAccounts.every((account) => staff.accounts.has(account.username))).toBe(true);

    const cells = new Map(makeCells(units));
    const owners = new Set(cells.values());
    expect(units.filter((u) => (u.level === 'village' || u.level === 'compound') && !owners.has(u.code))).toEqual([]);
    expect([...cells.keys()].every((cell) => Number.isFinite(cellToLatLng(cell)[0]))).toBe(true);
  });

  it('any point inside the border is in a cell that has a unit', async () => {
    const { latLngToCell } = await import('h3-js');
    for (const size of [SIZES.small, SIZES.county]) {
      const units = makeUnits(DEMO_SEED, size);
      const cells = new Map(makeCells(units));
      const random = chance(7, 'points');
      const outline = units[0]?.outline ?? [];
      for (let i = 0; i < 3000; i += 1) {
        const point: Point = [(random.next() - 0.5) * 60, (random.next() - 0.5) * 50];
        const scaled: Point = [point[0] * (size.halfWidthKm / 22.5), point[1] * (size.halfHeightKm / 17.5)];
        if (!contains(outline, scaled)) continue;
        const [lng, lat] = toLngLat(scaled);
        expect(cells.has(latLngToCell(lat, lng, 9))).toBe(true);
      }
    }
  });
});
