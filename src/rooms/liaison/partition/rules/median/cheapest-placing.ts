import type { Compiled } from '../compile.js';
import { costOf } from '../costs.js';

/**
 * What placing so much demand costs at least: every household at the liaison that is cheapest for it, the cheapest first, the
 * last one in part. A weak bound, for plans in which not all have a place.
 */
export function cheapestPlacing(c: Compiled, lock: Int32Array, demand: number): number {
  const least = Float64Array.from({ length: c.n }, (_, i) => {
    if (lock[i]! >= 0) return costOf(c, i, lock[i]!);
    let low = Infinity;
    for (let j = 0; j < c.m; j += 1) low = Math.min(low, costOf(c, i, j));
    return low;
  });
  const order = [...least.keys()].sort((a, b) => least[a]! / c.demand[a]! - least[b]! / c.demand[b]!);
  let left = demand;
  let sum = 0;
  for (const i of order) {
    if (left <= 0) break;
    const part = Math.min(left, c.demand[i]!);
    sum += (least[i]! * part) / c.demand[i]!;
    left -= part;
  }
  return sum;
}
