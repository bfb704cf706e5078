import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { freshDatabase, type FreshDatabase } from '../../tests/setup/database.js';
import { startTestServer, type TestServer } from '../../tests/setup/server.js';
import { define } from '../ground/http/route.js';
import { done, refuse } from '../ground/result.js';
import { describeError } from './write-log.js';

let database: FreshDatabase;
let server: TestServer;
let web: string;
const LONG = '很长的内容'.repeat(2000);

const routes = [
  define({
    method: 'POST', path: '/api/probe', summary: 'probe', action: 'public', publicBecause: 'a probe of this test only', perMinute: 5,
    body: z.object({ words: z.string().min(1).max(100), lng: z.number().optional() }), answer: z.object({ said: z.string() }), status: 201,
    run: ({ body }) => Promise.resolve(body.words === 'no' ? refuse('place_outside') : done({ said: body.words, hidden: 'not in the contract' } as { said: string })),
  }),
  define({
    method: 'GET', path: '/api/fault/:kind', summary: 'fault', action: 'public', publicBecause: 'a probe of this test only',
    params: z.object({ kind: z.string() }), query: z.object({ key: z.string().optional() }), answer: z.object({ said: z.string() }),
    async run({ params }) {
      if (params.kind === 'long') return done({ said: LONG });
      if (params.kind === 'wrong-answer') return done({ said: 7 } as never);
      if (params.kind === 'busy') throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
      throw new Error('secret detail of a bug');
    },
  }),
];

beforeAll(async () => {
  database = await freshDatabase();
  web = await mkdtemp(join(tmpdir(), 'sizhi-web-'));
  await mkdir(join(web, 'desk'));
  await mkdir(join(web, 'assets'));
  await writeFile(join(web, 'desk/index.html'), '<!doctype html><title>desk</title>');
  await writeFile(join(web, 'assets/main-abc123.js'), 'console.log("a")\n'.repeat(200));
  server = await startTestServer(database.url, { routes, settings: { webFolder: web, metricsToken: 'let-me-see', frameAncestors: ['https://portal.example'] } });
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
  await rm(web, { recursive: true, force: true });
});

test('an answer carries what the contract names and nothing else', async () => {
  const answer = await server.call('POST', '/api/probe', { body: { words: '好' } });
  expect([answer.status, answer.body]).toEqual([201, { said: '好' }]);
});

test('what is not understood is named, in Chinese first, in English when asked', async () => {
  const body = { words: '', lng: 'east' };
  const chinese = await server.call('POST', '/api/probe', { body });
  expect(chinese.body).toEqual({ code: 'input_not_understood', sentence: '填写的内容有误：内容、位置。请改正后再提交。', fields: ['words', 'lng'] });
  const english = await server.call('POST', '/api/probe', { body, headers: { 'accept-language': 'en-GB,en;q=0.9' } });
  expect(english.body.sentence).toBe('Some fields are not right: words, lng. Please correct them and send again.');
  expect((await server.call('POST', '/api/probe?lang=en', { body: { words: 'no' } })).body).toMatchObject({ code: 'place_outside', sentence: expect.stringMatching(/^That place/) });
  expect((await server.call('POST', '/api/probe', { payload: '{"words":', headers: { 'content-type': 'application/json' } })).body.code).toBe('input_not_understood');
  expect((await server.call('POST', '/api/probe', { payload: '[1]', headers: { 'content-type': 'application/json' } })).status).toBe(400);
  expect((await server.call('POST', '/api/probe', { payload: '<a/>', headers: { 'content-type': 'text/xml' } })).body.code).toBe('input_not_understood');
  expect((await server.call('POST', '/api/probe', { payload: '{"__proto__":{"x":1},"words":"a"}', headers: { 'content-type': 'application/json' } })).status).toBe(400);
});

