import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../demo/accounts.js';
import { loadDemo } from '../../demo/load.js';
import { chance } from '../../demo/random.js';
import { asOwner } from '../../src/ground/database/connect.js';
import { newId } from '../../src/ground/id.js';
import { verifyAll, type Verified } from '../../src/server/verify-all.js';
import { startDurableServer, type DurableServer } from '../setup/durable-server.js';
import { openClient, type Client } from './stubborn-client.js';
import { freePort, startPart, type Part } from './start-part.js';

const COUNTY = '999901';
const REPORTS = 150;
const LANES = 6;
const TO_HANDLE = 12;

let database: DurableServer;
let folder: string;
const ports: number[] = [];
const servers: Part[] = [];
const workers: Part[] = [];
let client: Client;

const settings = (): Record<string, string> => ({ SIZHI_DATABASE_URL: database.url, SIZHI_DATA: folder, SIZHI_KEY: '0123456789abcdef'.repeat(4) });
const startServer = (n: number): Promise<Part> => startPart('serve', { ...settings(), PORT: String(ports[n]) });

/** As an init system does: a part that found no database when it started says so, ends, and is started again. */
async function startAgain(start: () => Promise<Part>): Promise<Part> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 5) throw error;
      await sleep(300);
    }
  }
}
const startWorker = (): Promise<Part> => startPart('work', settings());
const rows = <R extends object>(text: string, values?: unknown[]): Promise<R[]> => asOwner(database.url, (c) => c.query<R>(text, values));

