import { Delaunay } from 'd3-delaunay';
import { circle, type Point, type Ring } from './geometry.js';
import type { Home } from './place-sites.js';

/** Far sites of no group, so that each real cell is closed and one, two or collinear sites are no special case. */
const FAR_SITES = 8;
const FAR_TIMES = 16;
const NOBODY = -1;

/**
 * The Voronoi cells of each group's sites put together: closed rings, the group on their left, holes among them. `reach` is
 * a radius in metres about the middle which the areas must cover. Neighbours share their corners exactly, since a corner is
 * the one circumcentre of a Delaunay triangle: so areas neither overlap nor leave a gap.
 */
export function dissolveCells(sites: readonly Home[], reach: number): Map<number, Ring[]> {
  const far = circle([0, 0], reach * FAR_TIMES, FAR_SITES, 0.1);
  const points = [...sites.map(({ at }) => at), ...far];
  const groups = [...sites.map(({ group }) => group), ...far.map(() => NOBODY)];
  const delaunay = Delaunay.from(points as [number, number][]);
  return traceBorders(delaunay, groups, delaunay.voronoi().circumcenters);
}

/**
 * Each triangle touches three sites. A border runs through it where their groups differ, and enters and leaves it once per
 * group, so following from triangle to triangle closes every ring without a choice to make.
 */
function traceBorders({ triangles, halfedges }: Delaunay<unknown>, groups: readonly number[], corners: ArrayLike<number>): Map<number, Ring[]> {
  const groupOf = (edge: number): number => groups[triangles[edge] as number] as number;
  const nextInTriangle = (edge: number): number => (edge % 3 === 2 ? edge - 2 : edge + 1);
  const corner = (edge: number): Point => { const t = Math.floor(edge / 3); return [corners[2 * t] as number, corners[2 * t + 1] as number]; };
  // A half-edge from a site of the group to one of another crosses the border between two triangles.
  const isBorder = (edge: number, group: number): boolean => groupOf(edge) === group && groupOf(nextInTriangle(edge)) !== group;
  const done = new Uint8Array(triangles.length);
  const rings = new Map<number, Ring[]>();
  for (let start = 0; start < triangles.length; start += 1) {
    const group = groupOf(start);
    if (done[start] || group === NOBODY || !isBorder(start, group)) continue;
    const ring: Point[] = [];
    let edge = start;
    do {
      done[edge] = 1;
      ring.push(corner(edge));
      edge = followBorder(edge, group, halfedges, nextInTriangle, isBorder);
    } while (edge !== start && edge !== NOBODY);
    rings.set(group, [...(rings.get(group) ?? []), ring]);
  }
  return rings;
}

/** The group's border edge in the triangle on the other side, −1 at the outermost border, which no real cell reaches. */
function followBorder(
  edge: number, group: number, halfedges: ArrayLike<number>, next: (edge: number) => number, isBorder: (edge: number, group: number) => boolean,
): number {
  const across = halfedges[edge] as number;
  if (across < 0) return NOBODY;
  for (const candidate of [next(across), next(next(across))]) if (isBorder(candidate, group)) return candidate;
  return NOBODY;
}
