const MOST_NODES = 4000;

/** The cheapest items that weigh enough together; working space for so many. */
export interface Cover {
  /** To be filled by rising cost per weight. */
  ratio: Float64Array;
  cost: Float64Array;
  weight: Int32Array;
  /** 1: taken by the answer of `cheapest`. */
  taken: Uint8Array;
  /** The first `count` cut at will: no choice that weighs so much costs less. */
  fractional(count: number, weight: number): number;
  /** The least cost below `budget`; −1: there is none; −2: the search was too long. */
  cheapest(count: number, weight: number, budget: number): number;
}

/** Depth first with the fractional bound, the cheapest per weight first. */
export function coverOf(most: number): Cover {
  const ratio = new Float64Array(most);
  const cost = new Float64Array(most);
  const weight = new Int32Array(most);
  const taken = new Uint8Array(most);
  const now = new Uint8Array(most);
  let nodes = 0;
  let best = 0;
  let found = false;

  function boundFrom(at: number, count: number, lacking: number): number {
    let left = lacking;
    let sum = 0;
    for (let k = at; k < count; k += 1) {
      if (weight[k]! >= left) return sum + ratio[k]! * left;
      sum += cost[k]!;
      left -= weight[k]!;
    }
    return left > 0 ? Infinity : sum;
  }

  function search(at: number, count: number, lacking: number, sum: number): void {
    nodes += 1;
    if (lacking <= 0) {
      if (sum < best) { best = sum; found = true; taken.set(now.subarray(0, count)); }
      return;
    }
    if (nodes > MOST_NODES || sum + boundFrom(at, count, lacking) >= best) return;
    now[at] = 1;
    search(at + 1, count, lacking - weight[at]!, sum + cost[at]!);
    now[at] = 0;
    search(at + 1, count, lacking, sum);
  }

  return {
    ratio, cost, weight, taken,
    fractional: (count, least) => boundFrom(0, count, least),
    cheapest(count, least, budget) {
      nodes = 0;
      best = budget;
      found = false;
      now.fill(0, 0, count);
      search(0, count, least, 0);
      return nodes > MOST_NODES ? -2 : found ? best : -1;
    },
  };
}
