import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDay, DAY, HOUR, isoToDay, MINUTE, startOfChinaDay, weekdayOf } from '../../../../ground/time.js';
import { workCalendar } from '../work-calendar.js';
import { addCounted, countedBetween } from './calendar.js';

const calendar = workCalendar(new Map());
const at = (iso: string, hour: number, minute = 0): number => startOfChinaDay(isoToDay(iso)) + hour * HOUR + minute * MINUTE;

describe('natural time', () => {
  it('counts across midnight and New Year without a break', () => {
    expect(addCounted(at('2026-12-31', 23, 50), 40 * MINUTE, 'natural', calendar)).toBe(at('2027-01-01', 0, 30));
  });
  it('does not know other zones: the days on which they change their clocks are ordinary', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01']) {
      expect(addCounted(at(day, 0), DAY, 'natural', calendar)).toBe(at(day, 24));
    }
  });
});

describe('working time', () => {
  it('leaves out weekends', () => {
    expect(addCounted(at('2026-11-20', 15), 2 * DAY, 'working', calendar)).toBe(at('2026-11-24', 15));
  });
  it('leaves out the National Day week of 2026 and counts its make-up Saturday', () => {
    expect(calendar.isWorkingDay(isoToDay('2026-10-01'))).toBe(false);
    expect(calendar.isWorkingDay(isoToDay('2026-10-10'))).toBe(true);
    expect(addCounted(at('2026-09-30', 12), 2 * DAY, 'working', calendar)).toBe(at('2026-10-09', 12));
  });
  it('starts at the next working day when begun on a holiday', () => {
    expect(addCounted(at('2026-10-03', 9), HOUR, 'working', calendar)).toBe(at('2026-10-08', 1));
  });
  it('believes the county over the published calendar', () => {
    const own = workCalendar(new Map([['2026-11-23', false]]));
    expect(addCounted(at('2026-11-20', 15), DAY, 'working', own)).toBe(at('2026-11-24', 15));
  });
  it('knows the fixed holidays of a year that is not yet published', () => {
    for (const day of ['2031-01-01', '2031-05-01', '2031-05-02', '2031-10-01', '2031-10-02', '2031-10-03']) {
      expect(calendar.isWorkingDay(isoToDay(day)), day).toBe(false);
    }
  });
  it('is undone by counting between', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 20_000 }), (day, minute, minutes) => {
      const from = startOfChinaDay(isoToDay('2026-02-01') + day) + minute * MINUTE;
      const to = addCounted(from, minutes * MINUTE, 'working', calendar);
      expect(countedBetween(from, to, 'working', calendar)).toBe(minutes * MINUTE);
      expect(to).toBeGreaterThan(from);
    }), { numRuns: 500 });
  });
});

describe('days', () => {
  it('agree with ISO 8601', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
      const date = new Date(day * DAY);
      expect(weekdayOf(day)).toBe(((date.getUTCDay() + 6) % 7) + 1);
      if (date.getUTCFullYear() > 0) expect(isoToDay(date.toISOString().slice(0, 10))).toBe(day);
    }));
    expect(chinaDay(Date.UTC(2026, 10, 23, 16))).toBe(isoToDay('2026-11-24'));
  });
});
