import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../../../demo/load.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/database.js';
import type { Person } from '../../../ground/access/actor.js';
import { loadAsOwner } from '../../../ground/database/copy.js';
import { openDatabase, type Transaction } from '../../../ground/database/database.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { newId } from '../../../ground/id.js';
import { DAY, HOUR } from '../../../ground/time.js';
import { chartFor } from './chart-for.js';
import { goOffDuty } from './go-off-duty.js';
import { listDuty } from './list-duty.js';
import { onDuty } from './on-duty.js';
import { rollRoster } from './roll-roster.js';
import { rollShifts } from './store.js';

const COUNTY = '999901';
// Tuesday 24 November 2026, 10:00 in China.
const NOW = Date.UTC(2026, 10, 24, 2);
const VILLAGE = '999901003201';
const TOWN = '999901003';
/** The first on duty of a kind at a unit. */
const firstOf = async (postKind: string, unitCode: string): Promise<{ personId: string }> => {
  const person = (await inside((tx) => onDuty(tx, [{ postKind, unitCode }], NOW)))[0]?.[0];
  if (!person) throw new Error(`nobody of ${postKind} is on duty`);
  return person;
};
const noCases = (): Promise<Map<string, number>> => Promise.resolve(new Map());

let fresh: FreshDatabase;
let ground: Ground;
const inside = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => ground.database.transaction(systemScope(COUNTY), work);
const someone = (unitCode: string, role: 'handler' | 'dispatcher', personId = newId()): Person =>
  ({ kind: 'person', personId, name: '试', roles: [{ role, unitCode }] });

beforeAll(async () => {
  fresh = await freshDatabase();
  await loadDemo(fresh.url, { size: 'small', say: () => undefined, now: NOW });
  ground = { database: openDatabase(fresh.url, { max: 3 }), countyCode: COUNTY, demo: true, now: () => NOW } as Ground;
});
afterAll(async () => { await ground.database.close(); await fresh.drop(); });

describe('who is on duty', () => {
  it('a shift holds from its first instant to just before its last', async () => {
    const at = (hour: number, ms = 0): number => Date.UTC(2026, 10, 23, 16) + hour * HOUR + ms;
    const names = async (instant: number): Promise<string[]> =>
      (await inside((tx) => onDuty(tx, [{ postKind: 'grid_worker', unitCode: VILLAGE }], instant)))[0]?.map((p) => p.personId) ?? [];
    expect(await names(at(7, -1))).toEqual([]);
    const morning = await names(at(7));
    expect(morning).toHaveLength(1);
    expect(await names(at(14.5, -1))).toEqual(morning);
    const evening = await names(at(14.5));
    expect(evening).toHaveLength(1);
    expect(evening).not.toEqual(morning);
    expect(await names(at(22, -1))).toEqual(evening);
    expect(await names(at(22))).toEqual([]);
    // The next day they change.
    expect(await names(at(7) + DAY)).toEqual(evening);
  });

  it('answers the unit itself first, then every unit above; each want at its place, twice the same twice', async () => {
    const wants = [{ postKind: 'convenor', unitCode: VILLAGE }, { postKind: 'police', unitCode: VILLAGE }, { postKind: 'nobody', unitCode: VILLAGE },
      { postKind: 'convenor', unitCode: VILLAGE }];
    const [convenors, police, nobody, again] = await inside((tx) => onDuty(tx, wants, NOW));
    expect(convenors?.map((p) => p.unitCode)).toEqual([VILLAGE, TOWN, COUNTY]);
    expect(police?.map((p) => p.unitCode)).toEqual([TOWN, COUNTY]);
    expect(nobody).toEqual([]);
    expect(again).toEqual(convenors);
    expect(convenors?.[0]).toMatchObject({ postKind: 'convenor', capacity: 20, skills: expect.arrayContaining(['mediation']) as unknown });
    expect(typeof convenors?.[0]?.lng).toBe('number');
  });

  it('a place known only as a town: those directly below, unless somebody above answers', async () => {
    const [grid, dispatchers] = await inside((tx) => onDuty(tx, [{ postKind: 'grid_worker', unitCode: TOWN }, { postKind: 'dispatcher', unitCode: TOWN }], NOW));
    expect(grid).toHaveLength(7);
    expect(grid?.every((p) => p.unitCode.length === 12 && p.unitCode.startsWith(TOWN))).toBe(true);
    expect(dispatchers?.map((p) => p.unitCode)).toEqual([TOWN, COUNTY]);
  });
});

describe('the division of work', () => {
  it('a new version counts from its instant, and not before', async () => {
    expect((await inside((tx) => chartFor(tx, NOW))).version).toBe(1);
    await loadAsOwner(fresh.url, COUNTY, async (tx) => {
      await tx.copy('honeycomb.duty_chart_versions', ['county_code', 'version', 'effective_at'], [[COUNTY, 2, new Date(NOW + HOUR).toISOString()]]);
      await tx.copy('honeycomb.duty_chart', ['county_code', 'version', 'matter_code', 'unit_code', 'part', 'post_kind'], [[COUNTY, 2, '', COUNTY, 'lead', 'police']]);
    });
    expect((await inside((tx) => chartFor(tx, NOW + HOUR - 1))).version).toBe(1);
    expect((await inside((tx) => chartFor(tx, NOW + HOUR))).rows).toHaveLength(1);
    expect((await inside((tx) => chartFor(tx, NOW))).rows.length).toBeGreaterThan(50);
  });
});

