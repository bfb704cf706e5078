import { isWorkday } from 'chinese-days';
import { dayToIso } from '../../../ground/time.js';
import type { WorkCalendar } from './rules/calendar.js';

/**
 * The published Chinese calendar (State Council holidays and make-up days, from the chinese-days package), under the
 * county's own rows of response.calendar_days. Years not yet published count Monday to Friday.
 */
export function workCalendar(overrides: ReadonlyMap<string, boolean>): WorkCalendar {
  const known = new Map<number, boolean>();
  return {
    isWorkingDay(day) {
      let answer = known.get(day);
      if (answer === undefined) {
        const iso = dayToIso(day);
        known.set(day, answer = overrides.get(iso) ?? isWorkday(iso));
      }
      return answer;
    },
  };
}
