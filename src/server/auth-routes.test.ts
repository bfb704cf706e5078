import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../tests/setup/database.js';
import { startTestServer, type Answered, type TestServer } from '../../tests/setup/server.js';
import { systemScope } from '../ground/database/scope.js';
import { createAccounts } from '../ground/identity/create-accounts.js';
import { HOUR, MINUTE } from '../ground/time.js';

let database: FreshDatabase;
let server: TestServer;
let other: TestServer;
let skew = 0;
const PASSWORD = 'an-lan-2026-demo';
const people = new Map<string, string>();

beforeAll(async () => {
  database = await freshDatabase();
  const now = (): number => Date.now() + skew;
  server = await startTestServer(database.url, { now });
  other = await startTestServer(database.url, { now });
  const names = ['handler', 'liaison', 'locked', 'crowd', 'idle', 'long', 'leaver', 'twofactor', 'revoked', 'changer', 'gone'];
  await createAccounts(database.url, names.map((username) => {
    people.set(username, randomUUID());
    return { username, password: PASSWORD, personId: people.get(username)!, name: '测试', countyCode: server.ground.countyCode };
  }));
  const roleOf = (name: string): string => (name === 'liaison' || name === 'twofactor' ? 'liaison' : 'handler');
  await server.ground.database.transaction(systemScope(server.ground.countyCode), async (tx) => {
    for (const [name, personId] of people) {
      await tx.query({
        text: `insert into ground.role_grants (county_code, person_id, role, unit_code, granted_at) values ($1, $2, $3, $1, now() - interval '1 day')`,
        values: [server.ground.countyCode, personId, roleOf(name)],
      });
    }
  });
});
afterAll(async () => {
  await server?.close();
  await other?.close();
  await database?.drop();
});

const cookiesOf = (answer: Answered): string =>
  ([answer.headers['set-cookie'] ?? []].flat() as string[]).map((line) => line.split(';')[0]!).filter((c) => !c.endsWith('=')).join('; ');
const signIn = (username: string, password = PASSWORD, at = server): Promise<Answered> =>
  at.call('POST', '/api/auth/sign-in/username', { body: { username, password } });
const me = (cookie: string, at = server): Promise<Answered> => at.call('GET', '/api/me', { headers: { cookie } });

test('a name and a password open a session; me says who and what', async () => {
  const answer = await signIn('Handler');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ twoFactorRedirect: false });
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^sizhi\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  const mine = await me(cookiesOf(answer));
  expect(mine.status).toBe(200);
  expect(mine.body).toMatchObject({ username: 'handler', personId: people.get('handler'), needsSecondFactor: false, roles: [{ role: 'handler' }], note: null });
  expect((await me(cookiesOf(answer), other)).status).toBe(200);
});

test('a wrong password and an unknown name get the same sentence', async () => {
  const wrong = await signIn('handler', 'not the password');
  const unknown = await signIn('nobody-here', 'not the password');
  expect(wrong.status).toBe(401);
  expect(wrong.body).toEqual({ code: 'wrong_password', sentence: '用户名或密码不对，请再试。' });
  expect(unknown.body).toEqual(wrong.body);
});

test('a forged or changed cookie is nobody', async () => {
  const cookie = cookiesOf(await signIn('handler'));
  const [token, signature] = decodeURIComponent(cookie.split('=')[1]!).split('.') as [string, string];
  const forged = signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
  expect((await me(`sizhi.session_token=${encodeURIComponent(`${token}.${signature}`)}`)).status).toBe(200);
  expect((await me(`sizhi.session_token=${encodeURIComponent(`${token}.${forged}`)}`)).status).toBe(401);
  expect((await me(`sizhi.session_token=${token}`)).status).toBe(401);
  expect((await me('sizhi.session_token=abc.def')).status).toBe(401);
  expect((await me('sizhi.session_token=%E0%A4%A')).status).toBe(401);
  expect((await server.call('GET', '/api/me')).body.code).toBe('not_signed_in');
});

test('five wrong tries lock the account for fifteen minutes, on every server, the right password included', async () => {
  for (let i = 0; i < 4; i += 1) expect((await signIn('locked', 'wrong', i % 2 ? server : other)).body.code).toBe('wrong_password');
  expect((await signIn('locked', 'wrong')).body).toMatchObject({ code: 'locked_out', sentence: expect.stringContaining('15 分钟') });
  expect((await signIn('locked', PASSWORD, other)).status).toBe(429);
  skew += 16 * MINUTE;
  expect((await signIn('locked')).status).toBe(200);
  expect((await signIn('locked', 'wrong')).body.code).toBe('wrong_password');
  skew = 0;
});

