import type { Compiled } from '../compile.js';
import { costOf } from '../costs.js';
import { byNearness } from './by-nearness.js';
import type { Groups } from './gather-groups.js';
import type { Medians } from './medians.js';

const NEAR = 16;

/**
 * The problem as the search reads it, and what a move costs when moves come first. A place lacking outweighs loads below their
 * least, those outweigh moves, and moves outweigh any distance saved.
 */
export function asMedians(c: Compiled, groups: Groups, lock: Int32Array, p: number, fewestMoves: boolean): { of: Medians; move: number } {
  const { m } = c;
  const { count, groupOf } = groups;
  const cost = new Float64Array((m + 1) * count);
  let largest = 0;
  for (let j = 0; j < m; j += 1) {
    for (let i = 0, from = j * count; i < c.n; i += 1) {
      const value = costOf(c, i, j);
      cost[from + groupOf[i]!]! += value;
      const size = Math.abs(value) / (c.costPerDemand ? c.demand[i]! : 1);
      if (size > largest) largest = size;
    }
  }
  const whole = cost.every((value) => Number.isInteger(value));
  const weight = c.costPerDemand ? c.demand.reduce((a, b) => a + b, 0) : c.n;
  const move = fewestMoves ? Math.ceil(2 * (largest + 1) * weight) : 0;
  const hasLeast = c.least.some((least) => least > 0);
  const lacking = Math.ceil(2 * (largest + move + 1) * weight);
  const nowhere = hasLeast ? 4 * lacking : lacking;
  const must = new Uint8Array(m);
  for (let i = 0; i < c.n; i += 1) {
    const at = groupOf[i]!;
    if (move > 0 && c.current[i]! >= 0) for (let j = 0; j < m; j += 1) if (j !== c.current[i]) cost[j * count + at]! += move;
    if (lock[i]! < 0) continue;
    must[lock[i]!] = 1;
    for (let j = 0; j < m; j += 1) if (j !== lock[i]) cost[j * count + at] = 2 * nowhere * c.demand[i]!;
  }
  for (let g = 0; g < count; g += 1) cost[m * count + g] = nowhere * groups.demand[g]!;
  const { order, orderCount } = byNearness(c, p);
  return { move, of: { n: count, m, p, cost, demand: groups.demand, capacity: c.capacity, least: c.least, lacking, hasLeast, nowhere, must, whole,
    eps: whole ? 0.5 : 1e-9 * (1 + largest), order, orderCount, nearCount: Math.min(orderCount, NEAR, Math.ceil((1.5 * m) / p) + 3) } };
}
