/** Kilometres east and north of the county's middle. At 45 km the Earth is flat enough. */
export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

const MIDDLE = { lng: 117.5, lat: 37.5 };
const KM_PER_DEGREE_LAT = 110.99;
const KM_PER_DEGREE_LNG = 111.32 * Math.cos((MIDDLE.lat * Math.PI) / 180);
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** WGS-84, rounded to a decimetre. */
export const toLngLat = ([x, y]: Point): [lng: number, lat: number] => [
  round(MIDDLE.lng + x / KM_PER_DEGREE_LNG), round(MIDDLE.lat + y / KM_PER_DEGREE_LAT)];

export const toPlane = (lng: number, lat: number): Point => [
  (lng - MIDDLE.lng) * KM_PER_DEGREE_LNG, (lat - MIDDLE.lat) * KM_PER_DEGREE_LAT];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Area with sign: positive for a ring that runs counter-clockwise. */
export const signedArea = (ring: Polygon): number =>
  ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length] as Point; return sum + x * v - u * y; }, 0) / 2;

export function centroid(ring: Polygon): Point {
  const area = signedArea(ring);
  let x = 0;
  let y = 0;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  return [x / (6 * area), y / (6 * area)];
}

export function contains(ring: Polygon, [x, y]: Point): boolean {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/** A closed GeoJSON polygon, counter-clockwise as RFC 7946 asks. */
export function toGeoJson(ring: Polygon): { type: 'Polygon'; coordinates: [number, number][][] } {
  const turned = signedArea(ring) < 0 ? [...ring].reverse() : ring;
  const points = turned.map(toLngLat);
  return { type: 'Polygon', coordinates: [[...points, points[0] as [number, number]]] };
}
