import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/ground/database/database.js';
import { systemScope } from '../../src/ground/database/scope.js';
import { chartFor, postKindFor, searchUnits } from '../../src/rooms/honeycomb/door.js';
import { freshDatabase, type FreshDatabase } from '../../tests/setup/database.js';
import { loadDivision } from './load-division.js';

let fresh: FreshDatabase;
let database: Database;
const scope = systemScope('371621');
beforeAll(async () => {
  fresh = await freshDatabase();
  await loadDivision(fresh.url, '371621', () => undefined);
  database = openDatabase(fresh.url, { max: 2 });
});
afterAll(async () => { await database.close(); await fresh.drop(); });

it('惠民县 has 15 towns and streets, 116 villages, and nobody', async () => {
  const [n] = await database.transaction(scope, (tx) => tx.query<Record<string, number>>({ text: `select
    count(*) filter (where level = 'county') as county, count(*) filter (where level = 'town') as towns,
    count(*) filter (where level = 'village') as villages, (select count(*) from honeycomb.people) as people,
    (select count(*) from honeycomb.households) as households from honeycomb.units` }));
  expect(n).toEqual({ county: 1, towns: 15, villages: 116, people: 0, households: 0 });
});

it('its units are found by pinyin initials, and it has a division of work from the first day', async () => {
  await database.transaction(scope, async (tx) => {
    expect((await searchUnits(tx, 'hjz', 5)).map((unit) => unit.name)).toContain('胡集镇');
    expect(postKindFor(await chartFor(tx, Date.UTC(2026, 10, 24)), 'water.outage', '371621104', 'lead')[0]?.postKind).toBe('water');
  });
});

it('a code without divisions and a second load are refused in a sentence', async () => {
  await expect(loadDivision(fresh.url, '123456', () => undefined)).rejects.toThrow(/371621/);
  await expect(loadDivision(fresh.url, '371621', () => undefined)).rejects.toThrow(/已经有惠民县/);
});
