import { coverOf } from './cover.js';
import { lackAt, moveTo, openAt, type Draft, type Medians } from './medians.js';

/** Room for the tables of one split; larger ones are left to single moves and exchanges. */
const MOST_GROUPS = 400;
const MOST_CELLS = 400_000;
const CHUNK = 8;
/** So many candidates near a median, and the two that are open, are tried where the relaxation knows which are worth it. */
const MOST_LIKED = 5;

/** Tables and memory kept between calls. */
export interface PairSplitter {
  /** Two slots at once to proven optimum: which two candidates near them, and which group to which. True: it was improved. */
  split(draft: Draft, a: number, b: number): boolean;
  /** What the relaxation finds each candidate worth; once known, only the best of those near are tried. */
  worth: Float64Array | null;
}

/**
 * The exact subproblem of the local search. For two medians and the groups U of both: all pairs of candidates near them; for
 * each pair the cheapest split of U within both capacities, which is a knapsack: with S at the first, the load of S between
 * D − Q₂ and Q₁, Σ_S (c₁ − c₂) least. When neither the relaxation without capacities nor the one
 * with fractions shows that the pair cannot win, what leaves the fuller side is searched depth first; only where the other side
 * then is too full, a table over loads decides. What was found optimal is remembered by a hash of its groups and medians.
 */
