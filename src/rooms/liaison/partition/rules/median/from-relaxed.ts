import { moveTo, newDraft, type Draft, type Medians } from './medians.js';
import type { Relaxation } from './relaxation.js';
import { allSlots, repair } from './repair.js';

/**
 * A plan out of the relaxation's multipliers, greedily: one after the other the candidate whose best filling with groups that
 * have no place yet is the most profitable, with that filling. What is left is put where there is room or can be made. (The
 * p most profitable at once would be much the same cluster several times over.)
 */
export function fromRelaxed(of: Medians, relaxation: Relaxation, lambda: Float64Array): Draft {
  const { n, m, p, must, capacity } = of;
  relaxation.pairs.lambda.set(lambda);
  const { sack } = relaxation;
  const at = new Int32Array(n).fill(-1);
  const taken = new Uint8Array(relaxation.pairs.most);
  const worth = new Float64Array(m).fill(Infinity);
  const used = new Uint8Array(m);
  const medians: number[] = [];

  /** Only groups without a place are left in the sack. */
  function pack(j: number): number {
    const all = relaxation.pack(j);
    let count = 0;
    for (let k = 0; k < all; k += 1) {
      if (at[sack.items[k]!]! >= 0) continue;
      sack.items[count] = sack.items[k]!;
      sack.profit[count] = sack.profit[k]!;
      sack.weight[count] = sack.weight[k]!;
      count += 1;
    }
    return count;
  }
  function open(j: number): void {
    const count = pack(j);
    sack.exact(count, capacity[j]!, taken);
    for (let k = 0; k < count; k += 1) if (taken[k] === 1) at[sack.items[k]!] = j;
    used[j] = 1;
    medians.push(j);
  }

  for (let j = 0; j < m; j += 1) if (must[j] === 1) open(j);
  for (let j = 0; j < m; j += 1) worth[j] = sack.fractional(pack(j), capacity[j]!);
  const queue = [...worth.keys()].filter((j) => used[j] === 0).sort((a, b) => worth[a]! - worth[b]!);
  // What a candidate was worth it can only lose: the first that keeps its place is the best.
  while (medians.length < p) {
    const j = queue.pop()!;
    const now = sack.fractional(pack(j), capacity[j]!);
    if (queue.length === 0 || now >= worth[queue.at(-1)!]!) { open(j); continue; }
    worth[j] = now;
    let low = 0;
    let high = queue.length;
    while (low < high) { const middle = (low + high) >> 1; if (worth[queue[middle]!]! < now) low = middle + 1; else high = middle; }
    queue.splice(low, 0, j);
  }
  const draft = newDraft(of, medians);
  for (let i = 0; i < n; i += 1) if (at[i]! >= 0) moveTo(draft, i, draft.slotOfMedian[at[i]!]!);
  repair(draft, draft.members[p]!.slice(), allSlots(draft));
  return draft;
}
