import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOwner, connectAsOwner, type OwnerConnection } from '../../src/ground/database/connect.js';
import { soundAlarms } from '../../src/rooms/response/clocks/sound-alarms.js';
import { verifyAll } from '../../src/server/verify-all.js';
import { startCounty, type County } from '../setup/county.js';
import { startPart, type Part } from './start-part.js';

const REPORTS = 4;
let county: County;
let holder: OwnerConnection;
const parts: Part[] = [];
beforeEach(async () => {
  county = await startCounty();
  holder = await connectAsOwner(county.database.url);
  for (let n = 0; n < REPORTS; n += 1) await county.report(`路灯不亮，第${n + 1}盏`);
});
afterEach(async () => {
  await Promise.all(parts.splice(0).map((part) => part.kill()));
  await holder.close();
  await county.end();
});

/** Every promise of the moment is a minute overdue; answers how many. */
const makeOverdue = async (): Promise<number> => (await asOwner(county.database.url, (c) => c.query(
  `update response.clocks set started_at = now() - interval '2 hours', due_at = now() - interval '1 minute', first_due_at = now() - interval '1 minute',
     alarm_at = now() - interval '1 minute' where alarm_at is not null returning 1`))).length;

const breaches = (): Promise<{ subjectId: string; stage: string; level: number; times: number }[]> => county.rows(
  `select subject_id, data->>'stage' as stage, (data->>'level')::int as level, count(*) as times
   from ground.facts where kind = 'ClockBreached' group by 1, 2, 3`);

/** The backend that waits for what `holder` holds: a worker between its claim and its effect. */
async function heldWorker(): Promise<number> {
  const [mine] = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
  let pid = 0;
  await expect.poll(async () => {
    const rows = await asOwner(county.database.url, (c) => c.query<{ pid: number }>('select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [mine!.pid]));
    pid = rows[0]?.pid ?? 0;
    return pid;
  }, { timeout: 20_000 }).toBeGreaterThan(0);
  return pid;
}

const gone = (pid: number) => expect.poll(async () =>
  (await asOwner(county.database.url, (c) => c.query('select from pg_stat_activity where pid = $1', [pid]))).length, { timeout: 10_000 }).toBe(0);

/** One fact per clock and level, one notice per fact and person, and nothing broken. */
async function expectRungOnce(overdue: number): Promise<void> {
  const rung = await breaches();
  expect(rung.map((b) => b.times)).toEqual(Array.from({ length: overdue }, () => 1));
  expect(rung.every((b) => b.level === 1)).toBe(true);
  const verified = await verifyAll(county.database.url, county.ground.countyCode, Date.now());
  expect(verified.violations).toEqual([]);
  expect(verified.overdueAlarms).toBe(0);
  expect(Math.max(...Object.values(verified.lag))).toBe(0);
  const told = await county.rows<{ times: number }>(
    `select count(*) as times from ground.notices where kind = 'clock_breached' group by subject_id, person_id, data->>'sequence'`);
  expect(told.length).toBeGreaterThanOrEqual(overdue);
  expect(told.every((t) => t.times === 1)).toBe(true);
}

describe('a worker dies after it has claimed what is due', () => {
  it.each([
    ['before it has written the clocks', 'select from response.clocks where alarm_at is not null for update'],
    ['before it has recorded the facts', 'lock table ground.facts in share mode'],
  ])('%s: its connection is cut, and another worker rings once', async (_, hold) => {
    const overdue = await makeOverdue();
    await holder.query('begin');
    await holder.query(hold);
    const killed = soundAlarms(county.ground, Date.now()).then(() => 'rang', (error: Error) => error.message);
    const pid = await heldWorker();
    expect(await soundAlarms(county.ground, Date.now())).toBe(0); // claimed: another passes them over and does not wait
    await holder.query('select pg_terminate_backend($1)', [pid]);
    expect(await killed).toMatch(/terminat/i);
    await holder.query('rollback');
    expect(await breaches()).toEqual([]);
    const rung = await Promise.all([1, 2, 3].map(() => soundAlarms(county.ground, Date.now())));
    expect(rung.reduce((sum, n) => sum + n, 0)).toBe(REPORTS);
    expect(await soundAlarms(county.ground, Date.now())).toBe(0);
    await county.work();
    await expectRungOnce(overdue);
  });

  it('as a process, by kill -9: of the two that take over each alarm is rung by one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sizhi-part-'));
    const settings = { SIZHI_DATABASE_URL: county.database.url, SIZHI_DATA: folder };
    try {
      const overdue = await makeOverdue();
      await holder.query('begin');
      await holder.query('select from response.clocks where alarm_at is not null for update');
      const first = await startPart('work', settings);
      parts.push(first);
      const pid = await heldWorker();
      await first.kill();
      await holder.query('rollback');
      await gone(pid);
      expect(await breaches()).toEqual([]);
      parts.push(...await Promise.all([startPart('work', settings), startPart('work', settings)]));
      await expect.poll(async () => (await breaches()).length, { timeout: 20_000 }).toBe(overdue);
      await sleep(1500); // long enough for the alarms to be looked at again by both, and for the notices
      await expectRungOnce(overdue);
      expect(parts.slice(1).map((part) => part.ended())).toEqual([null, null]);
    } finally {
      await Promise.all(parts.splice(0).map((part) => part.kill()));
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  });
});
