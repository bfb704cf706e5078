import { remember } from '../../../ground/remember.js';
import type { Promises } from './rules/clock.js';
import { readCalendarDays, readStages } from './store.js';
import { workCalendar } from './work-calendar.js';

/** The 54321 promise of this county: every version of every stage, and its working days. A change is seen in ten seconds. */
export const knowPromises = remember(10_000, async (tx): Promise<Promises> => {
  const stages = await readStages(tx);
  const days = await readCalendarDays(tx);
  return { stages, calendar: workCalendar(new Map(days.map((d) => [d.day, d.working]))) };
});
