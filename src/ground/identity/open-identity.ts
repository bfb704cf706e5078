import { openLibraryPool, type LibraryPool } from '../database/open-library-pool.js';
import { sessionsOf } from './find-session.js';
import type { IdentitySettings } from './identity-settings.js';
import { makeAuth, type Auth } from './make-auth.js';
import type { Sessions } from './signed-in.js';
import { sweepIdentity } from './store.js';

/** Everything signing in needs: the library, its own pool in its own role, and the sessions the door asks. */
export interface Identity {
  pool: LibraryPool;
  auth: Auth;
  settings: IdentitySettings;
  sessions: Sessions & { forget(token: string): void };
  close(): Promise<void>;
}

const SWEEP_MS = 60 * 60_000;

/** Opens the pool and, once an hour, takes away what has ended by itself; several servers doing so at once do no harm. */
export function openIdentity(databaseUrl: string, countyCode: string, settings: IdentitySettings, max = 4): Identity {
  const pool = openLibraryPool(databaseUrl, { role: 'sizhi_identity', searchPath: 'identity', max });
  const sweeping = setInterval(() => { sweepIdentity(pool, Date.now()).catch(() => undefined); }, SWEEP_MS);
  sweeping.unref();
  return {
    pool, settings, auth: makeAuth(pool, settings), sessions: sessionsOf(pool, countyCode, settings),
    close: () => { clearInterval(sweeping); return pool.end(); },
  };
}
