import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCounty, type County } from '../../../../tests/setup/county.js';
import type { As } from '../../../../tests/setup/server.js';
import { loadAsOwner } from '../../../ground/database/copy.js';
import { redrawAreas } from './redraw-areas.js';

let county: County;
let convenor: As;
const COUNTY_BOX = 'west=117.3&south=37.3&east=117.7&north=37.7';
interface Home { gridId: string; unitCode: string; lng: number; lat: number; personId: string; householdId: string }
let home: Home;

beforeAll(async () => {
  county = await startCounty();
  const units = await county.rows<{ unitCode: string }>('select distinct unit_code from liaison.micro_grids where valid_to is null');
  await loadAsOwner(county.database.url, '999901', (tx) => redrawAreas(tx, units.map((u) => u.unitCode)));
  convenor = county.outsider('convenor');
  [home] = await county.rows<Home>(`select p.household_id, p.grid_id, p.unit_code, p.lng, p.lat, g.liaison_person_id as person_id from liaison.household_places p
    join liaison.micro_grids g on g.grid_id = p.grid_id where p.unit_code like '999901002%' order by p.household_id limit 1`) as [Home];
}, 60_000);
afterAll(() => county?.end());

const get = (path: string, as: As) => county.call('GET', `/api/liaison/map/${path}`, { as });
const villageOf = ({ lng, lat }: { lng: number; lat: number }, half = 0.002) => `west=${lng - half}&south=${lat - half}&east=${lng + half}&north=${lat + half}`;

it('every micro-grid with a located household has an area, and each unit’s areas lie in its own box', async () => {
  const answer = await get('grids', convenor);
  expect(answer.status).toBe(200);
  const [drawn] = await county.rows<{ count: number }>('select count(distinct grid_id)::int as count from liaison.household_places where grid_id is not null and lng is not null');
  expect(answer.body.features).toHaveLength(drawn!.count);
  const outlines = new Map((await county.rows<{ unitCode: string; outline: any }>('select unit_code, outline from honeycomb.units')).map((u) => [u.unitCode, u.outline.coordinates[0] as number[][]]));
  for (const { geometry, properties } of answer.body.features) {
    const ring = outlines.get(properties.unitCode)!;
    const [lngs, lats] = [ring.map((p) => p[0]!), ring.map((p) => p[1]!)];
    for (const [lng, lat] of geometry.coordinates.flat(2)) {
      expect(lng).toBeGreaterThanOrEqual(Math.min(...lngs) - 1e-5);
      expect(lng).toBeLessThanOrEqual(Math.max(...lngs) + 1e-5);
      expect(lat).toBeGreaterThanOrEqual(Math.min(...lats) - 1e-5);
      expect(lat).toBeLessThanOrEqual(Math.max(...lats) + 1e-5);
    }
    expect(properties.liaisonName).not.toBe('');
    expect(properties.households).toBeGreaterThan(0);
  }
  const village = await get(`grids?unit=${home.unitCode}`, convenor);
  expect(village.body.features.every((f: any) => f.properties.unitCode.startsWith(home.unitCode))).toBe(true);
});

it('all households come as columns, rounded to about 100 m, without ids or names of residents', async () => {
  const { body, status } = await get('households', convenor);
  expect(status).toBe(200);
  expect([body.lng.length, body.lat.length, body.grid.length]).toEqual([1200, 1200, 1200]);
  const [numbers] = await county.rows<{ count: number }>('select count(*)::int as count from liaison.micro_grids where valid_to is null');
  expect(body.grids).toHaveLength(numbers!.count);
  expect(Object.keys(body).sort()).toEqual(['grid', 'grids', 'lat', 'lng']);
  const at = body.grids.findIndex((g: any) => g.gridId === home.gridId);
  const own = body.lng.map((lng: number, i: number) => [lng, body.lat[i], body.grid[i]]).filter((row: number[]) => row[2] === at);
  expect(own.some(([lng, lat]: number[]) => lng === Math.round(home.lng * 1000) && lat === Math.round(home.lat * 1000))).toBe(true);
});

it('only those of the caller’s own units, and nothing of others is answered', async () => {
  const town = county.outsider({ role: 'convenor', unitCode: '999901002' });
  const columns = await get('households', town);
  expect(columns.body.grids.every((g: any) => g.unitCode.startsWith('999901002'))).toBe(true);
  expect(columns.body.lng.length).toBeGreaterThan(0);
  expect(columns.body.lng.length).toBeLessThan(1200);
  expect((await get('households?unit=999901003', town)).body.code).toBe('not_allowed');
  expect((await get('households', county.outsider('call_back'))).body.code).toBe('not_allowed');
  const view = await get(`view?${COUNTY_BOX}&zoom=10`, town);
  expect(view.body.units.length).toBeGreaterThan(0);
  expect(view.body.units.every((u: any) => u.unitCode.startsWith('999901002'))).toBe(true);
  const elsewhere = await get(`view?${villageOf(home)}&zoom=16`, county.outsider({ role: 'convenor', unitCode: '999901003' }));
  expect(elsewhere.body).toMatchObject({ level: 'households', households: [] });
});

it('what is in sight: units, then micro-grids, then households; exact only for their own liaison', async () => {
  const far = await get(`view?${COUNTY_BOX}&zoom=10`, convenor);
  expect(far.body.level).toBe('units');
  expect(far.body.units.reduce((sum: number, u: any) => sum + u.households, 0)).toBe(1200);
  expect(far.body.units.every((u: any) => u.withoutGrid === 0)).toBe(true);
  const near = await get(`view?${COUNTY_BOX}&zoom=13`, convenor);
  expect(near.body.level).toBe('grids');
  expect(near.body.grids.reduce((sum: number, g: any) => sum + g.households, 0)).toBe(1200);
  const close = await get(`view?${villageOf(home)}&zoom=16`, convenor);
  const seen = close.body.households.find((h: any) => h.householdId === home.householdId);
  expect(seen).toEqual({ householdId: home.householdId, gridId: home.gridId, lng: Math.round(home.lng * 1000) / 1000, lat: Math.round(home.lat * 1000) / 1000, own: false });
  const liaison = await county.person(home.personId);
  const mine = await get(`view?${villageOf(home)}&zoom=16`, liaison);
  const list = mine.body.households as { householdId: string; gridId: string; lng: number; lat: number; own: boolean }[];
  expect(list.find((h) => h.householdId === home.householdId)).toMatchObject({ lng: home.lng, lat: home.lat, own: true });
  for (const other of list.filter((h) => !h.own)) expect([other.lng * 1000 % 1 < 1e-6 || other.lng * 1000 % 1 > 1 - 1e-6, other.gridId === home.gridId]).toEqual([true, false]);
});

it('a box that is none is not understood', async () => {
  for (const query of ['west=a&south=1&east=2&north=3&zoom=9', 'west=1&south=95&east=2&north=96&zoom=9', 'zoom=9', `${COUNTY_BOX}&zoom=-1`]) {
    expect((await get(`view?${query}`, convenor)).status, query).toBe(400);
  }
});
