/**
 * Choose p of m candidates and put every group to one of them, within capacities, at the least cost (the capacitated p-median
 * problem with general demands; with p = m the generalised assignment problem).
 */
export interface Medians {
  n: number;
  m: number;
  p: number;
  /** m × n, candidate by candidate. */
  cost: Float64Array;
  demand: Int32Array;
  capacity: Int32Array;
  /** What one unit of demand left unplaced costs: more than anything placing it could. */
  nowhere: number;
  /** 1: must be open (somebody is locked to it). */
  must: Uint8Array;
  /** All costs are whole numbers: bounds round up. */
  whole: boolean;
  /** For each candidate the candidates by nearness, itself first: m × orderCount. Splits try the first `nearCount`. */
  order: Int32Array;
  orderCount: number;
  nearCount: number;
}

/** A plan under change. Slots 0..p−1 hold an open candidate each; slot p is nowhere. */
export interface Draft {
  of: Medians;
  /** The candidate of each slot. */
  median: Int32Array;
  /** The slot of each open candidate, else −1. */
  slotOfMedian: Int32Array;
  /** Cost of each group at each slot, group by group: n × (p + 1). */
  at: Float64Array;
  slot: Int32Array;
  load: Int32Array;
  members: number[][];
  total: number;
}

export function newDraft(of: Medians, medians: ArrayLike<number>): Draft {
  const { n, m, p, demand, nowhere } = of;
  const draft: Draft = {
    of, median: new Int32Array(p).fill(-1), slotOfMedian: new Int32Array(m).fill(-1), at: new Float64Array(n * (p + 1)),
    slot: new Int32Array(n).fill(p), load: new Int32Array(p + 1), members: Array.from({ length: p + 1 }, () => []), total: 0,
  };
  for (let i = 0; i < n; i += 1) {
    draft.at[i * (p + 1) + p] = nowhere * demand[i]!;
    draft.total += nowhere * demand[i]!;
    draft.load[p]! += demand[i]!;
    draft.members[p]!.push(i);
  }
  for (let s = 0; s < p; s += 1) openAt(draft, s, medians[s]!);
  return draft;
}

/** A slot takes another candidate; what stands there stays, at the new costs. */
export function openAt(draft: Draft, s: number, candidate: number): void {
  const { of: { n, p, cost }, at, median, slotOfMedian, members } = draft;
  const old = median[s]!;
  if (old === candidate) return;
  if (old >= 0 && slotOfMedian[old] === s) slotOfMedian[old] = -1;
  for (const i of members[s]!) draft.total += cost[candidate * n + i]! - (old < 0 ? 0 : at[i * (p + 1) + s]!);
  median[s] = candidate;
  slotOfMedian[candidate] = s;
  for (let i = 0, from = candidate * n, to = s; i < n; i += 1, to += p + 1) at[to] = cost[from + i]!;
}

export function moveTo(draft: Draft, i: number, to: number): void {
  const { of: { p, demand }, at, slot, load, members } = draft;
  const from = slot[i]!;
  if (from === to) return;
  const left = members[from]!;
  left[left.indexOf(i)] = left[left.length - 1]!;
  left.pop();
  members[to]!.push(i);
  slot[i] = to;
  load[from]! -= demand[i]!;
  load[to]! += demand[i]!;
  draft.total += at[i * (p + 1) + to]! - at[i * (p + 1) + from]!;
}

/** A plan at rest: what is remembered of a draft. */
export interface Kept { median: Int32Array; slot: Int32Array; total: number }

export const keep = (draft: Draft): Kept => ({ median: draft.median.slice(), slot: draft.slot.slice(), total: draft.total });

/** Back to what was remembered; only what differs is touched. */
export function goBack(draft: Draft, kept: Kept): void {
  const { of: { n, p }, median, slotOfMedian, slot } = draft;
  for (let s = 0; s < p; s += 1) if (median[s] !== kept.median[s]) openAt(draft, s, kept.median[s]!);
  for (let s = 0; s < p; s += 1) slotOfMedian[kept.median[s]!] = s;
  for (let i = 0; i < n; i += 1) if (slot[i] !== kept.slot[i]) moveTo(draft, i, kept.slot[i]!);
  draft.total = kept.total;
}

/** Room left in a slot; nowhere has room for all. */
export const roomAt = (draft: Draft, s: number): number => (s === draft.of.p ? Infinity : draft.of.capacity[draft.median[s]!]! - draft.load[s]!);
