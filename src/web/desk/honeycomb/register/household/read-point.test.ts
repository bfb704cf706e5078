import { describe, expect, it } from 'vitest';
import { readPoint } from './read-point.js';

describe('a coordinate somebody copied', () => {
  it.each([['117.4984, 37.4990'], ['37.4990,117.4984'], ['１１７．４９８４，３７．４９９０'], ['经度117.4984 纬度37.499']])('%s is understood in either order', (text) => {
    expect(readPoint(text)).toEqual({ lng: 117.4984, lat: 37.499 });
  });
  it.each([['117.4984'], [''], ['1, 2'], ['117.4, 37.4, 20'], ['117.4, 95.1'], ['槐树屯']])('%s is none', (text) => {
    expect(readPoint(text)).toBeNull();
  });
});
