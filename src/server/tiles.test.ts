import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../tests/setup/database.js';
import { startTestServer, type TestServer } from '../../tests/setup/server.js';

let database: FreshDatabase;
const servers: TestServer[] = [];
const serve = async (tiles: { url: string; credit: string } | null): Promise<TestServer> => {
  const server = await startTestServer(database.url, { settings: { tiles } });
  servers.push(server);
  return server;
};
beforeAll(async () => { database = await freshDatabase(); });
afterAll(async () => { for (const server of servers) await server.close(); await database.drop(); });

it('without a setting nothing outside is named', async () => {
  const answer = await (await serve(null)).call('GET', '/api/installation');
  expect(answer.body.tiles).toBeNull();
  expect(String(answer.headers['content-security-policy'])).not.toContain('http');
});

it('with one, pages are told the templates and the credit, and may ask that origin and no other', async () => {
  const answer = await (await serve({ url: 'https://t0.tiles.example/vec/wmts?Z={z}&Y={y}&X={x}&tk=k https://t1.tiles.example/cva/{z}/{x}/{y}', credit: '审图号' })).call('GET', '/api/installation');
  expect(answer.body.tiles).toEqual({ urls: ['https://t0.tiles.example/vec/wmts?Z={z}&Y={y}&X={x}&tk=k', 'https://t1.tiles.example/cva/{z}/{x}/{y}'], credit: '审图号' });
  const policy = String(answer.headers['content-security-policy']);
  for (const part of ['img-src', 'connect-src']) expect(policy).toMatch(new RegExp(`${part} [^;]*https://t0.tiles.example https://t1.tiles.example(;|$)`));
  expect(policy.match(/https?:\/\//g)).toHaveLength(4);
});
