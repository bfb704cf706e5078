import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nationalCodeOf, unitCodeOf } from './unit-code.js';

it('the national code and the significant part lead to each other', () => {
  const serial = fc.integer({ min: 1, max: 999 }).map((n) => String(n).padStart(3, '0'));
  fc.assert(fc.property(fc.array(serial, { maxLength: 2 }), (serials) => {
    const code = `999901${serials.join('')}`;
    expect(unitCodeOf(nationalCodeOf(code) ?? '')).toBe(code);
  }));
});

it('below a village there is no national code', () => { expect(nationalCodeOf('999901001001001')).toBeNull(); });
