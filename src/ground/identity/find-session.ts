import { createHmac, timingSafeEqual } from 'node:crypto';
import { SECOND_FACTOR_ROLES } from '../access/permissions.js';
import type { LibraryPool } from '../database/open-library-pool.js';
import { HOUR, MINUTE } from '../time.js';
import type { IdentitySettings } from './identity-settings.js';
import type { Sessions, SignedIn } from './signed-in.js';
import { deleteSession, readSession, touchSession } from './store.js';

/** A revoked role or an ended session may live on in this process for so long and no longer. */
const REMEMBER_MS = 5_000;
const REMEMBER_MOST = 20_000;

export const cookieName = (settings: IdentitySettings): string =>
  `${settings.publicOrigin.startsWith('https:') ? '__Secure-' : ''}sizhi.session_token`;

/** Sessions read from the database with the library's own signed cookie, remembered for five seconds. */
export function sessionsOf(pool: LibraryPool, countyCode: string, settings: IdentitySettings): Sessions & { forget(token: string): void } {
  const remembered = new Map<string, { at: number; found: Promise<SignedIn | null> }>();
  const name = cookieName(settings);

  async function read(token: string, at: number, quietly: boolean): Promise<SignedIn | null> {
    const row = await readSession(pool, token, at);
    if (!row || row.countyCode !== countyCode) return null;
    const ended = at >= row.expiresAt || at >= row.createdAt + settings.sessionHours * HOUR || at >= row.lastSeenAt + settings.idleHours * HOUR;
    if (ended) { await deleteSession(pool, token); return null; }
    if (!quietly && at - row.lastSeenAt >= MINUTE) await touchSession(pool, token, at);
    return {
      person: { kind: 'person', personId: row.personId, name: row.name, roles: row.roles },
      userId: row.userId, username: row.username, countyCode: row.countyCode, sessionToken: token,
      needsSecondFactor: settings.secondFactor === 'required' && !row.twoFactorEnabled
        && row.roles.some((r) => SECOND_FACTOR_ROLES.includes(r.role)),
    };
  }

  return {
    find(cookies, at, quietly = false) {
      const token = tokenIn(cookies, name, settings.key);
      if (!token) return Promise.resolve(null);
      const known = remembered.get(token);
      if (known && at >= known.at && at - known.at < REMEMBER_MS) return known.found;
      if (remembered.size >= REMEMBER_MOST) remembered.clear();
      const found = read(token, at, quietly);
      if (!quietly) remembered.set(token, { at, found });
      found.catch(() => remembered.delete(token));
      return found;
    },
    forget: (token) => { remembered.delete(token); },
  };
}

/** The token of a cookie `token.signature` (HMAC-SHA-256 in base64, as better-auth signs), or null when it is forged. */
export function tokenIn(cookies: string | undefined, name: string, key: string): string | null {
  const found = cookies?.split(/; ?/).find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  if (!found || found.length > 400) return null;
  let value: string;
  try { value = decodeURIComponent(found); } catch { return null; }
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const right = createHmac('sha256', key).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}
