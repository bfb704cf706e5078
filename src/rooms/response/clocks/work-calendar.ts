import chineseDays from 'chinese-days';
import { dayToIso, weekdayOf } from '../../../ground/time.js';
import type { WorkCalendar } from './rules/calendar.js';

/**
 * The last year whose holidays and make-up days the State Council had published when the package was made. Past it only the
 * days fixed by the solar calendar are known (Regulation on Public Holidays, 2024: 1 January, 1 and 2 May, 1 to 3 October);
 * the others come with a newer package or as rows of response.calendar_days.
 */
const LAST_PUBLISHED = '2026';
const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** The published Chinese calendar, under the county's own rows of response.calendar_days ('2026-11-24' → working). */
export function workCalendar(overrides: ReadonlyMap<string, boolean>): WorkCalendar {
  const known = new Map<number, boolean>();
  return {
    isWorkingDay(day) {
      let answer = known.get(day);
      if (answer === undefined) known.set(day, answer = overrides.get(dayToIso(day)) ?? published(day));
      return answer;
    },
  };
}

function published(day: number): boolean {
  const iso = dayToIso(day);
  if (iso.slice(0, 4) <= LAST_PUBLISHED) return chineseDays.isWorkday(iso);
  return weekdayOf(day) <= 5 && !FIXED_HOLIDAYS.has(iso.slice(5));
}