describe('the roster', () => {
  it('rolled again it makes nothing; a day later one day more; a shift ended early stays ended', async () => {
    expect(await rollRoster(ground, NOW)).toBe(0);
    const dispatcher = await firstOf('dispatcher', TOWN);
    const done = await goOffDuty(ground, someone(TOWN, 'dispatcher'), { commandId: newId(), personId: dispatcher.personId, at: NOW }, NOW);
    expect(done).toMatchObject({ ok: true, value: { wasOnDuty: true, onDutyUntil: null } });
    expect(await rollRoster(ground, NOW)).toBe(0);
    const [left] = await inside((tx) => onDuty(tx, [{ postKind: 'dispatcher', unitCode: TOWN }], NOW));
    expect(left?.map((p) => p.personId)).not.toContain(dispatcher.personId);
    const made = await rollRoster(ground, NOW + DAY);
    expect(made).toBeGreaterThan(100);
    expect(await rollRoster(ground, NOW + DAY)).toBe(0);
  });

  it('two that roll at once make each shift once', async () => {
    const made = await Promise.all([rollRoster(ground, NOW + 2 * DAY), rollRoster(ground, NOW + 2 * DAY)]);
    expect(made.filter((n) => n > 0).length).toBeGreaterThan(0);
    expect(await inside((tx) => rollShifts(tx, 20_781, 20_782))).toBe(0);
  });
});

describe('going off duty', () => {
  const facts = (personId: string): Promise<{ kind: string; subjectSequence: number; actorId: string }[]> => inside((tx) => tx.query({
    text: 'select kind, subject_sequence, actor_id from ground.facts where subject_id = $1 order by subject_sequence', values: [personId] }));

  it('tells it once however often it is sent, and again on another day', async () => {
    const worker = await firstOf('grid_worker', VILLAGE);
    const me = someone(VILLAGE, 'handler', worker.personId);
    const command = { commandId: newId(), at: NOW };
    const first = await goOffDuty(ground, me, command, NOW);
    expect(await goOffDuty(ground, me, command, NOW)).toEqual(first);
    expect(await goOffDuty(ground, me, { commandId: newId(), at: NOW }, NOW + 1000)).toMatchObject({ ok: true, value: { wasOnDuty: false } });
    expect(await facts(worker.personId)).toEqual([{ kind: 'PersonWentOffDuty', subjectSequence: 1, actorId: worker.personId }]);
    const evening = NOW + DAY + 8 * HOUR;
    await goOffDuty(ground, me, { commandId: newId(), at: evening }, evening);
    expect((await facts(worker.personId)).map((f) => f.subjectSequence)).toEqual([1, 2]);
  });

  it('somebody else needs the right for that unit; the future and long ago are refused', async () => {
    const other = await firstOf('police', TOWN);
    const codeOf = async (actor: Person, command: { personId?: string; at?: number }): Promise<string | undefined> => {
      const result = await goOffDuty(ground, actor, { commandId: newId(), ...command }, NOW);
      return result.ok ? undefined : result.refusal.code;
    };
    expect(await codeOf(someone(VILLAGE, 'handler'), { personId: other.personId })).toBe('not_allowed');
    expect(await codeOf(someone('999901002', 'dispatcher'), { personId: other.personId })).toBe('not_allowed');
    expect(await codeOf(someone(TOWN, 'dispatcher'), { personId: newId() })).toBe('person_unknown');
    expect(await codeOf(someone(TOWN, 'dispatcher'), { at: NOW + 1 })).toBe('time_not_possible');
    expect(await codeOf(someone(TOWN, 'dispatcher'), { at: NOW - 2 * DAY })).toBe('time_not_possible');
  });
});

describe('the list of those on duty', () => {
  it('pages through everybody once, inside the caller’s area and above it', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listDuty(ground, someone(TOWN, 'dispatcher'), { limit: 7, after }, NOW + DAY, noCases);
      if (!page.ok) throw new Error(page.refusal.code);
      seen.push(...page.value.rows.map((row) => `${row.postId} ${row.personId}`));
      expect(page.value.rows.every((row) => row.unitCode.startsWith(TOWN) || TOWN.startsWith(row.unitCode))).toBe(true);
      after = page.value.next ?? undefined;
    } while (after);
    expect(seen.length).toBeGreaterThan(30);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('finds by post kind and by pinyin initials; refuses an area that is not the caller’s and a key nobody wrote', async () => {
    const dispatcher = someone(TOWN, 'dispatcher');
    const [one] = (await inside((tx) => onDuty(tx, [{ postKind: 'water', unitCode: TOWN }], NOW)))[0] ?? [];
    const [initials] = await inside((tx) => tx.query<{ nameInitials: string }>({ text: 'select name_initials from honeycomb.people where person_id = $1', values: [one?.personId] }));
    const found = await listDuty(ground, dispatcher, { limit: 50, q: initials?.nameInitials, postKind: 'water' }, NOW, noCases);
    expect(found.ok && found.value.rows.map((row) => row.name)).toContain(one?.name);
    expect(await listDuty(ground, dispatcher, { limit: 50, unit: '999901002' }, NOW, noCases)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
    expect(await listDuty(ground, dispatcher, { limit: 50, after: 'x' }, NOW, noCases)).toMatchObject({ ok: false, refusal: { code: 'input_not_understood' } });
  });
});
