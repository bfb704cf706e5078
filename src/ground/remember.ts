import type { Transaction } from './database/database.js';

/**
 * Keeps what a read gave, per database and county, for at most `forMs`. Only for what changes by rare, versioned acts
 * (matters, promises): a reader may be that late and no later. Never for anything that belongs to a person.
 */
export function remember<T>(forMs: number, read: (tx: Transaction) => Promise<T>): (tx: Transaction) => Promise<T> {
  const kept = new WeakMap<object, Map<string, { value: T; until: number }>>();
  return async (tx) => {
    let byCounty = kept.get(tx.source);
    if (!byCounty) kept.set(tx.source, byCounty = new Map());
    const known = byCounty.get(tx.scope.countyCode);
    const now = performance.now();
    if (known && known.until > now) return known.value;
    const value = await read(tx);
    byCounty.set(tx.scope.countyCode, { value, until: now + forMs });
    return value;
  };
}
