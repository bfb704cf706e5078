import { loadAsOwner } from '../ground/database/copy.js';
import { countFacts, findGaps, lagOfListeners } from '../ground/facts/check-facts.js';
import { findDoubleNotices } from '../ground/notices/find-doubles.js';
import { chinaDay, dayToIso, type Instant } from '../ground/time.js';
import { householdsWithoutUnit } from '../rooms/honeycomb/door.js';
import { checkCare, checkCoverage } from '../rooms/liaison/door.js';
import { checkInvariants } from '../rooms/response/door.js';

export interface Violation { invariant: string; subject: string; detail: string }

export interface Verified {
  cases: number;
  open: number;
  facts: number;
  /** At most 100 of each invariant; byInvariant counts them all, also those that hold (0). */
  violations: Violation[];
  byInvariant: Record<string, number>;
  /** Facts each listener has still to hear. */
  lag: Record<string, number>;
  /** Why a listener stands still, by listener. */
  failing: Record<string, string>;
  overdueAlarms: number;
}

const MOST_LISTED = 100;
type Found = readonly { subject: string; detail: string; total: number }[];

/** Every invariant of every room, in one read-only snapshot as the owner, so that nothing is hidden and nothing moves meanwhile. */
export function verifyAll(databaseUrl: string, countyCode: string, at: Instant, progress?: (what: string, share: number) => void): Promise<Verified> {
  return loadAsOwner(databaseUrl, countyCode, async (tx) => {
    await tx.query({ text: 'set transaction isolation level repeatable read, read only' });
    // Sorting a million cases' facts on disk would be the slowest part of it all.
    await tx.query({ text: `set local work_mem = '128MB'` });
    const { cases, open, overdueAlarms, broken } = await checkInvariants(tx, at, progress);
    const found: Record<string, Found> = {
      ...broken,
      facts_are_numbered: await findGaps(tx, MOST_LISTED),
      ...(await checkCoverage(tx, dayToIso(chinaDay(at)), MOST_LISTED)),
      ...(await checkCare(tx, at, MOST_LISTED)),
      household_has_valid_unit: await householdsWithoutUnit(tx, MOST_LISTED),
      nobody_is_told_twice: await findDoubleNotices(tx, MOST_LISTED),
    };
    const listeners = await lagOfListeners(tx);
    return {
      cases, open, facts: await countFacts(tx), overdueAlarms,
      violations: Object.entries(found).flatMap(([invariant, rows]) => rows.map(({ subject, detail }) => ({ invariant, subject, detail }))),
      byInvariant: Object.fromEntries(Object.entries(found).map(([invariant, rows]) => [invariant, rows[0]?.total ?? 0])),
      lag: Object.fromEntries(listeners.map((l) => [l.listener, l.lag])),
      failing: Object.fromEntries(listeners.flatMap((l) => (l.failure === null ? [] : [[l.listener, l.failure]]))),
    };
  });
}
