import type { Transport, TransportAnswer } from './transport-problem.js';

/** What the check of an answer found; `fault` is null when the answer is proven to be the cheapest. */
export interface Certificate {
  objective: number;
  /** Value of the dual: no assignment within the limits is cheaper. Valid for any prices whatever. */
  bound: number;
  fault: string | null;
}

/**
 * Proves an answer without knowing how it was found: every household at one sink, loads within the limits, and the value of the
 * dual at the prices equal to the cost. Weak duality: Σ_i min_j (c_ij + v_j) − Σ_j max over loads l in [least, capacity] of v_j·l
 * is at most the cost of any assignment. Sums are exact: integers below 2^53.
 */
export function certify(problem: Transport, answer: Pick<TransportAnswer, 'sinkOf' | 'prices'>): Certificate {
  const { n, m, cost, least, capacity } = problem;
  const { sinkOf, prices } = answer;
  const load = new Int32Array(m);
  let objective = 0;
  let bound = 0;
  for (let i = 0; i < n; i += 1) {
    const sink = sinkOf[i]!;
    if (!(sink >= 0 && sink < m)) return { objective, bound, fault: `household ${i} is nowhere` };
    load[sink]! += 1;
    objective += cost[i * m + sink]!;
    let cheapest = Infinity;
    for (let j = 0, row = i * m; j < m; j += 1) {
      const value = cost[row + j]! + prices[j]!;
      if (value < cheapest) cheapest = value;
    }
    bound += cheapest;
  }
  let fault: string | null = null;
  for (let j = 0; j < m; j += 1) {
    if (load[j]! < least[j]! || load[j]! > capacity[j]!) fault ??= `sink ${j} has ${load[j]}, allowed ${least[j]} to ${capacity[j]}`;
    const price = prices[j]!;
    if (price !== 0) bound -= price * (price > 0 ? capacity[j]! : least[j]!);
  }
  if (fault === null && bound !== objective) fault = `cost ${objective}, bound ${bound}`;
  return { objective, bound, fault };
}
