import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemo } from '../demo/load.js';
import { asOwner } from '../src/ground/database/connect.js';
import { migrate } from '../src/ground/database/migrate.js';
import { startPrivateServer } from '../src/ground/database/private-server.js';
import { folderStore } from '../src/ground/files/folder-store.js';
import { soundAlarms } from '../src/rooms/response/door.js';
import type { BenchOptions } from '../src/server/commands/bench.js';
import { openGround } from '../src/server/open-ground.js';
import { repeat } from '../src/server/repeat.js';

const FEW = 10_000;
const SPREAD_SECONDS = 10;
const LOOK_EVERY_MS = 250; // as server/work.ts
const LATE_LIMIT_MS = 1000;

/** Lateness of breaches among many open clocks, and what a look and a breach cost with few and with many open. */
export async function measure({ clocks, due }: BenchOptions, say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-bench-'));
  await chmod(folder, 0o711);
  const database = await startPrivateServer({ dataFolder: folder });
  try {
    await migrate(database.url);
    await loadDemo(database.url, { size: 'small', say: () => undefined });
    await addCases(database.url, 0, FEW);
    const few = await run(database.url, folder, due, say);
    say(`增加到 ${clocks} 个在走的时钟。 Growing to ${clocks} open clocks.`);
    await addCases(database.url, FEW, clocks - FEW);
    const many = await run(database.url, folder, due, say);
    const figures = { open: clocks, due, lateMsP50: many.lateP50, lateMsP99: many.lateP99, lateMsMax: many.lateMax, limitMs: LATE_LIMIT_MS,
      idleLookMs: many.idleLookMs, msPerBreach: many.msPerBreach, idleLookRatioToFew: ratio(many.idleLookMs, few.idleLookMs), breachRatioToFew: ratio(many.msPerBreach, few.msPerBreach) };
    return { figures, lines: [
      `${clocks} 个在走、${due} 个到点：晚 p50 ${figures.lateMsP50} ms、p99 ${figures.lateMsP99} ms、最多 ${figures.lateMsMax} ms（上限 ${LATE_LIMIT_MS}）。`,
      `${clocks} open, ${due} due within ${SPREAD_SECONDS} s: seen late by p50 ${figures.lateMsP50} ms, p99 ${figures.lateMsP99} ms, at most ${figures.lateMsMax} ms (limit ${LATE_LIMIT_MS}).`,
      `A look with nothing due ${figures.idleLookMs} ms (${figures.idleLookRatioToFew}× that among ${FEW}); a breach ${figures.msPerBreach} ms (${figures.breachRatioToFew}×).`,
    ] };
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Cases on the way to a place, each with its arrive clock running for days. Triggers rest while they are loaded. */
const addCases = (url: string, from: number, count: number): Promise<void> => asOwner(url, async (c) => {
  await c.query('set session_replication_role = replica');
  await c.query(`insert into response.cases (county_code, case_id, case_number, unit_code, matter_code, matter_source, class, needs_visit, state, holder_person_id,
      handler_person_id, words, channel, version, received_at, changed_at)
    select '999901', gen_random_uuid(), 'C' || n, u.unit_code, 'water.leak', 'suggested', 'ordinary', true, 'dispatched', p.person_id, p.person_id, '水管漏水，第' || n || '号', 'web', 0, now(), now()
    from generate_series(${from + 1}, ${from + count}) n
    join (select unit_code, row_number() over () - 1 as i, count(*) over () as all_units from honeycomb.units where level = 'village') u on u.i = n % u.all_units
    join (select person_id, row_number() over () - 1 as i, count(*) over () as all_people from honeycomb.people) p on p.i = n % p.all_people`);
  await c.query(`insert into response.clocks (county_code, case_id, ordinal, stage, class, stage_version, minutes, calendar, escalate_minutes, started_at, due_at, first_due_at, state, alarm_at)
    select county_code, case_id, 1, 'arrive', 'any', 1, 40, 'natural', 20, now(), d.at, d.at, 'running', d.at
    from response.cases c cross join lateral (select now() + interval '3 days' + random() * interval '4 days' as at) d
    where not exists (select from response.clocks k where k.county_code = c.county_code and k.case_id = c.case_id)`);
  await c.query('analyze response.cases');
  await c.query('analyze response.clocks');
});

async function run(url: string, folder: string, due: number, say: (line: string) => void) {
  const ground = await openGround(url, folderStore(join(folder, 'files')), { max: 4 });
  try {
    const idle: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      const begun = performance.now();
      await soundAlarms(ground, Date.now());
      idle.push(performance.now() - begun);
    }
    idle.sort((a, b) => a - b);
    say(`让 ${due} 个时钟在 ${SPREAD_SECONDS} 秒内到点。 Letting ${due} fall due within ${SPREAD_SECONDS} s.`);
    const before = await breaches(url);
    await asOwner(url, (c) => c.query(`
      with picked as (select county_code, case_id, ordinal, clock_timestamp() + interval '1 second' + random() * interval '${SPREAD_SECONDS} seconds' as at
        from response.clocks where breached_at is null and state = 'running' order by case_id limit ${due})
      update response.clocks k set alarm_at = p.at, due_at = p.at from picked p
      where k.county_code = p.county_code and k.case_id = p.case_id and k.ordinal = p.ordinal`));
    let busyMs = 0;
    const loop = repeat(LOOK_EVERY_MS, async () => {
      for (;;) {
        const begun = performance.now();
        const touched = await soundAlarms(ground, Date.now());
        if (touched === 0) return;
        busyMs += performance.now() - begun;
      }
    }, (error) => { throw error; });
    await new Promise((resolve) => setTimeout(resolve, (SPREAD_SECONDS + 4) * 1000));
    await loop.stop();
    const late = (await breaches(url)).slice(before.length).sort((a, b) => a - b);
    if (late.length !== due) throw new Error(`${late.length} of ${due} breaches were seen`);
    return { idleLookMs: round(idle[20] ?? 0), lateP50: Math.round(late[Math.floor(late.length / 2)] ?? 0), lateP99: Math.round(late[Math.floor(late.length * 0.99)] ?? 0),
      lateMax: Math.round(late.at(-1) ?? 0), msPerBreach: round(busyMs / due) };
  } finally {
    await ground.database.close();
  }
}

/** Milliseconds from each breach's promised instant to its record, in the order of recording. */
const breaches = async (url: string): Promise<number[]> => (await asOwner(url, (c) => c.query<{ late: number }>(`
  select (extract(epoch from recorded_at) * 1000 - (data->>'dueAt')::float8)::float8 as late from ground.facts where kind = 'ClockBreached' order by position`))).map((r) => r.late);

const round = (n: number): number => Math.round(n * 100) / 100;
const ratio = (a: number, b: number): number => Math.round((a / b) * 100) / 100;
