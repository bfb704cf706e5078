import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOwner, connectAsOwner, type OwnerConnection } from '../../src/ground/database/connect.js';
import { newId } from '../../src/ground/id.js';
import { receiveRoster, type PlaceHouseholds } from '../../src/rooms/honeycomb/door.js';
import { verifyAll } from '../../src/server/verify-all.js';
import { startCounty, type County } from '../setup/county.js';
import { plantedRoster } from '../setup/planted-roster.js';
import type { As } from '../setup/server.js';
import { startPart, type Part } from './start-part.js';

let county: County;
let holder: OwnerConnection;
let folder: string;
const parts: Part[] = [];
beforeAll(async () => {
  county = await startCounty();
  holder = await connectAsOwner(county.database.url);
  folder = await mkdtemp(join(tmpdir(), 'sizhi-part-'));
});
afterAll(async () => {
  await Promise.all(parts.map((part) => part.kill()));
  await holder.close();
  await county.end();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

it('a worker killed in the middle of writing a roster: another goes on where it stood, and nobody is registered twice', async () => {
  const [unit] = await county.rows<{ unitCode: string; name: string; lng: number; lat: number }>(
    `select unit_code, name, lng, lat from honeycomb.units where level = 'village' and kind = 'village' order by 1 limit 1`);
  const { file, households, rows } = plantedRoster({ village: unit!.name, elsewhere: '', lng: unit!.lng, lat: unit!.lat }, 6402, { times: 0 });
  const id = newId();
  const clerk: As = { personId: newId(), roles: [{ role: 'convenor', unitCode: unit!.unitCode }] };
  expect((await receiveRoster(county.ground, { kind: 'system' }, { id, unitCode: unit!.unitCode, fileName: '花名册.xlsx', datum: 'WGS84' }, file, Date.now())).ok).toBe(true);
  const step = (verb: string, more: object = {}) => county.call('POST', `/api/register/imports/${id}/${verb}`, { as: clerk, body: { commandId: newId(), ...more } });
  const state = async (): Promise<{ state: string; nextHousehold: number; counts: any }> => (await county.rows<any>('select state, next_household, counts from honeycomb.register_imports where import_id = $1', [id]))[0];
  const settings = { SIZHI_DATABASE_URL: county.database.url, SIZHI_DATA: folder };
  const first = await startPart('work', settings);
  parts.push(first);
  await step('columns', { datum: 'WGS84', columns: [] });
  await expect.poll(async () => (await state()).state, { timeout: 60_000 }).toBe('checked');
  await step('apply');
  await expect.poll(async () => (await state()).nextHousehold, { timeout: 60_000, interval: 5 }).toBeGreaterThan(1);
  // Whoever holds the unit's lock stops the worker between its claim and its next part.
  await holder.query('begin');
  await holder.query(`select pg_advisory_xact_lock(hashtextextended('register:' || $1, 0))`, [unit!.unitCode]);
  const [mine] = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
  await expect.poll(async () => (await asOwner(county.database.url, (c) => c.query('select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [mine!.pid]))).length, { timeout: 60_000 }).toBe(1);
  await first.kill();
  const cut = await state();
  expect(cut.state).toBe('applying');
  expect(cut.nextHousehold).toBeLessThan(households);
  await holder.query('rollback');
  const registered = async (): Promise<number> => (await county.rows<{ n: number }>(`select count(*)::int as n from honeycomb.households where household_number like '新村%'`))[0]!.n;
  await expect.poll(registered, { timeout: 20_000 }).toBe(cut.nextHousehold - 1);
  // The dead one's claim lasts a minute; here the minute is over.
  await asOwner(county.database.url, (c) => c.query(`update honeycomb.register_imports set claimed_until = now() - interval '1 second'`));
  parts.push(...await Promise.all([startPart('work', settings), startPart('work', settings)]));
  await expect.poll(async () => (await state()).state, { timeout: 60_000 }).toBe('applied');
  expect((await state()).counts).toMatchObject({ households: { registered: households, changed: 0, unchanged: 0 }, residents: { registered: rows - 2, changed: 0, unchanged: 0 } });
  expect(await registered()).toBe(households);
  const [people] = await county.rows<{ n: number; facts: number }>(
    `select count(*)::int as n, (select count(*)::int from ground.facts where kind = 'HouseholdRegistered') as facts
     from honeycomb.residents r join honeycomb.households h using (county_code, household_id) where h.household_number like '新村%'`);
  expect(people).toEqual({ n: rows - 2, facts: households });
  await county.work();
  expect((await verifyAll(county.database.url, county.ground.countyCode, Date.now())).violations).toEqual([]);
});

/** Should placing fail, nothing of the part stands. */
it('a part whose households cannot be placed is not written at all', async () => {
  const { workOnImports } = await import('../../src/rooms/honeycomb/door.js');
  const [unit] = await county.rows<{ unitCode: string; name: string }>(`select unit_code, name from honeycomb.units where level = 'village' and kind = 'village' order by 1 desc limit 1`);
  await Promise.all(parts.splice(0).map((part) => part.kill()));
  const { file } = plantedRoster({ village: unit!.name, elsewhere: '', lng: 0, lat: 0 }, 22, { times: 0, label: '断电' });
  const id = newId();
  await receiveRoster(county.ground, { kind: 'system' }, { id, unitCode: unit!.unitCode, fileName: 'a.xlsx', datum: 'WGS84' }, file, Date.now());
  const clerk: As = { personId: newId(), roles: [{ role: 'convenor', unitCode: unit!.unitCode }] };
  const step = (verb: string, more: object = {}) => county.call('POST', `/api/register/imports/${id}/${verb}`, { as: clerk, body: { commandId: newId(), ...more } });
  await step('columns', { datum: 'WGS84', columns: [] });
  await county.work();
  await step('apply');
  const fails: PlaceHouseholds = () => Promise.reject(new Error('no room'));
  await expect(workOnImports(county.ground, fails, id)).rejects.toThrow('no room');
  // Not placed at all: the database itself refuses the commit.
  await asOwner(county.database.url, (c) => c.query(`update honeycomb.register_imports set claimed_until = null`));
  await expect(workOnImports(county.ground, () => Promise.resolve(), id)).rejects.toThrow(/belongs to no micro-grid/);
  expect(await county.rows(`select 1 from honeycomb.households where household_number like '断电%'`)).toEqual([]);
});
