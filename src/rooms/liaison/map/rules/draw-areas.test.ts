import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clipper, FillRule, type Paths64 } from 'clipper2-ts';
import { drawAreas, type HomeOfGrid } from './draw-areas.js';
import type { MultiPolygon } from './geometry.js';

/** About a decimetre: corners are rounded to a millionth of a degree. */
const UNIT = 1e-6;
const box = (west: number, south: number, east: number, north: number) =>
  ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
const VILLAGE = box(117.5, 37.5, 117.52, 37.515);
/** An outline with a bay and a hole. */
const BENT = { type: 'Polygon', coordinates: [
  [[117.5, 37.5], [117.53, 37.5], [117.53, 37.52], [117.518, 37.52], [117.515, 37.505], [117.512, 37.52], [117.5, 37.52], [117.5, 37.5]],
  [[117.503, 37.504], [117.503, 37.508], [117.508, 37.508], [117.508, 37.504], [117.503, 37.504]]] };

const paths = (area: MultiPolygon | { type: string; coordinates: number[][][] }): Paths64 =>
  ((area.type === 'MultiPolygon' ? area.coordinates.flat() : area.coordinates) as number[][][]).map((ring) => ring.slice(1).map(([lng, lat]) => ({ x: Math.round((lng! - 117) * 1e6), y: Math.round((lat! - 37) * 1e6) })));
const sizeOf = (list: Paths64): number => Math.abs(list.reduce((sum, path) => sum + Clipper.area(path), 0));
const around = (list: Paths64): number => list.reduce((sum, path) => sum + path.reduce((p, at, i) => { const to = path[(i + 1) % path.length]!; return p + Math.hypot(to.x - at.x, to.y - at.y); }, 0), 0);
const common = (a: Paths64, b: Paths64): number => sizeOf(Clipper.intersect(a, b, FillRule.EvenOdd));

/** Inside, or no farther from the border than rounding can move it. */
function holds(area: MultiPolygon | undefined, { lng, lat }: { lng: number; lat: number }): boolean {
  let inside = false;
  let near = Infinity;
  for (const ring of area?.coordinates.flat() ?? []) {
    ring.slice(1).forEach(([bx, by], i) => {
      const [ax, ay] = ring[i]!;
      if ((ay > lat) !== (by > lat) && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((lng - ax) * (bx - ax) + (lat - ay) * (by - ay)) / length));
      near = Math.min(near, Math.hypot(ax + t * (bx - ax) - lng, ay + t * (by - ay) - lat));
    });
  }
  return inside || near <= 2 * UNIT;
}

function expectWhole(homes: readonly HomeOfGrid[], outline: { type: string; coordinates: number[][][] }, inside: (home: HomeOfGrid) => boolean): void {
  const areas = drawAreas(homes, outline);
  for (const home of homes.filter(inside)) expect(holds(areas.get(home.grid), home), `home at ${home.lng} ${home.lat}`).toBe(true);
  const list = [...areas.values()].map(paths);
  const frame = paths(outline);
  const length = around(frame) + list.reduce((sum, one) => sum + around(one), 0);
  const total = list.reduce((sum, one) => sum + sizeOf(one), 0);
  // Rounding moves a border by half a unit at most, so what overlaps or is missing is thinner than one unit along the borders.
  for (const one of list) expect(sizeOf(one) - common(one, frame)).toBeLessThanOrEqual(length);
  if (list.length > 0) expect(Math.abs(total - sizeOf(frame))).toBeLessThanOrEqual(length);
  for (let i = 0; i < list.length; i += 1) for (let j = i + 1; j < list.length; j += 1) expect(common(list[i]!, list[j]!)).toBeLessThanOrEqual(length);
}

const coordinate = (from: number, to: number) => fc.integer({ min: Math.round(from * 1e6), max: Math.round(to * 1e6) }).map((n) => n / 1e6);
const home = (west: number, south: number, east: number, north: number, grids = 4) =>
  fc.record({ lng: coordinate(west, east), lat: coordinate(south, north), grid: fc.nat({ max: grids - 1 }) });

