import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES, type Role } from '../../src/contract/identity.js';
import { SECOND_FACTOR_ROLES } from '../../src/ground/access/permissions.js';
import { freshDatabase, type FreshDatabase } from '../setup/database.js';
import { startTestServer, type As, type TestServer } from '../setup/server.js';

const UPDATE = 'npx vitest run --project house tests/permissions -u';
const GRID = fileURLToPath(new URL('./grid.txt', import.meta.url));
const CLOSED = new Set(['not_signed_in', 'not_allowed', 'second_factor_needed']);
const STREAM_MS = 400;

let database: FreshDatabase;
let server: TestServer;
const registered: RouteOptions[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  server = await startTestServer(database.url, { registered: (route) => { registered.push(route); } });
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const rows = (): TestServer['table'][number][] =>
  [...server.table].sort((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'));

/** Asks the door: the answer tells whether it is open to this caller, whatever becomes of an empty request behind it. */
async function isOpen(row: TestServer['table'][number], as?: As): Promise<boolean> {
  const path = row.path.replace(/:\w+/g, () => randomUUID());
  const asked = server.call(row.method, path, { ...(as ? { as } : {}), ...(row.method === 'GET' ? {} : { body: {} }) });
  // A stream that stays open has let the caller in.
  const answer = await Promise.race([asked, new Promise<null>((resolve) => { setTimeout(() => resolve(null), STREAM_MS).unref(); })]);
  if (answer === null) return true;
  return !(answer.status === 401 || answer.status === 403) || !CLOSED.has(answer.body?.code);
}

test('who may call what is what the grid says', async () => {
  const lines: string[][] = [['route', 'permission', 'nobody', ...ROLES]];
  for (const row of rows()) {
    const marks = [await isOpen(row)];
    for (const role of ROLES) marks.push(await isOpen(row, { personId: randomUUID(), roles: [role] }));
    lines.push([`${row.method} ${row.path}`, row.action, ...marks.map((open) => (open ? '✓' : '·'))]);
  }
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const table = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
  await expect(`# Who may call what; asked over HTTP of every route as every role. To update after a change that is meant: ${UPDATE}\n\n${table}\n`)
    .toMatchFileSnapshot(GRID);
}, 120_000);

test('every route under /api stands in the grid, and the grid names no other', () => {
  const apiOnly = registered.filter((r) => r.url.startsWith('/api') && !r.url.startsWith('/api/docs'));
  const found = apiOnly.flatMap((r) => [r.method].flat().map((method) => `${method} ${r.url}`)).filter((name) => !/^(HEAD|OPTIONS) /.test(name));
  const listed = rows().map((row) => `${row.method} ${row.path}`);
  expect([...new Set(found)].sort()).toEqual([...listed].sort());
  expect(new Set(listed).size).toBe(listed.length);
});

test('a public route says why it is public, and no other claims to be', () => {
  for (const row of rows()) {
    if (row.action === 'public') expect(row.publicBecause, row.path).toMatch(/\S{2}.{10}/);
    else expect(row.publicBecause, row.path).toBeUndefined();
  }
});

test('without the second factor nothing is open but what is public and what sets it up', async () => {
  for (const role of SECOND_FACTOR_ROLES as Role[]) {
    for (const row of rows()) {
      const open = await isOpen(row, { personId: randomUUID(), roles: [role], needsSecondFactor: true });
      expect(open, `${role} ${row.method} ${row.path}`).toBe(row.action === 'public' || row.action === 'me.read');
    }
  }
}, 120_000);
