/** A thousandth of a degree: about 100 m. */
const ROUND = 1000;

/** A household's point for all but its own liaison (rules of the house, Maps): to about 100 m. */
export const roundPoint = <P extends { lng: number | null; lat: number | null }>(place: P): P => ({
  ...place, lng: place.lng === null ? null : Math.round(place.lng * ROUND) / ROUND, lat: place.lat === null ? null : Math.round(place.lat * ROUND) / ROUND,
});