beforeAll(async () => {
  database = await startDurableServer();
  folder = await mkdtemp(join(tmpdir(), 'sizhi-part-'));
  await loadDemo(database.url, { size: 'small', say: () => undefined });
  ports.push(await freePort(), await freePort());
  const started = await Promise.all([startServer(0), startServer(1), startWorker(), startWorker()]);
  servers.push(...started.slice(0, 2));
  workers.push(...started.slice(2));
  client = openClient(ports.map((port) => `http://127.0.0.1:${port}`));
});
afterAll(async () => {
  await Promise.all([...servers, ...workers].map((part) => part.kill()));
  await database?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

interface Sent { id: string; caseNumber: string; holderName: unknown }

/** Six residents report at once and go on until every report of theirs is acknowledged; some press twice. */
async function report(acknowledged: Sent[]): Promise<void> {
  const villages = await rows<{ unit_code: string }>(`select u.unit_code from honeycomb.units u, identity.users a join ground.role_grants g using (person_id)
    where a.username = 'dispatcher' and u.level = 'village' and starts_with(u.unit_code, g.unit_code) order by 1`);
  expect(villages.length).toBeGreaterThan(0);
  let next = 0;
  await Promise.all(Array.from({ length: LANES }, async (_, lane) => {
    const random = chance(54321, `lane ${lane}`);
    while (next < REPORTS) {
      const n = next++;
      const sent = { id: newId(), secret: randomBytes(16).toString('base64url'), unitCode: random.pick(villages).unit_code,
        words: `${random.pick(['路灯不亮', '水管漏水', '下水道堵了', '垃圾没人清'])}，第${n + 1}件` };
      const body = await client.post('/api/reports', sent);
      if (random.next() < 0.1) expect((await client.post('/api/reports', sent)).caseNumber).toBe(body.caseNumber);
      acknowledged.push({ id: sent.id, caseNumber: String(body.caseNumber), holderName: body.holderName });
      await sleep(random.below(160));
    }
  }));
}

/** A dispatcher gives cases to one person, who accepts and answers them; every step goes to whichever server is next. */
async function handle(acknowledged: readonly Sent[], answered: Set<string>): Promise<void> {
  const dispatcher = await client.signIn('dispatcher', DEMO_PASSWORD);
  const worker = await client.signIn('grid1', DEMO_PASSWORD);
  const [person] = await rows<{ person_id: string; name: string }>(`select person_id, name from identity.users where username = 'grid1'`);
  for (let n = 0; n < TO_HANDLE; n += 1) {
    const wanted = 3 + Math.floor((n * REPORTS) / TO_HANDLE); // spread over the whole of it, so that each fault meets some
    while (acknowledged.length <= wanted) await sleep(10);
    const next = acknowledged[wanted] as Sent;
    const at = `/api/cases/${next.id}`;
    if (next.holderName !== person!.name) await client.post(`${at}/override`, { commandId: newId(), toPersonId: person!.person_id, reason: '就近办理' }, dispatcher);
    await client.post(`${at}/accept`, { commandId: newId() }, worker);
    await client.post(`${at}/answer`, { commandId: newId(), outcome: 'solved', words: '已处理好' }, worker);
    answered.add(next.id);
  }
}

/** Kills one part after another while reports go on; each at an instant drawn from the seed. */
async function bringMisfortune(acknowledged: readonly Sent[]): Promise<void> {
  const random = chance(54321, 'misfortune');
  const until = async (count: number): Promise<void> => { while (acknowledged.length < count) await sleep(5); await sleep(random.below(120)); };
  await until(15 + random.below(10));
  const s = random.below(2);
  await servers[s]!.kill();
  const newServer = startAgain(() => startServer(s));
  await until(40 + random.below(10));
  const w = random.below(2);
  await workers[w]!.kill();
  const newWorker = startAgain(startWorker);
  await until(80 + random.below(10));
  await database.kill();
  await until(115 + random.below(10));
  await database.kill();
  [servers[s], workers[w]] = await Promise.all([newServer, newWorker]);
}

async function settled(): Promise<Verified> {
  const until = Date.now() + 30_000;
  for (;;) {
    const verified = await verifyAll(database.url, COUNTY, Date.now()).catch((error: Error) => error);
    if (!(verified instanceof Error) && Object.values(verified.lag).every((lag) => lag === 0)) return verified;
    if (Date.now() > until) throw verified instanceof Error ? verified : new Error(`not heard in time: ${JSON.stringify([verified.lag, verified.failing])}`);
    await sleep(250);
  }
}

it('two servers and two workers lose nothing and do nothing twice while each of them and the database is killed', async () => {
  const acknowledged: Sent[] = [];
  const answered = new Set<string>();
  await Promise.all([report(acknowledged), handle(acknowledged, answered), bringMisfortune(acknowledged)]);
  // The faults were met: otherwise this test has shown nothing.
  expect(client.retries()).toBeGreaterThan(LANES);
  expect(client.unexpected(), servers.map((server) => server.said()).join('\n')).toEqual([]);

  const verified = await settled();
  expect(verified.violations).toEqual([]);
  expect(verified.overdueAlarms).toBe(0);
  // Who was not killed on purpose is still there: a dead database ends no process.
  for (const part of [...servers, ...workers]) expect(part.ended(), part.said()).toBeNull();

  expect(acknowledged).toHaveLength(REPORTS);
  expect(await rows('select case_id as id, case_number as "caseNumber" from response.cases order by case_number'))
    .toEqual(acknowledged.map(({ id, caseNumber }) => ({ id, caseNumber })).sort((a, b) => (a.caseNumber < b.caseNumber ? -1 : 1)));
  expect(await rows(`select case_id from response.cases c where open and (num_nonnulls(holder_person_id, holder_desk_unit) <> 1
    or not exists (select from response.clocks k where k.case_id = c.case_id and k.state = 'running'))`)).toEqual([]);
  expect(answered.size).toBe(TO_HANDLE);
  expect(await rows(`select kind, count(*)::int, count(distinct subject_id)::int as subjects from ground.facts
    where kind in ('CaseReceived', 'CaseAccepted', 'CaseAnswered') group by kind order by kind`)).toEqual([
    { kind: 'CaseAccepted', count: TO_HANDLE, subjects: TO_HANDLE }, { kind: 'CaseAnswered', count: TO_HANDLE, subjects: TO_HANDLE },
    { kind: 'CaseReceived', count: REPORTS, subjects: REPORTS }]);

  // What the listeners made of the facts: one notice per dispatch for whom it names, one search row per case, nobody told twice.
  expect(await rows(`select f.subject_id, f.subject_sequence, count(n.notice_id)::int as notices from ground.facts f
    left join ground.notices n on n.kind = 'case_dispatched' and n.subject_id = f.subject_id
      and n.person_id = (f.data->>'toPersonId')::uuid and (n.data->>'sequence')::int = f.subject_sequence
    where f.kind = 'CaseDispatched' group by 1, 2 having count(n.notice_id) <> 1`)).toEqual([]);
  expect(await rows(`select subject_id, kind, person_id from ground.notices group by 1, 2, 3, data->>'sequence' having count(*) > 1`)).toEqual([]);
  expect((await rows(`select from ground.facts where kind = 'CaseDispatched'`)).length).toBeGreaterThanOrEqual(TO_HANDLE);
  expect((await rows('select from response.case_search')).length).toBe(REPORTS);
});