describe('the areas of a unit’s micro-grids (L7)', () => {
  it('hold their households, share the outline whole and do not overlap', () => {
    fc.assert(fc.property(fc.array(home(117.5, 37.5, 117.52, 37.515), { minLength: 1, maxLength: 80 }), (homes) => {
      expectWhole(homes, VILLAGE, () => true);
    }), { numRuns: 200 });
  });
  it('keep to an outline with a bay and a hole', () => {
    fc.assert(fc.property(fc.array(home(117.501, 37.51, 117.511, 37.519), { minLength: 1, maxLength: 60 }), (homes) => {
      expectWhole(homes, BENT, () => true);
    }), { numRuns: 100 });
  });
  it('bear many households at few places, in one line, and outside', () => {
    const place = fc.constantFrom([117.505, 37.505], [117.506, 37.505], [117.507, 37.505], [117.505, 37.507], [117.6, 37.6], [0, 0]);
    fc.assert(fc.property(fc.array(fc.record({ at: place, grid: fc.nat({ max: 5 }) }), { minLength: 1, maxLength: 40 }), (rows) => {
      expectWhole(rows.map(({ at, grid }) => ({ lng: at[0]!, lat: at[1]!, grid })), VILLAGE, ({ lng }) => lng < 117.52 && lng > 1);
    }), { numRuns: 200 });
  });
  it('one micro-grid has the whole outline; all its households at one point too', () => {
    const areas = drawAreas([{ lng: 117.51, lat: 37.51, grid: 7 }, { lng: 117.51, lat: 37.51, grid: 7 }], VILLAGE);
    expect([...areas.keys()]).toEqual([7]);
    expect(sizeOf(paths(areas.get(7)!))).toBe(sizeOf(paths(VILLAGE)));
  });
  it('a building shared by three micro-grids is the corner at which they meet', () => {
    const at = { lng: 117.51, lat: 37.507 };
    const areas = drawAreas([0, 1, 2].map((grid) => ({ ...at, grid })), VILLAGE);
    expect(areas.size).toBe(3);
    for (const area of areas.values()) expect(holds(area, at)).toBe(true);
  });
  it('a building on the outline, even at its corner, is shared inside it', () => {
    const homes = [{ lng: 117.5, lat: 37.515, grid: 0 }, ...[0, 1, 2].map((grid) => ({ lng: 117.5, lat: 37.5, grid }))];
    expectWhole(homes, VILLAGE, () => true);
    expect([...drawAreas(homes, VILLAGE).keys()].sort()).toEqual([0, 1, 2]);
  });
  it('a micro-grid whose households all lie outside still has an area, where the outline is nearest to them', () => {
    const areas = drawAreas([{ lng: 117.505, lat: 37.507, grid: 0 }, { lng: 117.6, lat: 37.507, grid: 1 }], VILLAGE);
    expect(holds(areas.get(1), { lng: 117.5199, lat: 37.507 })).toBe(true);
    expect(holds(areas.get(0), { lng: 117.505, lat: 37.507 })).toBe(true);
  });
  it('what compounds inside have to themselves is left out, unless nothing would remain', () => {
    const compounds = [box(117.5, 37.5, 117.51, 37.515), box(117.512, 37.502, 117.516, 37.506)];
    const homes = [{ lng: 117.518, lat: 37.51, grid: 0 }, { lng: 117.511, lat: 37.512, grid: 1 }, { lng: 117.505, lat: 37.507, grid: 2 }];
    const areas = drawAreas(homes, VILLAGE, null, compounds);
    expect([...areas.keys()].sort()).toEqual([0, 1, 2]);
    const [free, list] = [sizeOf(paths(VILLAGE)) - compounds.reduce((sum, one) => sum + sizeOf(paths(one)), 0), [...areas.values()].map(paths)];
    for (const one of list) for (const compound of compounds) expect(common(one, paths(compound))).toBeLessThanOrEqual(around(one));
    expect(Math.abs(list.reduce((sum, one) => sum + sizeOf(one), 0) - free)).toBeLessThanOrEqual(list.reduce((sum, one) => sum + around(one), 0));
    expect(sizeOf(paths(drawAreas(homes.slice(0, 1), VILLAGE, null, [VILLAGE]).get(0)!))).toBe(sizeOf(paths(VILLAGE)));
  });
  it('without an outline it ends a little beyond the homes, and inside the unit above', () => {
    const homes = [{ lng: 117.501, lat: 37.501, grid: 0 }, { lng: 117.503, lat: 37.503, grid: 1 }, { lng: 117.502, lat: 37.501, grid: 1 }];
    const free = drawAreas(homes, null);
    for (const one of homes) expect(holds(free.get(one.grid), one)).toBe(true);
    expect([...free.values()].every((area) => paths(area).flat().every(({ x, y }) => x < 504_500 && y < 504_000))).toBe(true);
    const frame = paths(VILLAGE);
    for (const area of drawAreas(homes.map((h) => ({ ...h, lng: h.lng - 0.001 })), undefined, VILLAGE).values()) expect(common(paths(area), frame)).toBe(sizeOf(paths(area)));
  });
  it('nothing in, nothing out; a geometry that is none counts as missing', () => {
    expect(drawAreas([], VILLAGE).size).toBe(0);
    expect(drawAreas([{ lng: 117.5, lat: 37.5, grid: 0 }], { type: 'Point', coordinates: [1, 2] }).size).toBe(1);
  });
});
