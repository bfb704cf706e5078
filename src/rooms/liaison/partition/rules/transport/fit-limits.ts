import type { Transport } from './transport-problem.js';

/** Limits that can be met, and by how much they had to give way. */
export interface FittedLimits {
  problem: Transport;
  /** Households for whom there is no place: the sink after the last. */
  tooMany: number;
  /** Households lacking to Σ least. */
  tooFew: number;
}

/**
 * Where all cannot be placed, a further sink takes exactly those for whom no place is left, at no cost: then all places are
 * full and the rest is the cheapest way to fill them. Where there are fewer households than Σ least, no sink gets more than
 * its least, so what is lacking in all is as small as it can be.
 */
export function fitLimits(problem: Transport): FittedLimits {
  const { n, m, least, capacity } = problem;
  const most = capacity.reduce((a, b) => a + b, 0);
  const fewest = least.reduce((a, b) => a + b, 0);
  if (fewest > n) return { problem: { ...problem, capacity: least, least: new Int32Array(m) }, tooMany: 0, tooFew: fewest - n };
  if (most >= n) return { problem, tooMany: 0, tooFew: 0 };
  const cost = new Int32Array(n * (m + 1));
  for (let i = 0; i < n; i += 1) cost.set(problem.cost.subarray(i * m, (i + 1) * m), i * (m + 1));
  const tooMany = n - most;
  const further = (of: Int32Array, last: number): Int32Array => { const out = new Int32Array(m + 1); out.set(of); out[m] = last; return out; };
  return { problem: { n, m: m + 1, cost, least: further(least, 0), capacity: further(capacity, tooMany) }, tooMany, tooFew: 0 };
}
