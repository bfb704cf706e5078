import { costOf } from './costs.js';
import type { Compiled } from './compile.js';

/** The lock of each household (−1: none) as far as the liaisons have room, the cheapest first; the others are freed. */
export function holdLocks(c: Compiled): { lock: Int32Array; freed: Int32Array } {
  const lock = new Int32Array(c.n).fill(-1);
  const wanting = [...c.locked.keys()].filter((i) => c.locked[i]! >= 0);
  const cost = new Map(wanting.map((i) => [i, costOf(c, i, c.locked[i]!) / c.demand[i]!]));
  wanting.sort((a, b) => cost.get(a)! - cost.get(b)! || a - b);
  const room = c.capacity.slice();
  const used = new Set<number>();
  const freed: number[] = [];
  for (const i of wanting) {
    const j = c.locked[i]!;
    const isOneTooMany = c.choose > 0 && !used.has(j) && used.size === c.choose;
    if (room[j]! < c.demand[i]! || isOneTooMany) { freed.push(i); continue; }
    used.add(j);
    room[j]! -= c.demand[i]!;
    lock[i] = j;
  }
  return { lock, freed: Int32Array.from(freed.sort((a, b) => a - b)) };
}
