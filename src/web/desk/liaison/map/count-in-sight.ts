import type { Points } from './spread-points.js';

interface Box { west: number; south: number; east: number; north: number }

/** Households in a box, the micro-grids they belong to, and how many are in none. */
export function countInSight({ count, positions, grid, middles }: Points, { west, south, east, north }: Box): { households: number; grids: number; without: number } {
  const seen = new Uint8Array(middles.length / 2);
  let [households, grids, without] = [0, 0, 0];
  for (let i = 0; i < count; i += 1) {
    const [lng, lat, of] = [positions[2 * i]!, positions[2 * i + 1]!, grid[i]!];
    if (lng < west || lng > east || lat < south || lat > north) continue;
    households += 1;
    if (of < 0) without += 1;
    else if (!seen[of]) { seen[of] = 1; grids += 1; }
  }
  return { households, grids, without };
}
