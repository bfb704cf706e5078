import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readKey, writeKey } from './duty-key.js';

it('a key is read as it was written, fits the limit of a page key, and nonsense is not a key', () => {
  fc.assert(fc.property(fc.uuid(), fc.uuid(), (postId, personId) => {
    const key = writeKey({ unitCode: '999901001001001001001', postId, personId });
    expect(key.length).toBeLessThanOrEqual(80);
    expect(readKey(key)).toEqual({ unitCode: '999901001001001001001', postId, personId });
  }));
  for (const nonsense of ['', 'x', '999901', "999901.'.1", `999901.${'z'.repeat(25)}.1`]) expect(readKey(nonsense)).toBeNull();
});
