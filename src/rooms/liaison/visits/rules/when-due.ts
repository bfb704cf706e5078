import { chinaDay, DAY, startOfChinaDay, type Instant } from '../../../../ground/time.js';

/** A household whose needs ask for nothing more often is looked in on once a quarter. */
export const USUAL_DAYS = 90;
/** "Due" is told so long before the day, and no longer than a third of what was asked: a weekly visit is not due all week. */
export const SOON_DAYS = 7;
const soonDays = (everyDays: number): number => Math.min(SOON_DAYS, Math.floor(everyDays / 3));
/** Nobody was ever met: tried again within a week. */
export const AGAIN_DAYS = 7;

/** When the door was last tried, and when somebody was last met or spoken to. */
export interface LastVisit { triedAt: Instant; metAt: Instant | null }
export interface VisitAsked { everyDays: number | null; notedAt: Instant }
export interface Due { dueAt: Instant | null; state: 'overdue' | 'due' | 'later' | 'never' }

/**
 * L6: by when a household is to be visited again. The shortest of what its needs ask (counted from the last meeting, or from when
 * the need was noted) and the usual quarter; nobody at home is no visit. Due at the end of a Chinese calendar day.
 */
export function whenDue(last: LastVisit | null, needs: readonly VisitAsked[], at: Instant): Due {
  if (!last) return { dueAt: null, state: 'never' };
  const { metAt } = last;
  const asked = metAt === null ? [{ dueAt: after(last.triedAt, AGAIN_DAYS), soon: SOON_DAYS }]
    : [{ everyDays: USUAL_DAYS, notedAt: metAt }, ...needs].flatMap(({ everyDays, notedAt }) =>
      (everyDays === null ? [] : [{ dueAt: after(Math.max(metAt, notedAt), everyDays), soon: soonDays(everyDays) }]));
  const { dueAt, soon } = asked.reduce((first, one) => (one.dueAt < first.dueAt ? one : first));
  return { dueAt, state: at > dueAt ? 'overdue' : at > dueAt - soon * DAY ? 'due' : 'later' };
}

/** The last moment of the day that is so many days after the one of the instant. */
const after = (instant: Instant, days: number): Instant => startOfChinaDay(chinaDay(instant) + days + 1) - 1;

/** Longest unvisited first: never met before all, then the longest ago. */
export const longestUnvisited = (a: LastVisit | null, b: LastVisit | null): number =>
  (a?.metAt ?? -Infinity) === (b?.metAt ?? -Infinity) ? (a?.triedAt ?? -1) - (b?.triedAt ?? -1) : (a?.metAt ?? -Infinity) < (b?.metAt ?? -Infinity) ? -1 : 1;
