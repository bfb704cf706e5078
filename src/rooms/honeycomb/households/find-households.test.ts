import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDemo } from '../../../../demo/load.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/database.js';
import type { Person } from '../../../ground/access/actor.js';
import { openDatabase } from '../../../ground/database/database.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { newId } from '../../../ground/id.js';
import { listUnits } from '../units/list-units.js';
import { showOutlines } from '../units/show-outlines.js';
import { findHouseholds } from './find-households.js';

let fresh: FreshDatabase;
let ground: Ground;
const handlerOf = (unitCode: string, role: 'handler' | 'call_back' = 'handler'): Person =>
  ({ kind: 'person', personId: newId(), name: '试', roles: [{ role, unitCode }] });
const rowsOf = async (actor: Person, text: string) => {
  const result = await findHouseholds(ground, actor, text);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.rows;
};

beforeAll(async () => {
  fresh = await freshDatabase();
  await loadDemo(fresh.url, { size: 'small', say: () => undefined });
  ground = { database: openDatabase(fresh.url, { max: 2 }), countyCode: '999901', demo: true, now: Date.now } as Ground;
});
afterAll(async () => { await ground.database.close(); await fresh.drop(); });

it('a household is found by address, name and telephone, with those who live there, and only inside the area', async () => {
  const [known] = await ground.database.transaction(systemScope('999901'), (tx) => tx.query<{ unitCode: string; name: string; phone: string }>({
    text: `select h.unit_code, r.name, r.phone from honeycomb.residents r join honeycomb.households h using (county_code, household_id)
           where h.unit_code like '999901002%' and r.phone is not null and r.state = 'living_here' order by r.resident_id limit 1` }));
  if (!known) throw new Error('the demo has no telephone');
  for (const text of [known.name, known.phone, known.phone.slice(0, 8), '槐树屯村1组']) {
    const rows = await rowsOf(handlerOf('999901002'), text);
    expect(rows.length, text).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(20);
    expect(rows.every((row) => row.unitCode.startsWith('999901002') && row.residents.length > 0)).toBe(true);
  }
  expect(await rowsOf(handlerOf('999901003'), known.phone)).toEqual([]);
  expect(await findHouseholds(ground, handlerOf('999901', 'call_back'), known.phone)).toMatchObject({ ok: false });
});

it('signs that mean something to a pattern mean themselves', async () => {
  for (const text of ['%%', '__', "' or 1=1 --", '\\\\', '😀😀']) expect(await rowsOf(handlerOf('999901'), text)).toEqual([]);
});

it('units: the county, those below, by name, by initials, by place', async () => {
  const names = async (query: Partial<Parameters<typeof listUnits>[1]>): Promise<string[]> => {
    const result = await listUnits(ground, { limit: 50, ...query });
    return result.ok ? result.value.rows.map((row) => row.name) : [];
  };
  expect(await names({})).toEqual(['安澜县']);
  expect(await names({ parent: '999901' })).toEqual(['清河街道', '柳溪镇', '桑园镇']);
  expect(await names({ q: '槐树' })).toContain('槐树屯村');
  expect(await names({ q: 'lxz' })).toEqual(['柳溪镇']);
  expect(await names({ lng: 0, lat: 0 })).toEqual([]);
  const below = await listUnits(ground, { limit: 50, q: '槐树屯' });
  const [village] = below.ok ? below.value.rows : [];
  expect(await names({ lng: village?.lng ?? 0, lat: village?.lat ?? 0 })).toEqual(['槐树屯村', '柳溪镇', '安澜县']);
  const outlines = await showOutlines(ground, '999901');
  expect(outlines.ok && outlines.value.features).toHaveLength(3);
});
