import { NO_ARC, type Flow } from './flow.js';

/**
 * The cheapest path, in reduced costs, from a node with excess to the first node that lacks, by Dijkstra's method without a
 * heap (the graph is dense). Raises the prices of the nodes it settled so that reduced costs stay ≥ 0 and are 0 along the path.
 * Answers the end; the way back is in flow.before.
 */
export function findPath(flow: Flow, start: number): number {
  const { m, price, distance, state, before, excess, extra, sold, least, capacity } = flow;
  distance.fill(Infinity);
  state.fill(0);
  distance[start] = 0;
  let node = start;
  let settled = 0;
  for (;;) {
    state[node] = 1;
    flow.seen[settled] = node;
    settled += 1;
    if (excess[node]! < 0) break;
    const base = distance[node]! - price[node]!;
    let next = -1;
    let near = Infinity;
    if (node === m) {
      for (let k = 0; k < m; k += 1) {
        if (state[k] !== 0) continue;
        const through = base + price[k]!;
        if (sold[k]! > least[k]! && through < distance[k]!) { distance[k] = through; before[k] = node; }
        if (distance[k]! < near) { near = distance[k]!; next = k; }
      }
    } else {
      const row = node * m;
      for (let k = 0; k < m; k += 1) {
        if (state[k] !== 0) continue;
        const more = extra[row + k]!;
        const through = base + more + price[k]!;
        if (through < distance[k]! && more !== NO_ARC) { distance[k] = through; before[k] = node; }
        if (distance[k]! < near) { near = distance[k]!; next = k; }
      }
      if (state[m] === 0) {
        const through = base + price[m]!;
        if (sold[node]! < capacity[node]! && through < distance[m]!) { distance[m] = through; before[m] = node; }
      }
    }
    if (state[m] === 0 && distance[m]! < near) { near = distance[m]!; next = m; }
    if (next < 0) throw new Error('transport: no way from what is over to what is under; the limits do not fit the number of households');
    node = next;
  }
  const far = distance[node]!;
  for (let s = 0; s < settled; s += 1) {
    const done = flow.seen[s]!;
    price[done]! += far - distance[done]!;
  }
  return node;
}
