import { cellToLatLng, gridDisk, gridRing, latLngToCell } from 'h3-js';
import type { Transaction } from '../../../ground/database/database.js';
import { unitsOfCells } from './store.js';

const RESOLUTION = 9;
/** A place this many cells (about 350 m each) outside every unit still belongs to the nearest one. */
const RINGS = 2;

/**
 * The unit each WGS-84 point lies in, or null where it lies in none: outside the county or not a coordinate at all.
 * One look-up for all points; a second only for those that lie just outside.
 */
export async function unitsOfPlaces(tx: Transaction, points: readonly { lng: number; lat: number }[]): Promise<(string | null)[]> {
  const cells = points.map(cellOf);
  const known = await unitsOfCells(tx, distinct(cells));
  const missed = distinct(cells).filter((cell) => !known.has(cell));
  const around = missed.length === 0 ? known : await unitsOfCells(tx, distinct(missed.flatMap((cell) => gridDisk(cell, RINGS))));
  return points.map((point, i) => {
    const cell = cells[i];
    if (cell == null) return null;
    return known.get(cell) ?? nearestAround(cell, point, around);
  });
}

const distinct = (cells: readonly (string | null)[]): string[] => [...new Set(cells.filter((cell): cell is string => cell !== null))];

function cellOf({ lng, lat }: { lng: number; lat: number }): string | null {
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return null;
  return latLngToCell(lat, lng, RESOLUTION);
}

function nearestAround(cell: string, point: { lng: number; lat: number }, around: Map<string, string>): string | null {
  for (let ring = 1; ring <= RINGS; ring += 1) {
    const hits = gridRing(cell, ring).filter((near) => around.has(near));
    const nearest = hits.map((near) => ({ near, d: squaredDistance(point, cellToLatLng(near)) })).sort((a, b) => a.d - b.d)[0];
    if (nearest) return around.get(nearest.near) ?? null;
  }
  return null;
}

const squaredDistance = (point: { lng: number; lat: number }, [lat, lng]: [number, number]): number =>
  (point.lat - lat) ** 2 + ((point.lng - lng) * Math.cos((lat * Math.PI) / 180)) ** 2;
