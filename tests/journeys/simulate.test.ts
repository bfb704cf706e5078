import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayFigures } from '../../demo/simulator/figures/day-figures.js';
import { dayLines } from '../../demo/simulator/figures/day-lines.js';
import { simulateDay } from '../../demo/simulator/simulate-day.js';
import { asOwner } from '../../src/ground/database/connect.js';
import { verifyAll } from '../../src/server/verify-all.js';
import { freshDatabase, type FreshDatabase } from '../setup/database.js';

let database: FreshDatabase;
let folder: string;
let day: DayFigures;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'sizhi-day-'));
  day = await simulateDay({
    databaseUrl: database.url, dataFolder: folder, size: 'small', day: '2026-03-18', reports: 40, seed: 3, speed: Infinity,
    say: () => undefined, progress: () => undefined,
  });
}, 180_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const all = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('a day in the county', () => {
  it('loses no report and leaves every case with a holder and a running clock, or with an answer', () => {
    expect(day.reports).toBeGreaterThanOrEqual(40);
    expect(day.lost).toBe(0);
    expect(day.ends.cases).toBe(day.reports);
    expect(day.ends.settled).toBe(day.reports);
    expect(all(day.byState)).toBe(day.reports);
    expect(day.ends.withHolder).toBe(day.reports - day.ends.ended);
    expect(day.ends.confirmed).toBeGreaterThan(5);
  });

  it('breaks no invariant, and every listener has heard everything', () => {
    expect(day.verify.violations).toEqual([]);
    expect(all(day.verify.byInvariant)).toBe(0);
    expect(all(day.verify.lag)).toBe(0);
    expect(day.verify.failing).toEqual({});
    expect(day.verify.overdueAlarms).toBe(0);
  });

  it('has people who come late, and each breach calls for help up the ladder', () => {
    const late = day.stages.reduce((sum, stage) => sum + stage.late, 0);
    expect(late).toBeGreaterThan(0);
    expect(day.facts['ClockBreached'] ?? 0).toBeGreaterThanOrEqual(late);
    expect(all(day.escalations)).toBeGreaterThan(0);
    expect(day.ends.notices).toBeGreaterThan(day.reports);
  });

  it('is told in plain lines', () => {
    expect(dayLines(day).join('\n')).toContain('核对不变量：全部成立');
  });
});

describe('verify', () => {
  const breakIt = async (sql: string, invariant: string): Promise<void> => {
    await asOwner(database.url, async (c) => {
      // As a fault below the application would do it: no trigger, no check.
      await c.query(`set session_replication_role = replica`);
      await c.query(sql);
    });
    const verified = await verifyAll(database.url, '999901', Date.parse('2026-03-19T00:00:00+08:00'));
    expect(verified.byInvariant[invariant], invariant).toBeGreaterThan(0);
    expect(verified.violations.some((v) => v.invariant === invariant && v.subject !== '')).toBe(true);
  };

  it('sees a clock that was lost, a fact that was lost, a holder who was changed by hand, a notice told twice, a home without a place', async () => {
    const open = `(select case_id from response.cases where open and holder_person_id is not null order by case_id limit 1)`;
    await breakIt(`insert into ground.notices select county_code, gen_random_uuid(), person_id, kind, subject_kind, subject_id, data, urgent, state, created_at
      from ground.notices order by notice_id limit 1`, 'nobody_is_told_twice');
    await breakIt(`update response.cases set holder_person_id = (select person_id from honeycomb.people order by person_id desc limit 1) where case_id = ${open}`, 'replayed_facts_give_the_case');
    await breakIt(`update response.cases set holder_person_id = gen_random_uuid() where case_id = ${open}`, 'holder_is_known');
    await breakIt(`delete from response.clocks where case_id = ${open}`, 'open_case_has_running_clock');
    await breakIt(`delete from ground.facts where subject_sequence = 2 and subject_id = ${open}`, 'facts_are_numbered');
    await breakIt(`delete from response.answers where case_id = (select case_id from response.cases where state = 'confirmed' order by case_id limit 1)`, 'ended_case_has_answer');
    await breakIt(`update honeycomb.units set valid_to = '2026-01-01' where level = 'village'`, 'household_has_valid_unit');
  }, 60_000);
});
