import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asOwner } from '../src/ground/database/connect.js';
import { startPrivateServer } from '../src/ground/database/private-server.js';
import { newId } from '../src/ground/id.js';
import type { BenchOptions } from '../src/server/commands/bench.js';

/** The county's whole day of emergency in half an hour (product.md, figures). */
const LIMIT_PER_SECOND = 356;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SENTENCES = ['楼下水管爆了一直漏水', '路灯不亮已经三天', '小区垃圾没人清运', '电梯停在五楼不动', '夜里施工噪声太大睡不着', '路面有个大坑容易摔人', '邻居占用消防通道', '自来水停了没有通知'];

/**
 * Reports per second with each case created, dispatched to a person, clocks set, facts and notices written, over HTTP on a
 * server and worker of their own process, against the rate at which pgbench commits the same rows on the same PostgreSQL in
 * the same run. Both with fsync on and synchronous commits.
 */
export async function measure(options: BenchOptions, say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-bench-'));
  await chmod(folder, 0o711);
  const port = await freePort();
  const server = start(folder, port, options.size);
  try {
    await ready(server, port, say);
    const database = await startPrivateServer({ dataFolder: folder });
    try {
      const places = await asOwner(database.url, (c) => c.query<{ lng: number; lat: number }>(`select lng, lat from honeycomb.units where level in ('village', 'compound') and lng is not null`));
      say(`${places.length} 个村居小区；先热身 10 秒，再测 ${options.seconds} 秒。 Warming up, then measuring.`);
      await drive(port, places, 10, options.atOnce);
      const before = await countRows(database.url);
      const run = await drive(port, places, options.seconds, options.atOnce);
      const lagMs = await caughtUp(database.url);
      const after = await countRows(database.url);
      const bare = await pgbench(database.url, Math.min(options.seconds, 30), say);
      const perSecond = run.acknowledged / run.seconds;
      const figures = {
        perSecond: round(perSecond), limitPerSecond: LIMIT_PER_SECOND, timesLimit: round(perSecond / LIMIT_PER_SECOND, 2),
        acknowledged: run.acknowledged, refused: run.refused, lost: run.acknowledged - (after.cases - before.cases),
        withoutHolder: after.withoutHolder, withoutClock: after.withoutClock, notices: after.notices - before.notices,
        assignedMsP50: quantile(run.latencies, 0.5), assignedMsP99: quantile(run.latencies, 0.99), relayLagMs: lagMs,
        barePerSecond: bare === null ? null : round(bare), ratioToBare: bare === null ? null : round(perSecond / bare, 2),
      };
      return { figures, lines: [
        `受理 ${figures.perSecond} 件/秒（目标 ${LIMIT_PER_SECOND}，${figures.timesLimit} 倍）；提交到派人 p50 ${figures.assignedMsP50} ms、p99 ${figures.assignedMsP99} ms；遗失 ${figures.lost}。`,
        `${figures.perSecond} reports/s (limit ${LIMIT_PER_SECOND}: ${figures.timesLimit}×); report → assigned p50 ${figures.assignedMsP50} ms, p99 ${figures.assignedMsP99} ms; lost ${figures.lost}; without holder ${figures.withoutHolder}; relay caught up ${figures.relayLagMs} ms after the end.`,
        bare === null ? '本机没有 pgbench，未作对比。 pgbench is not on this machine: no comparison.'
          : `同一数据库裸写同样的行 ${figures.barePerSecond} 件/秒；本系统为其 ${figures.ratioToBare} 倍。 Bare PostgreSQL commits the same rows at ${figures.barePerSecond}/s; ratio ${figures.ratioToBare}.`,
      ] };
    } finally {
      await database.stop();
    }
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => { server.once('exit', resolve); if (server.exitCode !== null) resolve(null); });
    await rm(folder, { recursive: true, force: true });
  }
}

function start(folder: string, port: number, size: string): ChildProcess {
  const profile = process.env['SIZHI_BENCH_PROFILE'];
  return spawn(process.execPath, [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), join(ROOT, 'scripts/sizhi.mjs'), 'start'], {
    cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), SIZHI_DATA: folder, SIZHI_DEMO: size, SIZHI_DATABASE_URL: '', SIZHI_LOG_LEVEL: 'warn' },
  });
}

async function ready(server: ChildProcess, port: number, say: (line: string) => void): Promise<void> {
  say('正在启动服务并装入演示县。 Starting a server with the fictional county.');
  for (let i = 0; i < 1800; i += 1) {
    if (server.exitCode !== null) throw new Error('the server ended before it was ready');
    try {
      if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) return;
    } catch { /* not yet */ }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the server was not ready within six minutes');
}

interface Run { acknowledged: number; refused: number; seconds: number; latencies: number[] }

/** Keeps so many reports under way for so long. The answer names the person, so its time is report → assigned. */
async function drive(port: number, places: readonly { lng: number; lat: number }[], seconds: number, atOnce: number): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const run: Run = { acknowledged: 0, refused: 0, seconds, latencies: [] };
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(Array.from({ length: atOnce }, async (_, lane) => {
    for (let n = lane; performance.now() < end; n += atOnce) {
      const place = places[(n * 7919) % places.length] as { lng: number; lat: number };
      const body = JSON.stringify({ id: newId(), secret: randomBytes(16).toString('base64url'), words: `${SENTENCES[n % SENTENCES.length]}，第${n}号`,
        lng: place.lng, lat: place.lat });
      const sent = performance.now();
      if (await post(agent, port, body) === 201) { run.acknowledged += 1; run.latencies.push(performance.now() - sent); } else run.refused += 1;
    }
  }));
  run.seconds = (performance.now() - begun) / 1000;
  run.latencies.sort((a, b) => a - b);
  agent.destroy();
  return run;
}

