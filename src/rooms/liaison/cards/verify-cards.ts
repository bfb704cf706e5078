import type { Transaction } from '../../../ground/database/database.js';
import { sameKey } from './key-hash.js';
import { keysInForce } from './store.js';

export interface ShownCard { householdId: string; secret: string }

/** Which of these cards are in force, in the order in which they were shown. In the system's transaction, or the household's own. */
export async function verifyCards(tx: Transaction, shown: readonly ShownCard[]): Promise<boolean[]> {
  if (shown.length === 0) return [];
  const keys = await keysInForce(tx, shown.map((card) => card.householdId));
  return shown.map(({ householdId, secret }) => sameKey(keys.get(householdId) ?? null, secret));
}
