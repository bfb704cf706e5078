import type { HouseholdColumns } from '../../../api/liaison-map.js';
import type { maplibre } from '../../response/map/map-backdrop.js';
import { nearestPoint, type Points } from './spread-points.js';

const REACH_PIXELS = 8;

/** The micro-grid of the household under a click, else of the area there; null on nothing. */
export function gridAt(map: maplibre.Map, { point, lngLat }: { point: { x: number; y: number }; lngLat: { lng: number; lat: number } },
  points: Points | null, columns: HouseholdColumns | undefined): string | null {
  const reach = Math.abs(map.unproject([point.x, point.y - REACH_PIXELS]).lat - lngLat.lat);
  const near = points ? nearestPoint(points, lngLat.lng, lngLat.lat, reach) : -1;
  const own = near < 0 ? undefined : columns?.grids[points!.grid[near]!];
  if (own) return own.gridId;
  const area = map.queryRenderedFeatures([point.x, point.y], { layers: ['grid-areas'] })[0]?.properties['gridId'] as unknown;
  return typeof area === 'string' ? area : null;
}
