export interface LngLat { lng: number; lat: number }

const EARTH_METERS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle metres on the mean sphere; within 0.5 % of the ellipsoid, which choosing a near one does not need. */
export function metersBetween(a: LngLat, b: LngLat): number {
  const h = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(((b.lng - a.lng) * RADIANS) / 2) ** 2;
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A place without a point is no place. */
export const pointOf = (place: { lng: number | null; lat: number | null }): LngLat | null =>
  place.lng === null || place.lat === null ? null : { lng: place.lng, lat: place.lat };
