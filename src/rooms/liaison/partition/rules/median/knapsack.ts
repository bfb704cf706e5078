const MOST_NODES = 5_000;

/** Working space for knapsacks of at most n items. */
export interface Knapsack {
  /** Items must be put into items/profit/weight by falling profit per weight. */
  items: Int32Array;
  profit: Float64Array;
  weight: Int32Array;
  /** With items cut: no filling has more profit than this. */
  fractional(count: number, capacity: number): number;
  /** The same without the item at one place (−1: none). */
  fractionalBut(count: number, capacity: number, place: number): number;
  /** The same without a group, wherever it stands. */
  without(count: number, capacity: number, item: number): number;
  /** 0-1, depth first with the fractional bound (Horowitz and Sahni). The items taken stand in `taken`, 1 each. */
  exact(count: number, capacity: number, taken: Uint8Array): number;
}

export function knapsack(n: number): Knapsack {
  const items = new Int32Array(n);
  const profit = new Float64Array(n);
  const weight = new Int32Array(n);
  const now = new Uint8Array(n);

  function fractional(count: number, capacity: number): number {
    let left = capacity;
    let sum = 0;
    for (let k = 0; k < count; k += 1) {
      const w = weight[k]!;
      if (w > left) return sum + (profit[k]! * left) / w;
      left -= w;
      sum += profit[k]!;
    }
    return sum;
  }

  function fractionalBut(count: number, capacity: number, place: number): number {
    let left = capacity;
    let sum = 0;
    for (let k = 0; k < count; k += 1) {
      if (k === place) continue;
      const w = weight[k]!;
      if (w > left) return sum + (profit[k]! * left) / w;
      left -= w;
      sum += profit[k]!;
    }
    return sum;
  }

  function exact(count: number, capacity: number, taken: Uint8Array): number {
    taken.fill(0, 0, count);
    now.fill(0, 0, count);
    const upper = fractional(count, capacity);
    const eps = 1e-12 * (1 + upper);
    let best = -1;
    let left = capacity;
    let sum = 0;
    let k = 0;
    for (let nodes = 0; ; nodes += 1) {
      if (nodes > MOST_NODES) return upper;
      // Forward: is there any hope from here?
      let room = left;
      let hope = sum;
      let at = k;
      while (at < count && weight[at]! <= room) { room -= weight[at]!; hope += profit[at]!; at += 1; }
      if (at < count) hope += (profit[at]! * room) / weight[at]!;
      if (hope > best + eps) {
        while (k < count && weight[k]! <= left) { left -= weight[k]!; sum += profit[k]!; now[k] = 1; k += 1; }
        if (k < count) { now[k] = 0; k += 1; if (k < count) continue; }
        if (sum > best) { best = sum; taken.set(now.subarray(0, count)); }
      }
      // Back: leave out the last one taken.
      k -= 1;
      while (k >= 0 && now[k] === 0) k -= 1;
      if (k < 0) return best;
      now[k] = 0;
      left += weight[k]!;
      sum -= profit[k]!;
      k += 1;
      now.fill(0, k, count);
    }
  }

  const without = (count: number, capacity: number, item: number): number => fractionalBut(count, capacity, items.subarray(0, count).indexOf(item));

  return { items, profit, weight, fractional, fractionalBut, without, exact };
}
