import type { KnownHousehold } from '../rules/plan-changes.js';
import type { StoredHousehold } from '../register/store.js';

/** A household as a merge keeps it: its values and people, without its dates and versions. */
export function knownOf(household: StoredHousehold): KnownHousehold {
  const { validFrom, validTo, endedBecause, factsTold, ...known } = household;
  void [validFrom, validTo, endedBecause, factsTold];
  return known;
}

/** The same values whatever the order in which they were written down: JSON kept in a database gives keys in an order of its own. */
export const sameHousehold = (a: KnownHousehold, b: KnownHousehold): boolean => ordered(a) === ordered(b);
const ordered = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) =>
  (one !== null && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1))) : one));
