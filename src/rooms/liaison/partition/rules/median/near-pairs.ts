import type { Medians } from './medians.js';
import { kthSmallest } from './smallest.js';

/** Below this many pairs all are looked at; above, a group's nearest candidates only, so many times those that share a median. */
export const FEW_PAIRS = 400_000;
const NEAREST_SHARE = 6;
const NEAREST_LEAST = 40;
const BLOCK = 16;

/** The multipliers of the relaxation and the pairs of group and candidate it looks at. */
export interface NearPairs {
  lambda: Float64Array;
  /** No multiplier goes above it: what leaving the group nowhere costs, or its cheapest candidate that is not looked at. */
  cap: Float64Array;
  /** The pairs of candidate j: from[j] up to end[j]; the order among them is nobody's concern. */
  from: Int32Array;
  end: Int32Array;
  groups: Int32Array;
  costs: Float64Array;
  /** Of one candidate. */
  most: number;
}

/**
 * The pairs that may pay. A group whose multiplier stays at most its cost at a candidate has no profit there, so with that cap
 * nothing is lost but a part of the multipliers' room. They start at what the k-th nearest costs, k about half of those that
 * share a median.
 */
export function nearPairs({ n, m, p, cost, demand, nowhere }: Medians): NearPairs {
  const start = Math.min(m - 1, Math.max(1, Math.round((0.5 * m) / p)));
  const nearest = n * m <= FEW_PAIRS ? m : Math.min(m, Math.max(NEAREST_LEAST, NEAREST_SHARE * Math.ceil(m / p)));
  const rows = new Float64Array(BLOCK * m);
  const lambda = new Float64Array(n);
  const cap = new Float64Array(n);
  const count = new Int32Array(m + 1);
  // Several groups at a time, since the costs stand candidate by candidate.
  for (let first = 0; first < n; first += BLOCK) {
    const block = Math.min(BLOCK, n - first);
    for (let j = 0; j < m; j += 1) for (let b = 0; b < block; b += 1) rows[b * m + j] = cost[j * n + first + b]!;
    for (let b = 0; b < block; b += 1) {
      const i = first + b;
      const row = rows.subarray(b * m, (b + 1) * m);
      cap[i] = nowhere * demand[i]!;
      if (nearest < m) cap[i] = Math.min(cap[i]!, kthSmallest(row, m, nearest));
      lambda[i] = Math.min(cap[i]!, kthSmallest(row, nearest < m ? nearest + 1 : m, start));
    }
    for (let j = 0; j < m; j += 1) for (let b = 0; b < block; b += 1) if (cost[j * n + first + b]! < cap[first + b]!) count[j + 1]! += 1;
  }
  let most = 1;
  for (let j = 0; j < m; j += 1) { most = Math.max(most, count[j + 1]!); count[j + 1]! += count[j]!; }
  const groups = new Int32Array(count[m]!);
  const costs = new Float64Array(count[m]!);
  for (let j = 0, at = 0; j < m; j += 1) {
    for (let i = 0; i < n; i += 1) {
      const c = cost[j * n + i]!;
      if (c < cap[i]!) { groups[at] = i; costs[at] = c; at += 1; }
    }
  }
  return { lambda, cap, from: count.slice(0, m), end: count.slice(1), groups, costs, most };
}
