import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../tests/setup/database.js';
import { startTestServer, type Answered, type TestServer } from '../../tests/setup/server.js';
import { systemScope } from '../ground/database/scope.js';
import { createAccounts } from '../ground/identity/create-accounts.js';

// A small OpenID Connect provider: discovery, keys and a token endpoint that answers what the test put behind a code.
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
let provider: Server;
let issuer: string;
const claimsOf = new Map<string, { claims: Record<string, unknown>; forged?: boolean }>();
const tokenRequests: URLSearchParams[] = [];

let database: FreshDatabase;
let server: TestServer;

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
function idToken(claims: object, forged: boolean): string {
  const body = `${base64({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${base64(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign((forged ? foreign : keys).privateKey).toString('base64url')}`;
}

beforeAll(async () => {
  provider = createServer((request, response) => {
    const json = (value: object, status = 200): void => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value)); };
    const path = request.url!.split('?')[0];
    if (path === '/.well-known/openid-configuration') {
      json({
        issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'], subject_types_supported: ['public'],
      });
    } else if (path === '/keys') {
      json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] });
    } else if (path === '/token') {
      let text = '';
      request.on('data', (part) => { text += part; }).on('end', () => {
        const form = new URLSearchParams(text);
        tokenRequests.push(form);
        const known = claimsOf.get(form.get('code') ?? '');
        if (!known) { json({ error: 'invalid_grant' }, 400); return; }
        json({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: idToken(known.claims, known.forged ?? false) });
      });
    } else json({}, 404);
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  database = await freshDatabase();
  server = await startTestServer(database.url, {
    identity: { publicOrigin: 'http://localhost:3000', oidc: { discoveryUrl: `${issuer}/.well-known/openid-configuration`, clientId: 'sizhi', clientSecret: 'shared-secret' } },
  });
  const personId = randomUUID();
  await createAccounts(database.url, [{ username: 'wang.wu', password: 'never-used-here', personId, name: '王五', countyCode: server.ground.countyCode }]);
  await server.ground.database.transaction(systemScope(server.ground.countyCode), (tx) => tx.query({
    text: `insert into ground.role_grants (county_code, person_id, role, unit_code, granted_at) values ($1, $2, 'handler', $1, now() - interval '1 day')`,
    values: [server.ground.countyCode, personId],
  }));
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
  provider?.close();
});

const cookiesOf = (answer: Answered): string =>
  ([answer.headers['set-cookie'] ?? []].flat() as string[]).map((line) => line.split(';')[0]!).filter((c) => !c.endsWith('=')).join('; ');

/** Goes there and comes back with a code that stands for these claims. */
async function goAndComeBack(claims: Record<string, unknown>, options: { forged?: boolean; nonce?: string; state?: string } = {}): Promise<Answered> {
  const begun = await server.call('GET', '/api/auth/elsewhere?to=/desk/cases');
  expect(begun.status).toBe(302);
  const there = new URL(String(begun.headers.location));
  expect(there.origin).toBe(issuer);
  expect(there.searchParams.get('redirect_uri')).toBe('http://localhost:3000/api/auth/callback/oidc');
  expect(there.searchParams.get('code_challenge_method')).toBe('S256');
  const code = randomUUID();
  const now = Math.floor(Date.now() / 1000);
  claimsOf.set(code, {
    forged: options.forged ?? false,
    claims: { iss: issuer, aud: 'sizhi', iat: now, exp: now + 300, nonce: options.nonce ?? there.searchParams.get('nonce'), ...claims },
  });
  const state = options.state ?? there.searchParams.get('state')!;
  return server.call('GET', `/api/auth/callback/oidc?code=${code}&state=${encodeURIComponent(state)}`, { headers: { cookie: cookiesOf(begun) } });
}
const signedIn = async (answer: Answered): Promise<string | null> => {
  const mine = await server.call('GET', '/api/me', { headers: { cookie: cookiesOf(answer) } });
  return mine.status === 200 ? mine.body.username : null;
};

test('who has an account here comes in by the identity provider of the county', async () => {
  const back = await goAndComeBack({ sub: 'u-1', preferred_username: 'Wang.Wu', email: 'wang@mail.example', name: '王五' });
  expect([back.status, back.headers.location]).toEqual([302, '/desk/cases']);
  expect(await signedIn(back)).toBe('wang.wu');
  expect(tokenRequests.at(-1)!.get('code_verifier')).toMatch(/^.{43,}$/);
  // The second time by the same subject.
  expect(await signedIn(await goAndComeBack({ sub: 'u-1', preferred_username: 'wang.wu', email: 'wang@mail.example' }))).toBe('wang.wu');
});

test('nobody gets an account by it, and no forged token, nonce or state opens anything', async () => {
  expect(await signedIn(await goAndComeBack({ sub: 'u-2', preferred_username: 'nobody', email: 'n@mail.example' }))).toBeNull();
  expect((await server.identity.pool.query('select count(*)::int as n from identity.users')).rows[0]).toEqual({ n: 1 });
  const claims = { sub: 'u-1', preferred_username: 'wang.wu', email: 'wang@mail.example' };
  expect(await signedIn(await goAndComeBack(claims, { forged: true }))).toBeNull();
  expect(await signedIn(await goAndComeBack(claims, { nonce: 'another' }))).toBeNull();
  expect(await signedIn(await goAndComeBack(claims, { state: 'another' }))).toBeNull();
  expect(await signedIn(await goAndComeBack({ ...claims, aud: 'another' }))).toBeNull();
});

test('it leads back to our own pages only', async () => {
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    expect((await server.call('GET', `/api/auth/elsewhere?to=${encodeURIComponent(to)}`)).status).toBe(400);
  }
});

test('without the setting there is no such door', async () => {
  const plain = await startTestServer(database.url);
  expect((await plain.call('GET', '/api/auth/elsewhere')).status).toBe(404);
  expect((await plain.call('GET', '/api/auth/callback/oidc?code=x&state=y')).status).toBe(404);
  await plain.close();
});
