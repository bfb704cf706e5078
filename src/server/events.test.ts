import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../tests/setup/database.js';
import { asCookie, startTestServer, type As, type TestServer } from '../../tests/setup/server.js';
import { systemScope } from '../ground/database/scope.js';
import { newId } from '../ground/id.js';
import { addNotices, tellCases } from '../ground/notices/store.js';

let database: FreshDatabase;
let server: TestServer;
let second: TestServer;
let urls: string[];

beforeAll(async () => {
  database = await freshDatabase();
  const settings = { eventConnectionsPerPerson: 3 };
  server = await startTestServer(database.url, { settings, heartbeatMs: 200 });
  second = await startTestServer(database.url, { settings });
  urls = [await server.listen(), await second.listen()];
});
afterAll(async () => {
  await server?.close();
  await second?.close();
  await database?.drop();
});

interface Listener { heard: { event: string; data: any }[]; beats(): number; ended: Promise<void>; close(): void; until(count: number, event?: string): Promise<void> }

async function listen(as: As, url = urls[0]!): Promise<Listener> {
  const stop = new AbortController();
  const answer = await fetch(`${url}/api/events`, { headers: { cookie: asCookie(as) }, signal: stop.signal });
  if (answer.status !== 200) throw new Error(`status ${answer.status} ${await answer.text()}`);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const heard: Listener['heard'] = [];
  let beats = 0;
  const ended = (async () => {
    let text = '';
    try {
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const frame = text.slice(0, end);
          text = text.slice(end + 2);
          if (frame.includes(': still here')) beats += 1;
          const event = /^event: (.*)$/m.exec(frame)?.[1];
          if (event) heard.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(frame)![1]!) });
        }
      }
    } catch { /* closed by the test */ }
  })();
  return {
    heard, ended, beats: () => beats, close: () => stop.abort(),
    async until(count, event) {
      for (let i = 0; i < 200 && heard.filter((h) => !event || h.event === event).length < count; i += 1) await pause(20);
      expect(heard.filter((h) => !event || h.event === event)).toHaveLength(count);
    },
  };
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const person = (roles: As['roles'] = ['handler']): As => ({ personId: randomUUID(), roles });
const notify = (personIds: string[], ids = personIds.map(() => newId())): Promise<string[]> =>
  server.ground.database.transaction(systemScope(server.ground.countyCode), async (tx) => {
    await addNotices(tx, personIds.map((personId, i) => ({
      noticeId: ids[i]!, personId, kind: 'case_dispatched', subjectKind: 'case', subjectId: randomUUID(), data: { caseNumber: '1' }, urgent: i === 0, createdAt: Date.now(),
    })));
    return ids;
  });
const stateOf = async (as: As): Promise<string[]> => (await server.call('GET', '/api/notices', { as })).body.rows.map((n: { state: string }) => n.state);

test('a notice reaches the person it is for, on every screen and server, once; nobody else', async () => {
  const [mine, other] = [person(), person()];
  const streams = [await listen(mine), await listen(mine), await listen(mine, urls[1])];
  const bystander = await listen(other);
  const [noticeId] = await notify([mine.personId]);
  for (const stream of streams) {
    await stream.until(1);
    expect(stream.heard[0]!.data).toMatchObject({ id: noticeId, kind: 'case_dispatched', urgent: true, state: 'sent' });
    expect(stream.heard[0]!.data.personId).toBeUndefined();
  }
  await notify([mine.personId], [noticeId!]);
  await pause(300);
  for (const stream of streams) expect(stream.heard).toHaveLength(1);
  expect(bystander.heard).toHaveLength(0);
  expect(await stateOf(mine)).toEqual(['sent']);
  for (const stream of [...streams, bystander]) stream.close();
});

test('what was never confirmed comes again after a break; what was confirmed does not', async () => {
  const mine = person();
  const [first] = await notify([mine.personId]);
  expect(await stateOf(mine)).toEqual(['queued']);
  const before = await listen(mine);
  await before.until(1);
  before.close();
  await before.ended;
  const [later] = await notify([mine.personId]);
  const after = await listen(mine);
  await after.until(2);
  expect(after.heard.map((h) => h.data.id)).toEqual([first, later]);
  expect((await server.call('POST', '/api/notices/seen', { as: mine, body: { ids: [first], state: 'delivered' } })).status).toBe(200);
  expect((await server.call('POST', '/api/notices/seen', { as: mine, body: { ids: [later], state: 'read' } })).status).toBe(200);
  expect((await server.call('POST', '/api/notices/seen', { as: mine, body: { ids: [later], state: 'delivered' } })).status).toBe(200);
  expect(await stateOf(mine)).toEqual(['read', 'delivered']);
  after.close();
  const third = await listen(mine);
  await pause(300);
  expect(third.heard).toHaveLength(0);
  third.close();
});

test('nobody confirms or reads the notices of another person', async () => {
  const [mine, other] = [person(), person()];
  const [noticeId] = await notify([mine.personId]);
  await server.call('POST', '/api/notices/seen', { as: other, body: { ids: [noticeId], state: 'read' } });
  expect(await stateOf(mine)).toEqual(['queued']);
  expect(await stateOf(other)).toEqual([]);
});

test('a change among cases is told to whoever may see it, many changes as one', async () => {
  const county = server.ground.countyCode;
  const here = await listen(person([{ role: 'handler', unitCode: `${county}001` }]));
  const there = await listen(person([{ role: 'handler', unitCode: `${county}002` }]));
  const above = await listen(person(['command']));
  const admin = await listen(person(['system_admin']));
  for (let i = 0; i < 20; i += 1) {
    await server.ground.database.transaction(systemScope(county), (tx) => tellCases(tx, `${county}001003`));
  }
  await here.until(1, 'cases');
  await above.until(1, 'cases');
  await pause(600);
  expect(here.heard.length).toBeLessThanOrEqual(2);
  expect(there.heard).toHaveLength(0);
  expect(admin.heard).toHaveLength(0);
  for (const stream of [here, there, above, admin]) stream.close();
});

test('a heartbeat keeps the line open; a person has room for so many streams', async () => {
  const mine = person();
  const streams = [await listen(mine), await listen(mine), await listen(mine)];
  await expect(listen(mine)).rejects.toThrow(/429 .*too_many_requests/);
  await pause(700);
  expect(streams[0]!.beats()).toBeGreaterThan(1);
  streams[0]!.close();
  await streams[0]!.ended;
  await pause(50);
  streams.push(await listen(mine));
  for (const stream of streams) stream.close();
});

test('three thousand people are told at once, and each who listens gets exactly their own', async () => {
  const people = Array.from({ length: 3000 }, () => person());
  const listening = await Promise.all(people.slice(0, 100).map((p) => listen(p)));
  const ids = await notify(people.map((p) => p.personId));
  await Promise.all(listening.map((stream) => stream.until(1)));
  expect(ids).toHaveLength(3000);
  for (const stream of listening) stream.close();
});

test('notices are paged by key, newest first', async () => {
  const mine = person();
  const ids = await notify(Array<string>(5).fill(mine.personId));
  const first = (await server.call('GET', '/api/notices?limit=2', { as: mine })).body;
  expect(first.rows.map((n: { id: string }) => n.id)).toEqual([ids[4], ids[3]]);
  const next = (await server.call('GET', `/api/notices?limit=3&after=${first.next}`, { as: mine })).body;
  expect(next.rows.map((n: { id: string }) => n.id)).toEqual([ids[2], ids[1], ids[0]]);
  expect(next.next).toBeNull();
  expect((await server.call('GET', '/api/notices?after=nonsense', { as: mine })).status).toBe(400);
});
