import { DAY, chinaDay, startOfChinaDay, type Instant } from '../../../../ground/time.js';

/** Which Chinese days count; `day` is days since 1970-01-01. Holidays and make-up days are the caller's knowledge. */
export interface WorkCalendar {
  isWorkingDay(day: number): boolean;
}

export type CalendarKind = 'natural' | 'working';

/** A search past so many days without a working day is a broken calendar, not a long holiday. */
const LONGEST_HOLIDAY_DAYS = 60;

/**
 * The instant `length` milliseconds of counted time after `from`. Natural time counts always. Working time counts the
 * whole of each working day and nothing of the others, so "two working days" from 15:00 end at 15:00 (rules.md, 54321).
 */
export function addCounted(from: Instant, length: number, kind: CalendarKind, calendar: WorkCalendar): Instant {
  if (kind === 'natural') return from + length;
  let left = length;
  let at = nextCounted(from, calendar);
  while (true) {
    const endOfDay = startOfChinaDay(chinaDay(at) + 1);
    if (left < endOfDay - at) return at + left;
    left -= endOfDay - at;
    if (left === 0) return endOfDay;
    at = nextCounted(endOfDay, calendar);
  }
}

/** Counted milliseconds between two instants, never negative; the inverse of addCounted. */
export function countedBetween(from: Instant, to: Instant, kind: CalendarKind, calendar: WorkCalendar): number {
  if (to <= from) return 0;
  if (kind === 'natural') return to - from;
  let sum = 0;
  for (let day = chinaDay(from); day <= chinaDay(to); day += 1) {
    if (!calendar.isWorkingDay(day)) continue;
    const start = startOfChinaDay(day);
    sum += Math.max(0, Math.min(to, start + DAY) - Math.max(from, start));
  }
  return sum;
}

function nextCounted(from: Instant, calendar: WorkCalendar): Instant {
  const today = chinaDay(from);
  if (calendar.isWorkingDay(today)) return from;
  for (let day = today + 1; day <= today + LONGEST_HOLIDAY_DAYS; day += 1) {
    if (calendar.isWorkingDay(day)) return startOfChinaDay(day);
  }
  throw new Error(`no working day within ${LONGEST_HOLIDAY_DAYS} days of day ${today}`);
}
