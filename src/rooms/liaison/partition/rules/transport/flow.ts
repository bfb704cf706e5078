import type { Transport } from './transport-problem.js';

/** No household can be moved along this arc. */
export const NO_ARC = 0x7fffffff;

/**
 * A pseudoflow that is dear to nobody: every household stands at a sink that is cheapest for it under the prices, every sink
 * has sold (to the market, node m) as much as its price says: all it has above the market's price, the least below it. What
 * households and sales disagree about is excess, and paths carry it away.
 */
export interface Flow extends Transport {
  sinkOf: Int32Array;
  /** m + 1: the last is the market's. */
  price: Float64Array;
  sold: Int32Array;
  excess: Int32Array;
  /** m × m: the least extra cost of moving one household from j to k, and the household. */
  extra: Int32Array;
  moverOf: Int32Array;
  /** The households of each sink, and where each household stands in its list. */
  members: number[][];
  placeIn: Int32Array;
  /** Of the search: m + 1 each. */
  distance: Float64Array;
  state: Uint8Array;
  before: Int32Array;
  pathMover: Int32Array;
  /** Settled nodes in order, and nodes seen. */
  seen: Int32Array;
  move(household: number, from: number, to: number): void;
}

export function startFlow(problem: Transport, prices: Float64Array): Flow {
  const { n, m } = problem;
  const price = new Float64Array(m + 1);
  price.set(prices);
  const flow: Flow = {
    ...problem, price, sinkOf: new Int32Array(n), sold: new Int32Array(m), excess: new Int32Array(m + 1),
    extra: new Int32Array(m * m).fill(NO_ARC), moverOf: new Int32Array(m * m).fill(-1),
    members: Array.from({ length: m }, () => []), placeIn: new Int32Array(n),
    distance: new Float64Array(m + 1), state: new Uint8Array(m + 1), before: new Int32Array(m + 1), pathMover: new Int32Array(m + 1), seen: new Int32Array(m + 1),
    move: (household, from, to) => moveHousehold(flow, household, from, to),
  };
  placeAtCheapest(flow);
  sellByPrice(flow);
  for (let sink = 0; sink < m; sink += 1) fillRow(flow, sink);
  return flow;
}

function placeAtCheapest({ n, m, cost, price, sinkOf, members, placeIn }: Flow): void {
  for (let i = 0, row = 0; i < n; i += 1, row += m) {
    let best = 0;
    let least = cost[row]! + price[0]!;
    for (let k = 1; k < m; k += 1) {
      const value = cost[row + k]! + price[k]!;
      if (value < least) { least = value; best = k; }
    }
    sinkOf[i] = best;
    const list = members[best]!;
    placeIn[i] = list.length;
    list.push(i);
  }
}

function sellByPrice({ n, m, price, least, capacity, members, sold, excess }: Flow): void {
  let all = 0;
  for (let sink = 0; sink < m; sink += 1) {
    const load = members[sink]!.length;
    const low = least[sink]!;
    const high = capacity[sink]!;
    sold[sink] = price[sink]! > price[m]! ? high : price[sink]! < price[m]! ? low : Math.min(Math.max(load, low), high);
    excess[sink] = load - sold[sink]!;
    all += sold[sink]!;
  }
  excess[m] = all - n;
}

/** The cheapest household to move from a sink to each other one, by reading the rows of all that stand there. */
function fillRow({ m, cost, extra, moverOf, members }: Flow, sink: number): void {
  const at = sink * m;
  const list = members[sink]!;
  extra.fill(NO_ARC, at, at + m);
  for (let p = 0; p < list.length; p += 1) {
    const i = list[p]!;
    const row = i * m;
    const own = cost[row + sink]!;
    for (let k = 0; k < m; k += 1) {
      const more = cost[row + k]! - own;
      if (more < extra[at + k]!) { extra[at + k] = more; moverOf[at + k] = i; }
    }
  }
}

function moveHousehold(flow: Flow, household: number, from: number, to: number): void {
  const { m, cost, extra, moverOf, members, placeIn, sinkOf } = flow;
  const left = members[from]!;
  const last = left.pop()!;
  if (last !== household) { left[placeIn[household]!] = last; placeIn[last] = placeIn[household]!; }
  const joined = members[to]!;
  placeIn[household] = joined.length;
  joined.push(household);
  sinkOf[household] = to;
  // Where it was the cheapest to move, another is to be found.
  const lost = from * m;
  for (let k = 0; k < m; k += 1) {
    if (moverOf[lost + k] !== household) continue;
    let best = NO_ARC;
    let mover = -1;
    for (let p = 0; p < left.length; p += 1) {
      const row = left[p]! * m;
      const more = cost[row + k]! - cost[row + from]!;
      if (more < best) { best = more; mover = left[p]!; }
    }
    extra[lost + k] = best;
    moverOf[lost + k] = mover;
  }
  const own = cost[household * m + to]!;
  for (let k = 0, at = to * m, row = household * m; k < m; k += 1) {
    const more = cost[row + k]! - own;
    if (more < extra[at + k]!) { extra[at + k] = more; moverOf[at + k] = household; }
  }
}
