/** Degrees in WGS-84. */
export interface LngLat { lng: number; lat: number }
/** Metres east and north of a unit's middle; a village is small enough to be flat. */
export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];
/** GeoJSON; the first ring of a polygon is its border, the others are holes. */
export interface MultiPolygon { type: 'MultiPolygon'; coordinates: [lng: number, lat: number][][][] }

const METERS_PER_DEGREE = 111_195;

/** A flat plane about one place: there and back. */
export function planeAbout({ lng, lat }: LngLat): { toPlane(at: LngLat): Point; toLngLat(at: Point): [lng: number, lat: number] } {
  const perLng = METERS_PER_DEGREE * Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return {
    toPlane: (at) => [(at.lng - lng) * perLng, (at.lat - lat) * METERS_PER_DEGREE],
    toLngLat: ([x, y]) => [lng + x / perLng, lat + y / METERS_PER_DEGREE],
  };
}

/** Rings of a GeoJSON polygon or multipolygon, holes among them; null when it is neither or holds no usable ring. */
export function ringsOf(geometry: unknown): [number, number][][] | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return null;
  const polygons = type === 'MultiPolygon' ? coordinates as unknown[] : type === 'Polygon' ? [coordinates] : [];
  const rings = polygons.flatMap((polygon) => (Array.isArray(polygon) ? polygon as unknown[] : [])).filter(isRing);
  return rings.length > 0 ? rings : null;
}

const isRing = (ring: unknown): ring is [number, number][] => Array.isArray(ring) && ring.length >= 3
  && ring.every((p) => Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1]));

/** Inside by the even-odd rule over all rings, so that a hole is outside. */
export function isInside(rings: readonly Ring[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = ring[i] as Point;
      const [bx, by] = ring[j] as Point;
      if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** The place on any of the borders nearest to a point. */
export function nearestOnBorder(rings: readonly Ring[], [x, y]: Point): Point {
  let best: Point = [x, y];
  let least = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = ring[j] as Point;
      const [dx, dy] = [(ring[i] as Point)[0] - ax, (ring[i] as Point)[1] - ay];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
      const at: Point = [ax + along * dx, ay + along * dy];
      const far = (at[0] - x) ** 2 + (at[1] - y) ** 2;
      if (far < least) { least = far; best = at; }
    }
  }
  return best;
}

/** The convex border around points, counter-clockwise (Andrew's chain). */
export function hull(points: readonly Point[]): Ring {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const p of list) {
      while (chain.length >= 2 && turn(chain.at(-2) as Point, chain.at(-1) as Point, p) <= 0) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** `count` points evenly on a circle, the first at `angle`. */
export const circle = ([x, y]: Point, radius: number, count: number, angle = 0): Point[] => Array.from({ length: count }, (_, i): Point => {
  const at = angle + (i / count) * 2 * Math.PI;
  return [x + radius * Math.cos(at), y + radius * Math.sin(at)];
});
