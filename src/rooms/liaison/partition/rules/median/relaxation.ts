import { knapsack, type Knapsack } from './knapsack.js';
import type { Medians } from './medians.js';
import type { NearPairs } from './near-pairs.js';

/**
 * What is left when "each group exactly once" is only paid for, by multipliers λ: a knapsack for each candidate, of which the p
 * most profitable are chosen, L(λ) = Σ λ_i − Σ of the p largest profits. Any λ gives a bound that no plan is below.
 */
export interface Relaxation {
  pairs: NearPairs;
  /** May be changed between evaluations: 1 is open for certain, closed for certain. More than p musts: nothing fits. */
  must: Uint8Array;
  closed: Uint8Array;
  /** Of the last evaluation: at most so much profit at each candidate, those chosen, how often each group is served. */
  upperOf: Float64Array;
  held: Held[];
  times: Int32Array;
  sack: Knapsack;
  /** Puts what pays at a candidate into the sack; answers how many. */
  pack(j: number): number;
  /** L(λ). */
  evaluate(): number;
}

export interface Held { j: number; profit: number; items: Int32Array }

export function relaxationOf({ n, m, p, demand, capacity, must: musts }: Medians, pairs: NearPairs): Relaxation {
  const { lambda, from, end, groups, costs, most } = pairs;
  const sack = knapsack(most);
  const behind = new Int32Array(most);
  const behindCosts = new Float64Array(most);
  const aheadCosts = new Float64Array(most);
  const taken = new Uint8Array(most);
  // Kept from round to round: nearly in order already, which this sort makes use of.
  const ranking = Array.from({ length: m }, (_, j) => j);
  const counts = new Int32Array(m);
  const upperOf = new Float64Array(m);
  const times = new Int32Array(n);
  const must = musts.slice();
  const closed = new Uint8Array(m);

  /** By falling profit per weight; last round's order is nearly right. Profits are solved exactly only where needed. */
  function pack(j: number): number {
    let count = 0;
    let back = 0;
    const last = end[j]!;
    for (let at = from[j]!; at < last; at += 1) {
      const i = groups[at]!;
      const cost = costs[at]!;
      const gain = lambda[i]! - cost;
      const w = demand[i]!;
      if (gain <= 0 || w > capacity[j]!) { behind[back] = i; behindCosts[back] = cost; back += 1; continue; }
      let k = count;
      while (k > 0 && sack.profit[k - 1]! * w < gain * sack.weight[k - 1]!) {
        sack.items[k] = sack.items[k - 1]!;
        sack.profit[k] = sack.profit[k - 1]!;
        sack.weight[k] = sack.weight[k - 1]!;
        aheadCosts[k] = aheadCosts[k - 1]!;
        k -= 1;
      }
      sack.items[k] = i;
      sack.profit[k] = gain;
      sack.weight[k] = w;
      aheadCosts[k] = cost;
      count += 1;
    }
    groups.set(sack.items.subarray(0, count), from[j]!);
    costs.set(aheadCosts.subarray(0, count), from[j]!);
    groups.set(behind.subarray(0, back), from[j]! + count);
    costs.set(behindCosts.subarray(0, back), from[j]! + count);
    return count;
  }

  /** What was packed a moment ago, again. */
  function packAgain(j: number): number {
    const count = counts[j]!;
    for (let k = 0, at = from[j]!; k < count; k += 1, at += 1) {
      const i = groups[at]!;
      sack.items[k] = i;
      sack.profit[k] = lambda[i]! - costs[at]!;
      sack.weight[k] = demand[i]!;
    }
    return count;
  }

  function evaluate(): number {
    let certain = 0;
    for (let j = 0; j < m; j += 1) {
      if (closed[j] === 1) { upperOf[j] = -1; continue; }
      counts[j] = pack(j);
      upperOf[j] = sack.fractional(counts[j]!, capacity[j]!);
      if (must[j] === 1) certain += 1;
    }
    const first = (j: number): number => (must[j] === 1 ? Infinity : upperOf[j]!);
    ranking.sort((a, b) => (first(a) === first(b) ? a - b : first(b) - first(a)));
    const held: Held[] = [];
    let value = 0;
    for (let i = 0; i < n; i += 1) value += lambda[i]!;
    for (let r = 0; r < m; r += 1) {
      const j = ranking[r]!;
      if (closed[j] === 1 || (held.length === p && upperOf[j]! <= held[p - 1]!.profit)) break;
      const count = packAgain(j);
      const profit = Math.min(upperOf[j]!, sack.exact(count, capacity[j]!, taken));
      upperOf[j] = profit;
      if (must[j] === 0 && (certain >= p || (held.length === p && profit <= held[p - 1]!.profit))) continue;
      const items = sack.items.slice(0, count).filter((_, k) => taken[k] === 1);
      let at = held.length;
      if (at === p && must[j] === 0) { held.pop(); at -= 1; }
      while (must[j] === 0 && at > certain && held[at - 1]!.profit < profit) at -= 1;
      held.splice(must[j] === 1 ? 0 : at, 0, { j, profit, items });
    }
    times.fill(0);
    for (const { profit, items } of held) {
      value -= profit;
      for (const i of items) times[i]! += 1;
    }
    relaxation.held = held;
    return value;
  }

  const relaxation: Relaxation = { pairs, must, closed, upperOf, held: [], times, sack, pack, evaluate };
  return relaxation;
}
