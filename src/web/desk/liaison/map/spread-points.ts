import type { HouseholdColumns } from '../../../api/liaison-map.js';
import type { ThemeName } from '../../../ui/theme.js';
import { bytesOf, gridColor, shadeOf, WITHOUT_GRID } from './grid-colors.js';

/** Ready for the graphics card: degrees as pairs, colours as triples; `grid` is the place in the answer's list, −1 for none. */
export interface Points { count: number; positions: Float32Array; colors: Uint8Array; grid: Int32Array; middles: Float32Array }

/** Points are known to a thousandth of a degree; those of one such square are laid out inside it so that each can be seen. */
const HALF_SQUARE = 0.00045;
const GOLDEN_ANGLE = 2.399963;

export function spreadPoints({ grids, lng, lat, grid }: HouseholdColumns, theme: ThemeName): Points {
  const count = lng.length;
  const square = (i: number): number => lng[i]! * 200_000 + lat[i]! + 90_000;
  const crowd = new Map<number, number>();
  for (let i = 0; i < count; i += 1) crowd.set(square(i), (crowd.get(square(i)) ?? 0) + 1);
  const placed = new Map<number, number>();
  const [positions, colors, middles, sizes] = [new Float32Array(count * 2), new Uint8Array(count * 3), new Float32Array(grids.length * 2), new Int32Array(grids.length)];
  const palette = grids.map((one) => bytesOf(gridColor(shadeOf(one), theme)));
  const none = bytesOf(WITHOUT_GRID);
  for (let i = 0; i < count; i += 1) {
    const key = square(i);
    const place = placed.get(key) ?? 0;
    placed.set(key, place + 1);
    const out = HALF_SQUARE * Math.sqrt(place / crowd.get(key)!);
    positions[2 * i] = lng[i]! / 1000 + out * Math.cos(place * GOLDEN_ANGLE);
    positions[2 * i + 1] = lat[i]! / 1000 + out * Math.sin(place * GOLDEN_ANGLE);
    const of = grid[i]!;
    colors.set(of < 0 ? none : palette[of]!, 3 * i);
    if (of < 0) continue;
    const size = (sizes[of] = sizes[of]! + 1);
    middles[2 * of] = middles[2 * of]! + (lng[i]! / 1000 - middles[2 * of]!) / size;
    middles[2 * of + 1] = middles[2 * of + 1]! + (lat[i]! / 1000 - middles[2 * of + 1]!) / size;
  }
  return { count, positions, colors, grid: Int32Array.from(grid), middles };
}

/** The point nearest to a place within so many degrees, or −1. */
export function nearestPoint({ count, positions }: Points, lng: number, lat: number, reach: number): number {
  const flat = Math.cos((lat * Math.PI) / 180);
  let [best, least] = [-1, reach * reach];
  for (let i = 0; i < count; i += 1) {
    const dx = (positions[2 * i]! - lng) * flat;
    const dy = positions[2 * i + 1]! - lat;
    const far = dx * dx + dy * dy;
    if (far < least) { least = far; best = i; }
  }
  return best;
}

/** Places of the households that are in no micro-grid, as pairs. */
export function unplaced({ count, positions, grid }: Points): Float32Array {
  const found: number[] = [];
  for (let i = 0; i < count; i += 1) if (grid[i]! < 0) found.push(positions[2 * i]!, positions[2 * i + 1]!);
  return Float32Array.from(found);
}
