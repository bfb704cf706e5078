import type { Transaction } from '../../../ground/database/database.js';
import { DAY, type Instant } from '../../../ground/time.js';
import { householdsByIds } from '../../honeycomb/door.js';
import { allNeedsInForce } from './store.js';

type Found = { subject: string; detail: string; total: number }[];

/**
 * L5 over the whole county, as the owner in one snapshot: no need in force a day past its expiry, none of an ended household, none
 * longer than its kind allows. At most `limit` of each; `total` counts all.
 */
export async function checkCare(tx: Transaction, at: Instant, limit: number): Promise<Record<string, Found>> {
  const needs = await allNeedsInForce(tx);
  const households = await householdsByIds(tx, [...new Set(needs.map((n) => n.householdId))]);
  const counted = (rows: { subject: string; detail: string }[]): Found => rows.slice(0, limit).map((row) => ({ ...row, total: rows.length }));
  const day = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10);
  return {
    care_need_ends_in_time: counted(needs.filter((n) => n.expiresAt < at - DAY).map((n) => ({ subject: n.needId, detail: `expired on ${day(n.expiresAt)} and is in force` }))),
    care_need_of_household_in_force: counted(needs.filter((n) => !households.get(n.householdId)?.inForce)
      .map((n) => ({ subject: n.needId, detail: `household ${n.householdId} has ended` }))),
    care_need_within_longest: counted(needs.filter((n) => n.tooLong).map((n) => ({ subject: n.needId, detail: 'kept longer than its kind allows' }))),
  };
}
