import { DAY, type Instant } from '../../../../ground/time.js';

/** Twelve months (rules of the house, C2); the database checks the same. */
export const LONGEST_DAYS = 366;
/** Its liaison is reminded so long before a need ends by itself. */
export const REMIND_DAYS = 14;
/** A view of the same person for the same purpose within this is the same look: a page drawn twice is not two. */
export const SAME_LOOK_MINUTES = 10;

/** Until when a need holds that is confirmed now, or by how many days at most its kind may be kept. */
export function expiryOf(at: Instant, days: number, longestDays: number): { expiresAt: Instant } | { longestDays: number } {
  const most = Math.min(longestDays, LONGEST_DAYS);
  return days <= most ? { expiresAt: at + days * DAY } : { longestDays: most };
}
