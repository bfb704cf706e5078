import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSettings } from '../../../../contract/liaison.js';
import { NEARER_BY, nearestGrids, type GridWithRoom, type NewHousehold } from './nearest-grid.js';
import { roundPoint } from './round-point.js';

const grid = (number: number, over: Partial<GridWithRoom> = {}): GridWithRoom =>
  ({ gridId: `g${number}`, number, capacity: 10, load: 0, lng: 117.5 + number / 1000, lat: 37.5, building: null, entrance: null, villagerGroup: null, ...over });
const home = (over: Partial<NewHousehold> = {}): NewHousehold => ({ householdId: 'h', lng: 117.5, lat: 37.5, building: null, entrance: null, villagerGroup: null, ...over });

describe('L4: a new household is linked at once', () => {
  it('to the nearest with room', () => {
    expect(nearestGrids([home()], [grid(2), grid(1)])).toMatchObject([{ gridId: 'g1', why: { distanceMeters: 88 } }]);
    expect(nearestGrids([home()], [grid(1, { load: 10 }), grid(2)])).toMatchObject([{ gridId: 'g2', why: { nearestFull: true } }]);
  });
  it('to the nearest even when all are full, and says so', () => {
    expect(nearestGrids([home()], [grid(1, { load: 10 }), grid(2, { load: 12 })])).toMatchObject([{ gridId: 'g1', why: { nearestFull: true } }]);
  });
  it('counts the same entrance, building or group as being nearer', () => {
    expect(nearestGrids([home({ building: '3', entrance: '1' })], [grid(1), grid(2, { building: '3', entrance: '1' })])).toMatchObject([{ gridId: 'g2', why: { sameEntrance: true, sameBuilding: true } }]);
    expect(nearestGrids([home({ villagerGroup: '二组' })], [grid(1), grid(2, { villagerGroup: '二组' })])).toMatchObject([{ gridId: 'g2', why: { sameGroup: true } }]);
  });
  it('without a point by what it shares, then by room, then by number', () => {
    const nowhere = home({ lng: null, lat: null, villagerGroup: '一组' });
    expect(nearestGrids([nowhere], [grid(1), grid(2, { villagerGroup: '一组' })])).toMatchObject([{ gridId: 'g2', why: { distanceMeters: null } }]);
    expect(nearestGrids([home({ lng: null, lat: null })], [grid(1, { load: 5 }), grid(2)])).toMatchObject([{ gridId: 'g2' }]);
    expect(nearestGrids([home({ lng: null, lat: null })], [grid(2), grid(1)])).toMatchObject([{ gridId: 'g1' }]);
  });
  it('by the same metres as a plan that nobody changed', () => {
    const plan = planSettings.parse({});
    expect(NEARER_BY).toEqual({ entrance: plan.entranceBonus, building: plan.buildingBonus, group: plan.groupBonus });
  });
  it('nowhere in a unit without micro-grids', () => expect(nearestGrids([home()], [])).toEqual([]));

  it('places every one of a list, and fills nobody beyond the limit while another has room', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 30 }), (capacities, count) => {
      const grids = capacities.map((capacity, i) => grid(i + 1, { capacity }));
      const placed = nearestGrids(Array.from({ length: count }, (_, i) => home({ householdId: `h${i}`, lng: 117.5 + i / 5000 })), grids);
      expect(placed.map((p) => p.householdId)).toEqual(Array.from({ length: count }, (_, i) => `h${i}`));
      const over = grids.some((g) => placed.filter((p) => p.gridId === g.gridId).length > g.capacity);
      expect(over).toBe(count > capacities.reduce((a, b) => a + b, 0));
    }));
  });
});

it('shows a household’s point to about a hundred metres', () => {
  expect(roundPoint({ lng: 117.51234, lat: 37.49876, name: 'x' })).toEqual({ lng: 117.512, lat: 37.499, name: 'x' });
  expect(roundPoint({ lng: null, lat: null })).toEqual({ lng: null, lat: null });
});
