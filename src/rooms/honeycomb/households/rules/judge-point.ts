/** A ring of a polygon, [lng, lat] each. */
export type Ring = readonly (readonly [number, number])[];
export interface PointRules {
  /** Outer rings of the county, WGS-84; null: the county's outline is not known, then only the country's extent counts. */
  outline: readonly Ring[] | null;
  toWgs84(lng: number, lat: number): readonly [number, number];
}
export type PointJudged =
  | { ok: true; lng: number; lat: number; swapped: boolean }
  | { ok: false; because: 'point_impossible' | 'point_in_sea' | 'point_outside' };

/** The waters off China's coast, coarsely: enough to say "in the sea" instead of "somewhere else". */
const SEA: Ring = [[117.9, 39.0], [119.2, 37.2], [120.8, 37.9], [122.5, 37.5], [120.4, 35.9], [119.4, 34.9], [120.4, 34.2], [121.9, 32.1], [122.0, 30.0], [121.5, 28.2],
  [119.8, 25.7], [118.2, 24.3], [116.9, 23.2], [114.6, 22.4], [112.0, 21.6], [110.6, 21.0], [110.9, 19.9], [111.0, 19.0], [109.5, 17.9], [110.0, 12.0], [125.0, 12.0], [127.0, 33.0], [124.2, 39.5], [121.3, 38.8], [121.6, 40.6]];
/** The land and waters of the country, by its furthest points. */
const CHINA = { west: 73.4, east: 135.1, south: 3.8, north: 53.6 };

/**
 * What a coordinate is worth: taken, taken with longitude and latitude exchanged because only so it lies in the county, or not
 * taken and why. A household keeps its other data without a point; a point in the wrong place would send people there.
 */
export function judgePoint(a: number, b: number, rules: PointRules): PointJudged {
  const as = (lng: number, lat: number): readonly [number, number] | null => (inChina(lng, lat) ? rules.toWgs84(lng, lat) : null);
  const told = as(a, b);
  if (told && inCounty(told, rules)) return taken(told, false);
  const turned = as(b, a);
  if (turned && inCounty(turned, rules)) return taken(turned, true);
  if (!(Math.abs(a) <= 180 && Math.abs(b) <= 180) || (Math.abs(a) > 90 && Math.abs(b) > 90)) return { ok: false, because: 'point_impossible' };
  const [lng, lat] = told ?? (Math.abs(b) > 90 ? [b, a] : [a, b]);
  // Zero and zero lie in the Gulf of Guinea: a device without a fix.
  return { ok: false, because: insideRing(lng, lat, SEA) || (Math.abs(a) < 1 && Math.abs(b) < 1) ? 'point_in_sea' : 'point_outside' };
}

const taken = ([lng, lat]: readonly [number, number], swapped: boolean): PointJudged => ({ ok: true, lng: sixDigits(lng), lat: sixDigits(lat), swapped });
/** A tenth of a metre. */
const sixDigits = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const inChina = (lng: number, lat: number): boolean => lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
const inCounty = ([lng, lat]: readonly [number, number], { outline }: PointRules): boolean => outline === null || outline.some((ring) => insideRing(lng, lat, ring));

/** Even-odd rule. */
export function insideRing(lng: number, lat: number, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [x1, y1] = ring[i] as readonly [number, number];
    const [x2, y2] = ring[j] as readonly [number, number];
    if ((y1 > lat) !== (y2 > lat) && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