test('too large, unknown, broken and busy each end in a sentence, never in a stack', async () => {
  expect((await server.call('POST', '/api/probe', { body: { words: 'x'.repeat(300_000) } })).body.code).toBe('too_large');
  expect((await server.call('GET', '/api/nothing-here')).body.code).toBe('not_found');
  const broken = await server.call('GET', '/api/fault/bug');
  expect([broken.status, broken.body.code]).toEqual([500, 'broken']);
  expect(broken.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(broken.raw.body).not.toMatch(/secret detail|at .*\.ts/);
  expect((await server.call('GET', '/api/fault/wrong-answer')).body.code).toBe('broken');
  const busy = await server.call('GET', '/api/fault/busy');
  expect([busy.status, busy.body.code, busy.headers['retry-after']]).toEqual([503, 'busy', '3']);
});

test('an address that asks too often waits; this machine and other addresses do not', async () => {
  const ask = (address?: string): Promise<{ status: number; body: any }> =>
    server.call('POST', '/api/probe', { body: { words: 'a' }, ...(address ? { headers: { 'x-forwarded-for': address } } : {}) });
  for (let i = 0; i < 5; i += 1) expect((await ask('203.0.113.7')).status).toBe(201);
  expect(await ask('203.0.113.7')).toMatchObject({ status: 429, body: { code: 'too_many_requests', sentence: expect.stringMatching(/\d+ 秒后/) } });
  expect((await ask('203.0.113.8')).status).toBe(201);
  for (let i = 0; i < 20; i += 1) expect((await ask()).status).toBe(201);
});

test('health says whether the database answers; measures are for this machine or the bearer', async () => {
  expect((await server.call('GET', '/healthz')).body).toEqual({ status: 'ok' });
  expect((await server.call('GET', '/metrics')).body).toMatch(/sizhi_http_seconds_count\{method="POST",route="\/api\/probe",status="201"\}/);
  const far = { 'x-forwarded-for': '203.0.113.9' };
  expect((await server.call('GET', '/metrics', { headers: far })).status).toBe(403);
  expect((await server.call('GET', '/metrics', { headers: { ...far, authorization: 'Bearer let-me-see' } })).status).toBe(200);
});

test('headers let no foreign script run and say no more than needed', async () => {
  const { headers } = await server.call('GET', '/desk/cases/1');
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).toContain("frame-ancestors 'self' https://portal.example");
  expect(policy).not.toContain('upgrade-insecure-requests');
  expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  expect(headers['x-powered-by']).toBeUndefined();
});

test('the web: pages of the app for every address below, files with a hash kept for a year', async () => {
  const page = await server.call('GET', '/desk/cases/1');
  expect([page.status, page.body, page.headers['cache-control']]).toEqual([200, '<!doctype html><title>desk</title>', 'no-cache']);
  const script = await server.call('GET', '/assets/main-abc123.js', { headers: { 'accept-encoding': 'br' } });
  expect(script.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' });
  expect((await server.call('GET', '/assets/gone.js')).status).toBe(404);
  expect((await server.call('GET', '/assets/../../../etc/passwd')).status).toBe(404);
  const missing = await server.call('GET', '/field/');
  expect([missing.status, String(missing.headers['content-type'])]).toEqual([503, 'text/plain; charset=utf-8']);
});

test('long answers are compressed, short ones are not', async () => {
  const long = await server.call('GET', '/api/fault/long', { headers: { 'accept-encoding': 'gzip' } });
  expect(long.headers['content-encoding']).toBe('gzip');
  const short = await server.call('POST', '/api/probe', { body: { words: 'a' }, headers: { 'accept-encoding': 'gzip' } });
  expect(short.headers['content-encoding']).toBeUndefined();
});

test('the document of the api is made of the same schemas', async () => {
  const document = (await server.call('GET', '/api/docs/json')).body;
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/api/probe'].post.requestBody.content['application/json'].schema.properties.words).toMatchObject({ type: 'string', maxLength: 100 });
  expect(document.paths['/api/files'].post).toBeDefined();
  expect(document.paths['/api/me'].get.responses['200']).toBeDefined();
});

test('what the log says of an error names no value', () => {
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (phone)=(100123) exists', where: 'x', constraint: 'c' });
  expect(JSON.stringify(describeError(error))).not.toContain('100123');
});
