import { knapsack } from './knapsack.js';
import type { Medians } from './medians.js';
import { kthSmallest } from './smallest.js';

/**
 * A lower bound by Lagrange multipliers on "each group exactly once": what is left is a knapsack for each candidate, of which
 * the p most profitable are chosen, L(λ) = Σ λ_i − Σ of the p largest profits. Any λ gives a valid bound; the multipliers are
 * improved by a deflected subgradient with Polyak's step. Profits are solved exactly, and only where the fractional bound says
 * that a candidate could be among the p. Never below an optimum over cut groups, and usually well above it.
 */
export interface Bound {
  /** The best bound so far, rounded up where all costs are whole. */
  value: number;
  rounds: number;
  /** Pairs a round looks at. */
  pairs: number;
  /** Of the last round: the candidates the relaxation would open. */
  chosen: Int32Array;
  /** How often the relaxation opened each candidate: a hint where medians belong. */
  often: Float64Array;
  /** True when further rounds hardly move it. */
  settled: boolean;
  /** Some rounds more, towards a known objective. */
  improve(rounds: number, upper: number, stopped: () => boolean): void;
}

export function lagrangeBound(of: Medians): Bound {
  const { n, m, p, demand, capacity, must } = of;
  const { lambda, cap, from, groups, costs, most } = nearPairs(of);
  const bestLambda = lambda.slice();
  const sack = knapsack(most);
  const behind = new Int32Array(most);
  const behindCosts = new Float64Array(most);
  const aheadCosts = new Float64Array(most);
  const upperOf = new Float64Array(m);
  const times = new Int32Array(n);
  const direction = new Float64Array(n);
  const taken = new Uint8Array(most);
  const ranking = new Int32Array(m);
  let bestRaw = -Infinity;
  let pace = 1.2;
  let since = 0;

  /** Puts what pays at candidate j into the sack, by falling profit per weight; last round's order is nearly right. */
  function pack(j: number): number {
    let count = 0;
    let back = 0;
    const end = from[j + 1]!;
    for (let at = from[j]!; at < end; at += 1) {
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

  /** L(λ), and in `times` how often each group is served. */
  function evaluate(): number {
    let musts = 0;
    for (let j = 0; j < m; j += 1) {
      upperOf[j] = sack.fractional(pack(j), capacity[j]!);
      ranking[j] = j;
      if (must[j] === 1) { upperOf[j] = Infinity; musts += 1; }
    }
    ranking.sort((a, b) => upperOf[b]! - upperOf[a]!);
    const held: { j: number; profit: number; items: Int32Array }[] = [];
    let value = 0;
    for (let i = 0; i < n; i += 1) value += lambda[i]!;
    for (let r = 0; r < m; r += 1) {
      const j = ranking[r]!;
      if (held.length === p && upperOf[j]! <= held[held.length - 1]!.profit) break;
      const count = pack(j);
      const profit = sack.exact(count, capacity[j]!, taken);
      if (held.length === p && profit <= held[p - 1]!.profit) continue;
      const items = sack.items.slice(0, count).filter((_, k) => taken[k] === 1);
      let at = held.length;
      if (at === p) { held.pop(); at -= 1; }
      while (must[j] === 0 && at > musts && held[at - 1]!.profit < profit) at -= 1;
      held.splice(must[j] === 1 ? 0 : at, 0, { j, profit, items });
    }
    times.fill(0);
    for (let s = 0; s < held.length; s += 1) {
      const { j, profit, items } = held[s]!;
      value -= profit;
      bound.chosen[s] = j;
      bound.often[j]! += 1;
      for (const i of items) times[i]! += 1;
    }
    return value;
  }

  const bound: Bound = {
    value: -Infinity, rounds: 0, pairs: groups.length, chosen: new Int32Array(p), often: new Float64Array(m), settled: false,
    improve(rounds, upper, stopped) {
      for (let round = 0; round < rounds && !stopped(); round += 1) {
        const value = evaluate();
        bound.rounds += 1;
        if (value > bestRaw) {
          if (value > bestRaw + 1e-4 * Math.abs(upper - bestRaw)) since = 0; else since += 1;
          bestRaw = value;
          bestLambda.set(lambda);
          bound.value = Math.max(bound.value, of.whole ? Math.ceil(value - 1e-6 * (1 + Math.abs(value) * 1e-6)) : value);
        } else since += 1;
        if (since >= 25) { pace *= 0.6; since = 0; lambda.set(bestLambda); direction.fill(0); if (pace < 0.004) { bound.settled = true; pace = 0.3; } continue; }
        let norm = 0;
        for (let i = 0; i < n; i += 1) {
          direction[i] = 1 - times[i]! + 0.6 * direction[i]!;
          norm += direction[i]! * direction[i]!;
        }
        if (norm < 1e-12) { bound.settled = true; return; }
        const step = (pace * Math.max(upper - value, 1e-6 * Math.abs(upper))) / norm;
        for (let i = 0; i < n; i += 1) lambda[i] = Math.min(cap[i]!, lambda[i]! + step * direction[i]!);
      }
    },
  };
  return bound;
}

/** Below this many pairs all are looked at; above, a group's nearest candidates only, so many times those that share a median. */
const FEW_PAIRS = 400_000;
const NEAREST_SHARE = 6;
const NEAREST_LEAST = 40;
const BLOCK = 16;

interface NearPairs {
  lambda: Float64Array;
  /** No multiplier goes above it: what leaving the group nowhere costs, or its cheapest candidate that is not looked at. */
  cap: Float64Array;
  /** The pairs of candidate j: from[j] up to from[j + 1]. */
  from: Int32Array;
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
function nearPairs({ n, m, p, cost, demand, nowhere }: Medians): NearPairs {
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
      lambda[i] = Math.min(cap[i]!, kthSmallest(row, m, start));
    }
    for (let j = 0; j < m; j += 1) for (let b = 0; b < block; b += 1) if (cost[j * n + first + b]! < cap[first + b]!) count[j + 1]! += 1;
  }
  const from = count;
  let most = 1;
  for (let j = 0; j < m; j += 1) { most = Math.max(most, from[j + 1]!); from[j + 1]! += from[j]!; }
  const groups = new Int32Array(from[m]!);
  const costs = new Float64Array(from[m]!);
  for (let j = 0, at = 0; j < m; j += 1) {
    for (let i = 0; i < n; i += 1) {
      const c = cost[j * n + i]!;
      if (c < cap[i]!) { groups[at] = i; costs[at] = c; at += 1; }
    }
  }
  return { lambda, cap, from, groups, costs, most };
}
