import { expect, it } from 'vitest';
import { DAY } from '../../../../ground/time.js';
import { expiryOf, LONGEST_DAYS } from './lasting.js';
import { shownCount } from './shown-count.js';

it('L5: a need lasts at most what its kind allows, and never more than twelve months', () => {
  expect(expiryOf(1000, 30, 90)).toEqual({ expiresAt: 1000 + 30 * DAY });
  expect(expiryOf(0, 91, 90)).toEqual({ longestDays: 90 });
  expect(expiryOf(0, 366, 366)).toEqual({ expiresAt: 366 * DAY });
  expect(expiryOf(0, 400, 1000)).toEqual({ longestDays: LONGEST_DAYS });
});

it('a number points at nobody: nothing below three, and rounded for who may not see the needs', () => {
  expect([0, 1, 2, 3, 17].map((n) => shownCount(n, true))).toEqual([0, null, null, 3, 17]);
  expect([0, 2, 3, 7, 17, 18].map((n) => shownCount(n, false))).toEqual([0, null, 5, 5, 15, 20]);
});
