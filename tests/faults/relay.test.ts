import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chance } from '../../demo/random.js';
import { asOwner } from '../../src/ground/database/connect.js';
import { openDatabase, type Database } from '../../src/ground/database/database.js';
import { systemScope } from '../../src/ground/database/scope.js';
import { lagOfListeners } from '../../src/ground/facts/check-facts.js';
import { registerListeners, relayOnce, startRelay, type Subscription } from '../../src/ground/facts/relay.js';
import { newId } from '../../src/ground/id.js';
import { freshDatabase, type FreshDatabase } from '../setup/database.js';
import { attentive, COUNTY, effectsOf, holdOpen, makeEffects, tell, writeEffects } from './hearing.js';

let made: FreshDatabase;
let database: Database;
beforeEach(async () => {
  made = await freshDatabase();
  await makeEffects(made.url);
  database = openDatabase(made.url, { max: 24 });
});
afterEach(async () => {
  await database.close();
  await made.drop();
});

const inCounty = <T>(work: Parameters<typeof database.transaction<T>>[1]): Promise<T> => database.transaction(systemScope(COUNTY), work);
const hearAll = async (subscription: Subscription): Promise<void> => { while (((await relayOnce(database, COUNTY, subscription)) ?? 0) > 0); };
const lag = async (): Promise<number> => (await inCounty(lagOfListeners)).reduce((sum, l) => sum + l.lag, 0);

/** What many systems do: remember the highest number seen and ask for what lies above it. */
function bareCursor(): { heard: string[]; look(): Promise<void> } {
  let last = 0;
  const heard: string[] = [];
  return {
    heard,
    async look() {
      const rows = await inCounty((tx) => tx.query<{ factId: string; position: number }>({
        text: 'select fact_id, position from ground.facts where county_code = $1 and position > $2 order by position', values: [COUNTY, last] }));
      heard.push(...rows.map((r) => r.factId));
      last = rows.at(-1)?.position ?? last;
    },
  };
}

describe('facts that commit out of order', () => {
  it('hears a fact whose position is lower than one already heard, once; a bare cursor loses it', async () => {
    const listener = attentive('late');
    await registerListeners(database, COUNTY, [listener]);
    const cursor = bareCursor();
    const a = await holdOpen(database, (tx) => tell(tx, newId()));
    const b = await inCounty((tx) => tell(tx, newId()));
    await hearAll(listener);
    await cursor.look();
    expect((await effectsOf(database, 'late')).map((e) => e.factId)).toEqual(b);
    await a.commit();
    await hearAll(listener);
    await cursor.look();
    await hearAll(listener);
    expect((await effectsOf(database, 'late')).map((e) => e.factId)).toEqual([...b, ...a.made]);
    expect(cursor.heard).toEqual(b); // the reason for the windows: A's fact is never seen
    expect(await lag()).toBe(0);
  });

  it('keeps a window of more facts than one step takes, while an earlier transaction commits inside it', async () => {
    const listener = attentive('long');
    await registerListeners(database, COUNTY, [listener]);
    const [early, many, later] = [newId(), newId(), newId()];
    const a = await holdOpen(database, (tx) => tell(tx, early));
    const undone = await holdOpen(database, (tx) => tell(tx, newId(), { count: 3 }));
    const b = await inCounty((tx) => tell(tx, many, { count: 1300 }));
    expect(await relayOnce(database, COUNTY, listener)).toBe(1000);
    await a.commit();
    await undone.undo();
    const c = await inCounty((tx) => tell(tx, later));
    expect(await relayOnce(database, COUNTY, listener)).toBe(300);
    await hearAll(listener);
    expect((await effectsOf(database, 'long')).map((e) => e.factId)).toEqual([...b, ...a.made, ...c]);
    expect(await lag()).toBe(0);
  });

  it('hears once and in order per subject what many writers commit and undo in any order, with three relays at it', async () => {
    const listener = attentive('many');
    await registerListeners(database, COUNTY, [listener]);
    const subjects = Array.from({ length: 12 }, newId);
    const relays = [1, 2, 3].map(() => startRelay(database, COUNTY, [listener], { pollMs: 20 }));
    const committed: string[] = [];
    await Promise.all(Array.from({ length: 10 }, async (_, writer) => {
      const random = chance(54321, `writer ${writer}`);
      for (let n = 0; n < 20; n += 1) {
        const two = random.shuffle(subjects).slice(0, 2).sort();
        const undo = random.next() < 0.2;
        const ids = await inCounty(async (tx) => {
          await tx.query({ text: 'select pg_current_xact_id()' }); // an early transaction id, whoever gets the locks first
          await sleep(random.below(8));
          for (const s of two) await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 7))', values: [s] });
          const told: string[] = [];
          for (const s of two) {
            const [row] = await tx.query<{ next: number }>({ text: 'select count(*) + 1 as next from ground.facts where subject_id = $1', values: [s] });
            told.push(...await tell(tx, s, { from: row!.next }));
          }
          await sleep(random.below(8));
          if (undo) throw new Error('undone');
          return told;
        }).catch((error: Error) => { if (error.message !== 'undone') throw error; return []; });
        committed.push(...ids);
      }
    }));
    await expect.poll(lag, { timeout: 15_000 }).toBe(0);
    await Promise.all(relays.map((relay) => relay.stop()));
    const heard = await effectsOf(database, 'many');
    expect(heard.map((e) => e.factId).sort()).toEqual([...committed].sort());
    for (const s of subjects) {
      const sequences = heard.filter((e) => e.subjectId === s).map((e) => e.subjectSequence);
      expect(sequences).toEqual(sequences.map((_, i) => i + 1));
    }
  });
});

