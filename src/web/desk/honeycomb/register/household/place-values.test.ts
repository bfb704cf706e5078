import { describe, expect, it } from 'vitest';
import { changedPlace } from './place-values.js';

const before = { address: '1组2号', householdNumber: 'X1', building: null, point: { lng: 117.1, lat: 37.2, datum: 'WGS84' as const } };

describe('what of a household travels', () => {
  it('is only what was changed', () => {
    expect(changedPlace(before, { ...before })).toEqual({});
    expect(changedPlace(before, { ...before, address: ' 1组3号 ' })).toEqual({ address: '1组3号' });
  });
  it('empty fields and a cleared point are null', () => {
    expect(changedPlace(before, { ...before, householdNumber: '  ', point: null })).toEqual({ householdNumber: null, point: null });
  });
  it('the same numbers of another map are another point', () => {
    expect(changedPlace(before, { ...before, point: { lng: 117.1, lat: 37.2, datum: 'BD09' } })).toEqual({ point: { lng: 117.1, lat: 37.2, datum: 'BD09' } });
  });
});
