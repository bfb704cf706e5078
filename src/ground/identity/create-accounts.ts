import { openLibraryPool } from '../database/open-library-pool.js';
import { newId } from '../id.js';
import { hashPassword } from './hash-password.js';
import { unroutableEmail } from './make-auth.js';
import { addAccounts } from './store.js';

/** `username`: 2 to 40 letters, digits, dot, dash or underline, in any case; two people cannot share one. */
export interface NewAccount { username: string; password: string; personId: string; name: string; countyCode: string }

/**
 * Makes accounts in bulk; those whose username or person already has one are left alone. Each distinct password is hashed
 * once, so twelve thousand demonstration accounts cost one hash. Answers how many were made.
 */
export async function createAccounts(databaseUrl: string, accounts: readonly NewAccount[]): Promise<number> {
  const pool = openLibraryPool(databaseUrl, { role: 'sizhi_identity', searchPath: 'identity', max: 2 });
  try {
    const hashes = new Map<string, string>();
    for (const { password } of accounts) if (!hashes.has(password)) hashes.set(password, await hashPassword(password));
    let made = 0;
    for (let start = 0; start < accounts.length; start += 1000) {
      made += await addAccounts(pool, accounts.slice(start, start + 1000).map((account) => ({
        userId: newId(), accountId: newId(), username: account.username.toLowerCase(), email: unroutableEmail(account.username),
        name: account.name, personId: account.personId, countyCode: account.countyCode, passwordHash: hashes.get(account.password)!,
      })));
    }
    return made;
  } finally {
    await pool.end();
  }
}