describe('a listener that breaks midway', () => {
  it('is tried again, its half-done effects undone, and holds up nobody else', async () => {
    let breaks = 2;
    const fragile: Subscription = { listener: 'fragile', kinds: ['Told'], hear: async (tx, facts) => {
      await writeEffects(tx, 'fragile', facts.slice(0, Math.ceil(facts.length / 2)));
      if (breaks-- > 0) throw new Error('broke midway');
      await writeEffects(tx, 'fragile', facts.slice(Math.ceil(facts.length / 2)));
    } };
    await registerListeners(database, COUNTY, [fragile, attentive('calm')]);
    const ids = await inCounty((tx) => tell(tx, newId(), { count: 10 }));
    const failures: string[] = [];
    const relay = startRelay(database, COUNTY, [fragile, attentive('calm')], { pollMs: 50, failed: (who) => failures.push(who) });
    await expect.poll(async () => (await effectsOf(database, 'calm')).length, { timeout: 10_000 }).toBe(10);
    await expect.poll(lag, { timeout: 15_000 }).toBe(0);
    await relay.stop();
    expect(failures).toEqual(['fragile', 'fragile']);
    expect((await effectsOf(database, 'fragile')).map((e) => e.factId)).toEqual(ids);
    expect((await inCounty(lagOfListeners)).every((l) => l.failure === null)).toBe(true);
  });

  it('leaves nothing when its connection is cut after the effects and before the commit', async () => {
    let pid = 0;
    let cut = true;
    const listener: Subscription = { listener: 'cut', kinds: ['Told'], hear: async (tx, facts) => {
      await writeEffects(tx, 'cut', facts);
      pid = (await tx.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' }))[0]!.pid;
      if (cut) await asOwner(made.url, (c) => c.query('select pg_terminate_backend($1, 5000)', [pid]));
    } };
    await registerListeners(database, COUNTY, [listener]);
    const ids = await inCounty((tx) => tell(tx, newId(), { count: 5 }));
    await expect(relayOnce(database, COUNTY, listener)).rejects.toThrow(/./);
    expect(await effectsOf(database, 'cut')).toEqual([]);
    cut = false;
    await hearAll(listener);
    expect((await effectsOf(database, 'cut')).map((e) => e.factId)).toEqual(ids);
  });
});