const post = (agent: Agent, port: number, body: string): Promise<number> => new Promise((resolve, reject) => {
  const req = request({ agent, port, host: '127.0.0.1', method: 'POST', path: '/api/reports', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (res) => {
    res.resume();
    res.on('end', () => resolve(res.statusCode ?? 0));
  });
  req.on('error', reject);
  req.end(body);
});

async function countRows(url: string): Promise<{ cases: number; withoutHolder: number; withoutClock: number; notices: number }> {
  const [row] = await asOwner(url, (c) => c.query<{ cases: number; without_holder: number; without_clock: number; notices: number }>(`
    select count(*)::int as cases, count(*) filter (where holder_person_id is null and holder_desk_unit is null)::int as without_holder,
      count(*) filter (where not exists (select from response.clocks k where k.county_code = c.county_code and k.case_id = c.case_id and k.state = 'running'))::int as without_clock,
      (select count(*)::int from ground.notices) as notices
    from response.cases c`));
  if (!row) throw new Error('no row');
  return { cases: row.cases, withoutHolder: row.without_holder, withoutClock: row.without_clock, notices: row.notices };
}

/** Milliseconds until every fact has been heard by every listener. */
async function caughtUp(url: string): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const [row] = await asOwner(url, (c) => c.query<{ behind: number }>(`
      select count(*)::int as behind from ground.listeners l where exists (
        select from ground.facts f where f.recorded_xid >= pg_snapshot_xmin(l.heard) and not pg_visible_in_snapshot(f.recorded_xid, l.heard))`));
    if (row?.behind === 0 || performance.now() - begun > 120_000) return Math.round(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The same rows, one transaction each, without any of our code: case, two clocks, two facts, a notice, its search words. */
async function pgbench(url: string, seconds: number, say: (line: string) => void): Promise<number | null> {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  say(`对比：pgbench 写同样的行 ${seconds} 秒。 For comparison: pgbench commits the same rows.`);
  const script = join(tmpdir(), `sizhi-bench-${process.pid}.sql`);
  await writeFile(script, BARE);
  try {
    const out = execFileSync('pgbench', ['-n', '-M', 'prepared', '-c', '8', '-j', '1', '-T', String(seconds), '-f', script, url], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    return Number(/tps = ([0-9.]+)/.exec(out)?.[1] ?? Number.NaN);
  } finally {
    await rm(script, { force: true });
  }
}

const BARE = `
\\set n random(1, 1000000000)
begin;
with made as (select gen_random_uuid() as id, now() as at)
, c as (insert into response.cases (county_code, case_id, case_number, unit_code, matter_code, matter_source, class, needs_visit, state, holder_person_id,
    handler_person_id, words, place_words, lng, lat, channel, secret_hash, version, received_at, changed_at)
  select '999901', id, 'B' || nextval('response.case_serial'), '999901001001', 'water.leak', 'suggested', 'ordinary', true, 'dispatched', gen_random_uuid(),
    gen_random_uuid(), '楼下水管爆了一直漏水，第' || :n || '号', '', 117.5, 37.5, 'web', decode(md5(:n::text) || md5(:n::text), 'hex'), 2, at, at from made returning case_id)
, k as (insert into response.clocks (county_code, case_id, ordinal, stage, class, stage_version, minutes, calendar, escalate_minutes, started_at, due_at,
    first_due_at, state, ended_at, called_level, alarm_at)
  select '999901', id, o, case o when 1 then 'dispatch' else 'arrive' end, 'any', 1, 40, 'natural', 20, at, at + interval '40 minutes', at + interval '40 minutes',
    case o when 1 then 'met' else 'running' end, case o when 1 then at end, 0, case o when 2 then at + interval '40 minutes' end from made, generate_series(1, 2) o)
, f as (insert into ground.facts (county_code, fact_id, subject_kind, subject_id, subject_sequence, kind, data, actor_kind, unit_code, happened_at)
  select '999901', gen_random_uuid(), 'case', id, o, case o when 1 then 'CaseReceived' else 'CaseDispatched' end,
    jsonb_build_object('channel', 'web', 'reason', case o when 2 then (select jsonb_agg(jsonb_build_object('personId', gen_random_uuid(), 'name', '某某某', 'postName', '网格员', 'unitName', '槐树屯村',
      'distanceMeters', 800, 'openCases', 2, 'capacity', 20, 'hasSkill', true, 'passedOver', 'farther')) from generate_series(1, 4)) end), 'system', '999901001001', at
  from made, generate_series(1, 2) o)
, n as (insert into ground.notices (county_code, notice_id, person_id, kind, subject_kind, subject_id, data, urgent, created_at)
  select '999901', gen_random_uuid(), gen_random_uuid(), 'case_dispatched', 'case', id, '{"caseNumber":"261124-000001","matterName":"漏水"}', true, at from made)
insert into response.case_search (county_code, case_id, unit_code, document)
  select '999901', id, '999901001001', array_to_tsvector(array['楼','楼下','下','下水','水','水管','管','管爆','爆','爆了','了','了一','一','一直','直','直漏','漏','漏水', 'n' || :n]) from made;
end;
`;

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address() as AddressInfo; server.close(() => resolve(port)); });
});
const round = (n: number, digits = 0): number => Math.round(n * 10 ** digits) / 10 ** digits;
const quantile = (sorted: readonly number[], q: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0, 1);