test('thirty wrong tries at once are no more than five', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn('crowd', `guess ${i}`, i % 2 ? server : other)));
  expect(answers.filter((a) => a.body.code === 'wrong_password').length).toBe(4);
  expect((await signIn('crowd')).body.code).toBe('locked_out');
});

test('four wrong tries and a right one count as none', async () => {
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 4; i += 1) await signIn('leaver', 'wrong');
    expect((await signIn('leaver')).status).toBe(200);
  }
});

test('a session ends after two idle hours, and after twelve hours whatever happens', async () => {
  const idle = cookiesOf(await signIn('idle'));
  skew = HOUR;
  expect((await me(idle)).status).toBe(200);
  skew = 2.5 * HOUR;
  expect((await me(idle)).status).toBe(200);
  skew = 4.6 * HOUR;
  expect((await me(idle)).status).toBe(401);
  skew = 0;
  expect((await me(idle)).status).toBe(401);

  const long = cookiesOf(await signIn('long'));
  for (let hour = 1; hour < 12; hour += 1) {
    skew = hour * HOUR;
    expect((await me(long)).status).toBe(200);
  }
  skew = 12 * HOUR + MINUTE;
  expect((await me(long)).status).toBe(401);
  skew = 0;
});

test('signing out ends the session in the database', async () => {
  const cookie = cookiesOf(await signIn('leaver'));
  expect((await server.call('POST', '/api/auth/sign-out', { headers: { cookie }, body: {} })).status).toBe(200);
  expect((await me(cookie)).status).toBe(401);
  expect((await me(cookie, other)).status).toBe(401);
  expect((await server.call('POST', '/api/auth/sign-out', { headers: { cookie }, body: {} })).status).toBe(200);
});

test('a role that ends is gone within five seconds; an account that is closed as well', async () => {
  const cookie = cookiesOf(await signIn('revoked'));
  expect((await me(cookie)).body.roles).toHaveLength(1);
  await server.ground.database.transaction(systemScope(server.ground.countyCode), (tx) =>
    tx.query({ text: 'update ground.role_grants set ends_at = now() where person_id = $1', values: [people.get('revoked')] }));
  skew = 6_000;
  expect((await me(cookie)).body.code).toBe('not_allowed');
  await server.identity.pool.query(`update identity.users set disabled_at = now() where username = 'revoked'`);
  skew = 12_000;
  expect((await me(cookie)).body.code).toBe('not_signed_in');
  expect((await signIn('revoked')).body.code).toBe('wrong_password');
  skew = 0;
});

test('who sees C2 fields may only see themselves until an authenticator is set up, and then needs its code', async () => {
  const first = cookiesOf(await signIn('twofactor'));
  const second = cookiesOf(await signIn('twofactor'));
  expect((await me(first)).body.needsSecondFactor).toBe(true);
  expect((await server.call('GET', '/api/notices', { headers: { cookie: first } })).body.code).toBe('second_factor_needed');

  const post = (path: string, cookie: string, body: object): Promise<Answered> => server.call('POST', `/api/auth/${path}`, { headers: { cookie }, body });
  expect((await post('two-factor/enable', first, { password: 'wrong' })).body.code).toBe('wrong_password');
  const begun = await post('two-factor/enable', first, { password: PASSWORD });
  expect(begun.body.backupCodes.length).toBeGreaterThan(4);
  const secret = new URL(begun.body.totpURI).searchParams.get('secret')!;
  const stored = await server.identity.pool.query<{ secret: string }>('select secret from identity.two_factors');
  expect(stored.rows[0]!.secret).not.toContain(secret);

  expect((await post('two-factor/verify-totp', first, { code: '000000' })).body.code).toBe('wrong_code');
  const verified = await post('two-factor/verify-totp', first, { code: totp(secret) });
  expect(verified.status).toBe(200);
  const strong = cookiesOf(verified);
  expect((await me(strong)).body.needsSecondFactor).toBe(false);
  expect((await server.call('GET', '/api/notices', { headers: { cookie: strong } })).status).toBe(200);
  // What was opened with the password alone is closed.
  skew = 6_000;
  expect((await me(first)).status).toBe(401);
  expect((await me(second)).status).toBe(401);
  skew = 0;

  const half = await signIn('twofactor');
  expect(half.body).toEqual({ twoFactorRedirect: true });
  expect((await me(cookiesOf(half))).status).toBe(401);
  expect((await post('two-factor/verify-totp', cookiesOf(half), { code: '123' })).body.code).toBe('input_not_understood');
  const whole = await post('two-factor/verify-totp', cookiesOf(half), { code: totp(secret) });
  expect((await me(cookiesOf(whole))).status).toBe(200);
  const byBackup = await signIn('twofactor');
  const backup = await post('two-factor/verify-backup-code', cookiesOf(byBackup), { code: begun.body.backupCodes[0] });
  expect((await me(cookiesOf(backup))).status).toBe(200);
  const again = await signIn('twofactor');
  expect((await post('two-factor/verify-backup-code', cookiesOf(again), { code: begun.body.backupCodes[0] })).body.code).toBe('wrong_code');
  expect((await post('two-factor/enable', cookiesOf(whole), { password: PASSWORD })).body.code).toBe('second_factor_set');
});

