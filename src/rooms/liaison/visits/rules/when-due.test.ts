import { describe, expect, it } from 'vitest';
import { DAY, HOUR, startOfChinaDay, chinaDay } from '../../../../ground/time.js';
import { longestUnvisited, whenDue, type LastVisit } from './when-due.js';
import { visitedAt } from './visited-at.js';

/** Ten in the morning, Chinese time, of some day. */
const T = startOfChinaDay(20_000) + 10 * HOUR;
const met = (daysAgo: number): LastVisit => ({ triedAt: T - daysAgo * DAY, metAt: T - daysAgo * DAY });
const weekly = { everyDays: 7, notedAt: T - 300 * DAY };

describe('L6: when a household is to be visited again', () => {
  it('never visited', () => expect(whenDue(null, [weekly], T)).toEqual({ dueAt: null, state: 'never' }));
  it.each([[1, 'later'], [82, 'later'], [84, 'due'], [90, 'due'], [91, 'overdue']] as const)('without needs, met %d days ago: %s', (days, state) => {
    expect(whenDue(met(days), [], T).state).toBe(state);
  });
  it('a need may ask for more often than once a quarter', () => {
    expect(whenDue(met(1), [weekly, { everyDays: null, notedAt: T }], T)).toEqual({ state: 'later', dueAt: startOfChinaDay(20_007) - 1 });
    expect(whenDue(met(6), [weekly], T).state).toBe('due');
    expect(whenDue(met(7), [weekly], T).state).toBe('due');
    expect(whenDue(met(8), [weekly], T).state).toBe('overdue');
  });
  it('is due at the end of a Chinese day, whatever the hour of the last visit', () => {
    for (const hour of [0, 9, 23]) {
      const last = { triedAt: startOfChinaDay(19_000) + hour * HOUR, metAt: startOfChinaDay(19_000) + hour * HOUR };
      expect(chinaDay(whenDue(last, [{ everyDays: 7, notedAt: startOfChinaDay(18_990) }], T).dueAt ?? 0)).toBe(19_007);
    }
  });
  it('a need noted today does not make yesterday late', () => {
    expect(whenDue(met(80), [{ everyDays: 7, notedAt: T }], T)).toEqual({ state: 'later', dueAt: startOfChinaDay(20_008) - 1 });
  });
  it('nobody at home is no visit', () => {
    expect(whenDue({ triedAt: T - DAY, metAt: T - 100 * DAY }, [], T).state).toBe('overdue');
    expect(whenDue({ triedAt: T - DAY, metAt: null }, [], T).state).toBe('due');
    expect(whenDue({ triedAt: T - 9 * DAY, metAt: null }, [], T).state).toBe('overdue');
  });
  it('the longest unvisited come first', () => {
    const list = [met(3), null, met(100), { triedAt: T - DAY, metAt: null }, met(40)];
    expect([...list].sort(longestUnvisited)).toEqual([null, { triedAt: T - DAY, metAt: null }, met(100), met(40), met(3)]);
  });
});

it('L6: the time of the phone is kept where it is possible', () => {
  expect(visitedAt(T - 5 * HOUR, T)).toBe(T - 5 * HOUR);
  expect(visitedAt(T + HOUR, T)).toBe(T);
  expect(visitedAt(0, T)).toBe(T - 31 * DAY);
});
