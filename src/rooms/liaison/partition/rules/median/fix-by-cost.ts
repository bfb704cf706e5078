import type { Medians } from './medians.js';
import type { Held, Relaxation } from './relaxation.js';

/** What is certain of every plan worth looking for: closes and opens candidates, forbids pairs. */
export interface Fixing {
  close(j: number): void;
  open(j: number): void;
  forbid(i: number, j: number): void;
}

/**
 * Reduced costs: what the relaxation's bound becomes when a candidate is opened or closed, or a group put to one. Where that is
 * no better than the best plan known (`isIdle`), the opposite holds in every better plan. To be called right after `evaluate`,
 * whose value is given; answers how much became certain.
 */
export function fixByCost(of: Medians, relaxation: Relaxation, value: number, isIdle: (bound: number) => boolean, fixing: Fixing): number {
  const { m, p } = of;
  const { held, must, closed, upperOf } = relaxation;
  const isHeld = new Int32Array(m).fill(-1);
  held.forEach(({ j }, s) => { isHeld[j] = s; });
  let low = held.length < p ? 0 : Infinity;
  for (const { j, profit } of held) if (must[j] === 0) low = Math.min(low, profit);
  // The most that any candidate not held could bring instead.
  let high = 0;
  for (let j = 0; j < m; j += 1) if (closed[j] === 0 && isHeld[j]! < 0) high = Math.max(high, upperOf[j]!);
  let certain = 0;
  for (let j = 0; j < m; j += 1) {
    if (closed[j] === 1 || must[j] === 1) continue;
    const s = isHeld[j]!;
    if (s < 0 && (low === Infinity || isIdle(value + low - upperOf[j]!))) { fixing.close(j); certain += 1; }
    if (s >= 0 && isIdle(value + held[s]!.profit - high)) { fixing.open(j); certain += 1; }
  }
  return certain + forbidPairs(of, relaxation, value, { isHeld, low, high }, isIdle, fixing);
}

/** A group put to one candidate is missed by every other: both count. */
function forbidPairs(of: Medians, relaxation: Relaxation, value: number, { isHeld, low, high }: { isHeld: Int32Array; low: number; high: number }, isIdle: (bound: number) => boolean, fixing: Fixing): number {
  const { n, m, demand, capacity } = of;
  const { held, must, closed, sack, pairs: { from, end, groups, costs, lambda } } = relaxation;
  // Of each group: what the chosen lose without it, and the least that one of them that is not a must brings then.
  const lost = new Float64Array(n);
  const without: Map<number, number>[] = held.map(() => new Map());
  const least = new Float64Array(n).fill(low);
  held.forEach(({ j, profit, items }: Held, s) => {
    const count = relaxation.pack(j);
    for (const i of items) {
      let left = sack.without(count, capacity[j]!, i);
      if (must[j] === 0) left = Math.max(left, high);
      left = Math.min(left, profit);
      without[s]!.set(i, profit - left);
      lost[i]! += profit - left;
      if (must[j] === 0) least[i] = Math.min(least[i]!, left);
    }
  });
  let certain = 0;
  const at = new Int32Array(n);
  for (let j = 0; j < m; j += 1) {
    if (closed[j] === 1) continue;
    const s = isHeld[j]!;
    const count = relaxation.pack(j);
    at.fill(-1);
    for (let k = 0; k < count; k += 1) at[sack.items[k]!] = k;
    for (let pair = from[j]!; pair < end[j]!; pair += 1) {
      const i = groups[pair]!;
      const room = capacity[j]! - demand[i]!;
      let bound = Infinity;
      if (room >= 0) {
        const gain = lambda[i]! - costs[pair]!;
        const here = gain + sack.fractionalBut(count, room, at[i]!);
        if (s >= 0) bound = value + held[s]!.profit - Math.min(here, held[s]!.profit) + lost[i]! - (without[s]!.get(i) ?? 0);
        else bound = value + lost[i]! + least[i]! - here;
      }
      if (isIdle(bound)) { fixing.forbid(i, j); certain += 1; }
    }
  }
  return certain;
}