export function pairSplitter(of: Medians, hash: Float64Array): PairSplitter {
  const { n, cost, demand, capacity, least, must, nearCount } = of;
  const lacks = (candidate: number, load: number): number => (of.hasLeast ? Math.max(0, least[candidate]! - load) * of.lacking : 0);
  const known = new Set<number>();
  let table = new Float64Array(1024);
  let taken = new Uint8Array(1024);
  const groups = new Int32Array(MOST_GROUPS);
  const order = new Int32Array(MOST_GROUPS);
  const cover = coverOf(MOST_GROUPS);
  const hasNegative = cost.some((value) => value < 0);
  let columns = new Float64Array(1024);

  function candidates(draft: Draft, own: number, other: number): number[] {
    if (must[own] === 1 || of.p === of.m) return [own];
    const out: number[] = [];
    for (let k = 0, row = own * of.orderCount; k < nearCount; k += 1) {
      const c = of.order[row + k]!;
      if (c === own || c === other || draft.slotOfMedian[c]! < 0) out.push(c);
    }
    const { worth } = splitter;
    if (worth === null || out.length <= MOST_LIKED + 2) return out;
    const liked = out.filter((c) => c !== own && c !== other).sort((x, y) => worth[y]! - worth[x]!);
    liked.length = MOST_LIKED;
    return [...out.filter((c) => c === own || c === other), ...liked];
  }

  function split(draft: Draft, a: number, b: number): boolean {
    const first = draft.members[a]!;
    const second = draft.members[b]!;
    const u = first.length + second.length;
    if (u === 0 || u > MOST_GROUPS) return false;
    let key = hash[n + draft.median[a]!]! + hash[n + draft.median[b]!]!;
    let all = 0;
    let now = 0;
    for (let k = 0; k < u; k += 1) {
      const i = k < first.length ? first[k]! : second[k - first.length]!;
      groups[k] = i;
      key += hash[i]!;
      all += demand[i]!;
      now += cost[draft.base[k < first.length ? a : b]! + i]!;
    }
    if (known.has(key)) return false;
    now += lackAt(draft, a, draft.load[a]!) + lackAt(draft, b, draft.load[b]!);
    const mine = candidates(draft, draft.median[a]!, draft.median[b]!);
    const theirs = candidates(draft, draft.median[b]!, draft.median[a]!);
    const some = mine.concat(theirs);
    if (columns.length < some.length * u) columns = new Float64Array(some.length * u * 2);
    some.forEach((c, row) => { for (let k = 0, from = c * n, to = row * u; k < u; k += 1, to += 1) columns[to] = cost[from + groups[k]!]!; });
    const { eps } = of;
    let best = now - eps;
    let chosen: { one: number; two: number; toFirst: Uint8Array } | null = null;
    for (let x = 0; x < mine.length; x += 1) {
      for (let y = 0; y < theirs.length; y += 1) {
        if (mine[x] === theirs[y]) continue;
        const found = cheapest(u, all, x * u, (mine.length + y) * u, mine[x]!, theirs[y]!, best);
        if (found === null) continue;
        best = found.value - eps;
        chosen = { one: mine[x]!, two: theirs[y]!, toFirst: found.toFirst };
      }
    }
    if (known.size > 300_000) known.clear();
    if (chosen === null) { known.add(key); return false; }
    apply(draft, a, b, u, chosen);
    return true;
  }

  /** The cheapest split of the u groups between two columns when it is below `best`, else null. */
  function cheapest(u: number, all: number, c1: number, c2: number, j1: number, j2: number, best: number): { value: number; toFirst: Uint8Array } | null {
    const q1 = capacity[j1]!;
    const q2 = capacity[j2]!;
    if (all > q1 + q2) return null;
    let free = 0;
    let load = 0;
    for (let k = 0; k < u;) {
      for (const end = Math.min(u, k + CHUNK); k < end; k += 1) {
        const one = columns[c1 + k]!;
        const two = columns[c2 + k]!;
        if (one <= two) { free += one; load += demand[groups[k]!]!; } else free += two;
      }
      if (free >= best && !hasNegative) return null;
    }
    if (free >= best) return null;
    const fromFirst = load > q1;
    const over = fromFirst ? load - q1 : all - load > q2 ? all - load - q2 : 0;
    const count = over > 0 ? fillCover(u, c1, c2, fromFirst) : 0;
    if (over > 0) {
      if (free + cover.fractional(count, over) >= best) return null;
      const more = cover.cheapest(count, over, best - free);
      if (more === -1) return null;
      if (more >= 0) {
        let moved = 0;
        for (let k = 0; k < count; k += 1) if (cover.taken[k] === 1) moved += cover.weight[k]!;
        load += fromFirst ? -moved : moved;
        // Moving one way only is best when it leaves the other side within its limits.
        if (load <= q1 && all - load <= q2 && lacks(j1, load) + lacks(j2, all - load) === 0) return { value: free + more, toFirst: cheaperSides(u, c1, c2, count) };
      }
    } else if (lacks(j1, load) + lacks(j2, all - load) === 0) {
      return { value: free, toFirst: cheaperSides(u, c1, c2, 0) };
    }
    return byTable(u, all, c1, c2, j1, j2, best);
  }

  /** Who may leave the fuller side, by what a unit of its load costs there. */
  function fillCover(u: number, c1: number, c2: number, fromFirst: boolean): number {
    const { ratio, cost: costs, weight } = cover;
    let count = 0;
    for (let k = 0; k < u; k += 1) {
      const more = columns[c2 + k]! - columns[c1 + k]!;
      if (fromFirst ? more < 0 : more >= 0) continue;
      const w = demand[groups[k]!]!;
      const size = Math.abs(more);
      const r = size / w;
      let at = count;
      while (at > 0 && ratio[at - 1]! > r) { ratio[at] = ratio[at - 1]!; costs[at] = costs[at - 1]!; weight[at] = weight[at - 1]!; order[at] = order[at - 1]!; at -= 1; }
      ratio[at] = r;
      costs[at] = size;
      weight[at] = w;
      order[at] = k;
      count += 1;
    }
    return count;
  }

  /** Each group at its cheaper side, but the taken of the first `count` of the cover at the other. */
  function cheaperSides(u: number, c1: number, c2: number, count: number): Uint8Array {
    const toFirst = new Uint8Array(u);
    for (let k = 0; k < u; k += 1) toFirst[k] = columns[c1 + k]! <= columns[c2 + k]! ? 1 : 0;
    for (let at = 0; at < count; at += 1) if (cover.taken[at] === 1) toFirst[order[at]!] = 1 - toFirst[order[at]!]!;
    return toFirst;
  }

  function byTable(u: number, all: number, c1: number, c2: number, j1: number, j2: number, best: number): { value: number; toFirst: Uint8Array } | null {
    const high = Math.min(capacity[j1]!, all);
    const width = high + 1;
    if (u * width > MOST_CELLS) return null;
    if (table.length < width) table = new Float64Array(width * 2);
    if (taken.length < u * width) taken = new Uint8Array(u * width * 2);
    table.fill(Infinity, 0, width);
    taken.fill(0, 0, u * width);
    table[0] = 0;
    const low = Math.max(0, all - capacity[j2]!);
    let second = 0;
    let reach = 0;
    let after = all;
    for (let k = 0; k < u; k += 1) {
      const d = demand[groups[k]!]!;
      const two = columns[c2 + k]!;
      const gain = columns[c1 + k]! - two;
      second += two;
      reach = Math.min(high, reach + d);
      after -= d;
      const row = k * width;
      // What is below cannot come up to the least load the other side leaves.
      for (let w = reach, end = Math.max(d, low - after); w >= end; w -= 1) {
        const value = table[w - d]! + gain;
        if (value < table[w]!) { table[w] = value; taken[row + w] = 1; }
      }
    }
    let at = -1;
    let lowest = best - second;
    for (let w = low; w <= high; w += 1) {
      const value = table[w]! + lacks(j1, w) + lacks(j2, all - w);
      if (value < lowest) { lowest = value; at = w; }
    }
    if (at < 0) return null;
    const toFirst = new Uint8Array(u);
    for (let k = u - 1, w = at; k >= 0; k -= 1) if (taken[k * width + w] === 1) { toFirst[k] = 1; w -= demand[groups[k]!]!; }
    return { value: lowest + second, toFirst };
  }

  function apply(draft: Draft, a: number, b: number, u: number, { one, two, toFirst }: { one: number; two: number; toFirst: Uint8Array }): void {
    const moved = groups.slice(0, u);
    if (one === draft.median[b] || two === draft.median[a]) { draft.slotOfMedian[draft.median[a]!] = -1; draft.slotOfMedian[draft.median[b]!] = -1; }
    openAt(draft, a, one);
    openAt(draft, b, two);
    draft.slotOfMedian[one] = a;
    draft.slotOfMedian[two] = b;
    for (let k = 0; k < u; k += 1) moveTo(draft, moved[k]!, toFirst[k] === 1 ? a : b);
  }

  const splitter: PairSplitter = { split, worth: null };
  return splitter;
}