test('codes cannot be guessed: five per challenge', async () => {
  const half = cookiesOf(await signIn('twofactor'));
  const codes: string[] = [];
  for (let i = 0; i < 7; i += 1) codes.push((await server.call('POST', '/api/auth/two-factor/verify-totp', { headers: { cookie: half }, body: { code: `00000${i}` } })).body.code);
  expect(codes.slice(0, 4)).toEqual(Array(4).fill('wrong_code'));
  expect(codes.slice(5).every((code) => code === 'sign_in_again' || code === 'locked_out')).toBe(true);
});

test('a new password asks for the old one and ends the other sessions', async () => {
  const one = cookiesOf(await signIn('changer'));
  const two = cookiesOf(await signIn('changer'));
  const change = (body: object): Promise<Answered> => server.call('POST', '/api/auth/change-password', { headers: { cookie: one }, body });
  expect((await change({ password: 'wrong', newPassword: 'long enough now' })).body.code).toBe('wrong_password');
  expect((await change({ password: PASSWORD, newPassword: 'short' })).body.code).toBe('password_too_weak');
  const changed = await change({ password: PASSWORD, newPassword: 'long enough now' });
  expect(changed.status).toBe(200);
  skew = 6_000;
  expect((await me(two)).status).toBe(401);
  expect((await me(cookiesOf(changed))).status).toBe(200);
  skew = 0;
  expect((await signIn('changer')).body.code).toBe('wrong_password');
  expect((await signIn('changer', 'long enough now')).status).toBe(200);
});

test('nobody signs themselves up, and no other door of the library is open', async () => {
  for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'delete-user', 'two-factor/disable', 'list-sessions', 'get-session', 'ok']) {
    expect((await server.call('POST', `/api/auth/${path}`, { body: { email: 'a@b.c', password: PASSWORD, name: 'x' } })).status).toBe(404);
  }
});

test('a change made with a session must come from our own pages', async () => {
  const cookie = cookiesOf(await signIn('handler'));
  const change = (headers: Record<string, string>): Promise<Answered> => server.call('POST', '/api/notices/seen', {
    headers: { cookie, host: 'sizhi.example', ...headers }, body: { ids: [randomUUID()], state: 'read' },
  });
  expect((await change({})).status).toBe(200);
  expect((await change({ origin: 'http://sizhi.example' })).status).toBe(200);
  expect((await change({ origin: 'https://evil.example' })).body.code).toBe('other_site');
  expect((await change({ origin: 'null' })).body.code).toBe('other_site');
  expect((await change({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('other_site');
  expect((await server.call('POST', '/api/auth/sign-in/username', { headers: { origin: 'https://evil.example' }, body: { username: 'handler', password: PASSWORD } })).body.code).toBe('other_site');
});

test('the application role cannot read identity', async () => {
  await expect(server.ground.database.transaction(systemScope(server.ground.countyCode), (tx) => tx.query({ text: 'select * from identity.users' })))
    .rejects.toThrow(/permission denied/);
});

/** RFC 6238 with SHA-1, 6 digits, 30 seconds. */
function totp(secret: string): string {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest[19]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
