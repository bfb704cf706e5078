import { findPath } from './find-path.js';
import { startFlow, type Flow } from './flow.js';
import type { Transport, TransportAnswer } from './transport-problem.js';

/**
 * Successive shortest paths on the graph of sinks only (m nodes and the market T), where an arc j → k is the household of j
 * that is cheapest to move to k. Starts with every household at its cheapest sink under the given prices, so only what is
 * over or under its load needs a path. Each path costs O(settled·m) to find and O(length·n/m·m) to carry out.
 */
export function solveTransport(problem: Transport, prices?: Float64Array): TransportAnswer {
  const flow = startFlow(problem, prices ?? new Float64Array(problem.m));
  let augmentations = 0;
  for (let node = 0; node <= problem.m; node += 1) {
    while (flow.excess[node]! > 0) {
      pushAlong(flow, node, findPath(flow, node));
      augmentations += 1;
    }
  }
  const market = flow.price[problem.m]!;
  return { sinkOf: flow.sinkOf, prices: flow.price.subarray(0, problem.m).map((price) => price - market), augmentations };
}

/** Moves one unit along the path that ends at `end`, from `start`. */
function pushAlong(flow: Flow, start: number, end: number): void {
  const { m, moverOf, before } = flow;
  // Read the movers first: rows change while households move.
  for (let at = end; at !== start;) {
    const from = before[at]!;
    flow.pathMover[at] = from === m || at === m ? -1 : moverOf[from * m + at]!;
    at = from;
  }
  for (let at = end; at !== start;) {
    const from = before[at]!;
    if (at === m) flow.sold[from]! += 1;
    else if (from === m) flow.sold[at]! -= 1;
    else flow.move(flow.pathMover[at]!, from, at);
    at = from;
  }
  flow.excess[start]! -= 1;
  flow.excess[end]! += 1;
}
