import { DAY, type Instant } from '../../../../ground/time.js';

/** A phone is not without a network for longer; what is older was written down from paper and counts from here. */
export const OLDEST_DAYS = 31;

/** The phone's own time of a visit, brought between a month ago and now: its clock may be wrong, its word is kept where it can be. */
export const visitedAt = (said: Instant, now: Instant): Instant => Math.min(now, Math.max(said, now - OLDEST_DAYS * DAY));
