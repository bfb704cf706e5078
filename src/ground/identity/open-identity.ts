import { openLibraryPool, type LibraryPool } from '../database/open-library-pool.js';
import { sessionsOf } from './find-session.js';
import type { IdentitySettings } from './identity-settings.js';
import { makeAuth, type Auth } from './make-auth.js';
import type { Sessions } from './signed-in.js';

/** Everything signing in needs: the library, its own pool in its own role, and the sessions the door asks. */
export interface Identity {
  pool: LibraryPool;
  auth: Auth;
  settings: IdentitySettings;
  sessions: Sessions & { forget(token: string): void };
  close(): Promise<void>;
}

export function openIdentity(databaseUrl: string, countyCode: string, settings: IdentitySettings, max = 4): Identity {
  const pool = openLibraryPool(databaseUrl, { role: 'sizhi_identity', searchPath: 'identity', max });
  return {
    pool, settings, auth: makeAuth(pool, settings), sessions: sessionsOf(pool, countyCode, settings),
    close: () => pool.end(),
  };
}
