import { Clipper64, ClipType, FillRule, PathType, PolyTree64, type Path64, type PolyPath64 } from 'clipper2-ts';
import { dissolveCells } from './dissolve-cells.js';
import { circle, hull, planeAbout, ringsOf, type LngLat, type MultiPolygon, type Point, type Ring } from './geometry.js';
import { placeSites } from './place-sites.js';

/** The area of a unit that has no outline: as far as this around its outermost homes. */
const MARGIN_METERS = 60;
/** Corners are kept to a millionth of a degree, about a decimetre, as the register keeps coordinates. */
const PER_DEGREE = 1_000_000;

export interface HomeOfGrid extends LngLat { grid: number }

/**
 * The areas of one unit's micro-grids from where their households are: each place belongs to the micro-grid of the nearest
 * household (Voronoi), inside the unit's outline. Areas of one unit share borders and do not overlap; one may have several
 * parts; its households lie in it or, where households of two micro-grids share one place, on its border. `outline` is
 * GeoJSON in WGS-84; without one the area ends a little beyond the outermost homes, and inside `within` when that is known.
 * What other units within have to themselves (`taken`: the compounds of a community) is left out, unless nothing would remain.
 * A micro-grid without any located household has none.
 */
export function drawAreas(homes: readonly HomeOfGrid[], outline: unknown, within: unknown = null, taken: readonly unknown[] = []): Map<number, MultiPolygon> {
  const areas = new Map<number, MultiPolygon>();
  if (homes.length === 0) return areas;
  const own = ringsOf(outline);
  const plane = planeAbout(middleOf(own?.flat().map(([lng, lat]) => ({ lng, lat })) ?? homes));
  const flat = (rings: readonly (readonly [number, number][])[]): Ring[] => rings.map((ring) => ring.map(([lng, lat]) => plane.toPlane({ lng, lat })));
  const placed = homes.map((home) => ({ at: plane.toPlane(home), group: home.grid }));
  const whole = own ? flat(own) : [hull(placed.flatMap(({ at }) => circle(at, MARGIN_METERS, 8)))];
  const outer = own ? null : ringsOf(within);
  const origin = plane.toLngLat([0, 0]).map(round) as [number, number];
  const grid = (rings: readonly Ring[]): Path64[] => rings.map((ring) => ring.map((at) => toGrid(plane.toLngLat(at), origin)));
  const flatGrid = (path: Path64): Ring => path.map(({ x, y }) => plane.toPlane({ lng: origin[0] + x / PER_DEGREE, lat: origin[1] + y / PER_DEGREE }));
  let frame = grid(whole);
  const free = taken.reduce<Path64[]>((left, one) => { const rings = ringsOf(one); return rings ? flatten(clip(left, grid(flat(rings)), ClipType.Difference)) : left; }, frame);
  const border = free !== frame && free.length > 0 ? free.map(flatGrid) : whole;
  if (border !== whole) frame = free;
  const sites = placeSites(placed, border);
  const reach = farthest([...border.flat(), ...sites.map(({ at }) => at)]);
  if (outer) frame = flatten(clip(frame, grid(flat(outer))));
  for (const [group, rings] of dissolveCells(sites, reach)) {
    const coordinates = polygonsOf(clip(grid(rings), frame), origin);
    if (coordinates.length > 0) areas.set(group, { type: 'MultiPolygon', coordinates });
  }
  return areas;
}

function middleOf(places: readonly LngLat[]): LngLat {
  const lngs = places.map(({ lng }) => lng);
  const lats = places.map(({ lat }) => lat);
  const mid = (list: readonly number[]): number => (list.reduce((a, b) => Math.min(a, b)) + list.reduce((a, b) => Math.max(a, b))) / 2;
  return { lng: mid(lngs), lat: mid(lats) };
}

const farthest = (points: readonly Point[]): number => points.reduce((far, [x, y]) => Math.max(far, Math.hypot(x, y)), 1);

/** Whole numbers about the middle: the clipping is exact on them. */
const toGrid = ([lng, lat]: readonly [number, number], [west, south]: readonly [number, number]) =>
  ({ x: Math.round((lng - west) * PER_DEGREE), y: Math.round((lat - south) * PER_DEGREE) });

function clip(subject: Path64[], frame: Path64[], how: ClipType = ClipType.Intersection): PolyTree64 {
  const clipper = new Clipper64();
  clipper.preserveCollinear = false;
  clipper.addPaths(subject, PathType.Subject);
  clipper.addPaths(frame, PathType.Clip);
  const tree = new PolyTree64();
  clipper.execute(how, FillRule.EvenOdd, tree);
  return tree;
}

const childrenOf = (path: PolyPath64): PolyPath64[] => Array.from({ length: path.count }, (_, i) => path.child(i));

/** Borders with their holes; what lies inside a hole is a border again. */
function polygonsOf(tree: PolyPath64, origin: readonly [number, number]): MultiPolygon['coordinates'] {
  const toRing = (path: Path64, counterClockwise: boolean): [number, number][] => {
    const turned = (twiceArea(path) > 0) === counterClockwise ? path : [...path].reverse();
    const ring = turned.map(({ x, y }): [number, number] => [round(origin[0] + x / PER_DEGREE), round(origin[1] + y / PER_DEGREE)]);
    return [...ring, ring[0] as [number, number]];
  };
  return childrenOf(tree).flatMap((border) => [
    ...(border.polygon && twiceArea(border.polygon) !== 0
      ? [[toRing(border.polygon, true), ...childrenOf(border).flatMap((hole) => (hole.polygon && twiceArea(hole.polygon) !== 0 ? [toRing(hole.polygon, false)] : []))]] : []),
    ...childrenOf(border).flatMap((hole) => polygonsOf(hole, origin)),
  ]);
}

const flatten = (path: PolyPath64): Path64[] => childrenOf(path).flatMap((child) => [...(child.polygon ? [child.polygon] : []), ...flatten(child)]);
const twiceArea = (path: Path64): number => path.reduce((sum, { x, y }, i) => { const next = path[(i + 1) % path.length]!; return sum + x * next.y - next.x * y; }, 0);
const round = (degrees: number): number => Math.round(degrees * PER_DEGREE) / PER_DEGREE;
