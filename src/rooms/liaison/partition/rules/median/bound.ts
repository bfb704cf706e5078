import { knapsack } from './knapsack.js';
import type { Medians } from './medians.js';

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
  const { n, m, p, cost, demand, capacity, must } = of;
  const lambda = startMultipliers(of);
  const bestLambda = lambda.slice();
  const order = startOrder(of);
  const sack = knapsack(n);
  const behind = new Int32Array(n);
  const upperOf = new Float64Array(m);
  const times = new Int32Array(n);
  const direction = new Float64Array(n);
  const taken = new Uint8Array(n);
  const ranking = new Int32Array(m);
  let bestRaw = -Infinity;
  let pace = 1.2;
  let since = 0;

  /** Puts what pays at candidate j into the sack, by falling profit per weight; last round's order is nearly right. */
  function pack(j: number): number {
    let count = 0;
    let back = 0;
    const row = j * n;
    for (let k = 0; k < n; k += 1) {
      const i = order[row + k]!;
      const gain = lambda[i]! - cost[row + i]!;
      if (gain <= 0 || demand[i]! > capacity[j]!) { behind[back] = i; back += 1; continue; }
      const w = demand[i]!;
      let at = count;
      while (at > 0 && sack.profit[at - 1]! * w < gain * sack.weight[at - 1]!) {
        sack.items[at] = sack.items[at - 1]!;
        sack.profit[at] = sack.profit[at - 1]!;
        sack.weight[at] = sack.weight[at - 1]!;
        at -= 1;
      }
      sack.items[at] = i;
      sack.profit[at] = gain;
      sack.weight[at] = w;
      count += 1;
    }
    order.set(sack.items.subarray(0, count), row);
    order.set(behind.subarray(0, back), row + count);
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
    value: -Infinity, rounds: 0, chosen: new Int32Array(p), often: new Float64Array(m), settled: false,
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
        for (let i = 0; i < n; i += 1) lambda[i]! += step * direction[i]!;
      }
    },
  };
  return bound;
}

/** A group may be worth what its k-th nearest candidate costs, k about half of those that share a median. */
function startMultipliers({ n, m, p, cost }: Medians): Float64Array {
  const k = Math.min(m - 1, Math.max(1, Math.round((0.5 * m) / p)));
  const row = new Float64Array(m);
  return Float64Array.from({ length: n }, (_, i) => {
    for (let j = 0; j < m; j += 1) row[j] = cost[j * n + i]!;
    return row.sort()[k]!;
  });
}

function startOrder({ n, m, cost }: Medians): Int32Array {
  const order = new Int32Array(n * m);
  for (let j = 0; j < m; j += 1) {
    const row = order.subarray(j * n, (j + 1) * n);
    for (let i = 0; i < n; i += 1) row[i] = i;
    row.sort((a, b) => cost[j * n + a]! - cost[j * n + b]!);
  }
  return order;
}
