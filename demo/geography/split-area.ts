import { Delaunay } from 'd3-delaunay';
import type { Chance } from '../random.js';
import { centroid, contains, type Point, type Polygon } from './plane.js';

export interface Piece { site: Point; outline: Polygon }

/**
 * Divides an area into the Voronoi cells of so many sites, evened out by Lloyd's method so that no piece is a splinter.
 * `fixed` sites stay where they are. The pieces fill the area and do not overlap.
 */
export function splitArea(area: Polygon, count: number, random: Chance, fixed: readonly Point[] = []): Piece[] {
  let pieces = cut(area, [...fixed, ...scatter(area, count - fixed.length, random)]);
  for (let round = 0; round < 3; round += 1) {
    pieces = cut(area, pieces.map((piece, i) => (i < fixed.length ? piece.site : centroid(piece.outline))));
  }
  return pieces;
}

function cut(area: Polygon, sites: readonly Point[]): Piece[] {
  const xs = area.map((p) => p[0]);
  const ys = area.map((p) => p[1]);
  const bounds: [number, number, number, number] = [Math.min(...xs) - 50, Math.min(...ys) - 50, Math.max(...xs) + 50, Math.max(...ys) + 50];
  const voronoi = Delaunay.from(sites as [number, number][]).voronoi(bounds);
  return sites.map((site, i) => ({ site, outline: clip(area, (voronoi.cellPolygon(i) as Point[]).slice(1)) }));
}

/** Sutherland and Hodgman: the part of any polygon inside a convex one. */
function clip(subject: Polygon, convex: Polygon): Polygon {
  const middle = centroid(convex);
  return convex.reduce<Polygon>((ring, a, i) => {
    const b = convex[(i + 1) % convex.length] as Point;
    const inward = Math.sign(side(a, b, middle));
    const inside = (p: Point): boolean => side(a, b, p) * inward >= 0;
    return ring.flatMap((p, j) => {
      const q = ring[(j + 1) % ring.length] as Point;
      if (inside(p)) return inside(q) ? [q] : [crossing(p, q, a, b)];
      return inside(q) ? [crossing(p, q, a, b), q] : [];
    });
  }, subject);
}

const side = (a: Point, b: Point, p: Point): number => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);

function crossing(p: Point, q: Point, a: Point, b: Point): Point {
  const t = side(a, b, p) / (side(a, b, p) - side(a, b, q));
  return [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
}

function scatter(area: Polygon, count: number, random: Chance): Point[] {
  const xs = area.map((p) => p[0]);
  const ys = area.map((p) => p[1]);
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
  const points: Point[] = [];
  while (points.length < count) {
    const point: Point = [west + random.next() * width, south + random.next() * height];
    if (contains(area, point)) points.push(point);
  }
  return points;
}

/** A point of the piece, `reach` 0 … 1 of the way from its site to its border at most; denser towards the middle. */
export function pointIn({ site, outline }: Piece, reach: number, random: Chance): Point {
  const i = random.below(outline.length);
  const [a, b] = [outline[i] as Point, outline[(i + 1) % outline.length] as Point];
  const along = random.next();
  const out = reach * Math.sqrt(random.next());
  return [
    site[0] + (a[0] + along * (b[0] - a[0]) - site[0]) * out,
    site[1] + (a[1] + along * (b[1] - a[1]) - site[1]) * out];
}
