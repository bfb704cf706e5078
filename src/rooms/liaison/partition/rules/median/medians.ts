/**
 * Choose p of m candidates and put every group to one of them, within capacities, at the least cost (the capacitated p-median
 * problem with general demands; with p = m the generalised assignment problem).
 */
export interface Medians {
  n: number;
  m: number;
  p: number;
  /** (m + 1) × n, candidate by candidate; the last is nowhere: what leaving the group without a place costs. */
  cost: Float64Array;
  demand: Int32Array;
  capacity: Int32Array;
  /** The least load of each candidate that is open; what one unit lacking to it costs. */
  least: Int32Array;
  lacking: number;
  hasLeast: boolean;
  /** What one unit of demand left unplaced costs: more than anything placing it could. */
  nowhere: number;
  /** 1: must be open (somebody is locked to it). */
  must: Uint8Array;
  /** All costs are whole numbers: bounds round up. */
  whole: boolean;
  /** What is saved must be more than this. */
  eps: number;
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
  /** Where the costs of a slot's candidate begin: of.cost[base[s] + i] is what group i costs there (p + 1). */
  base: Int32Array;
  slot: Int32Array;
  load: Int32Array;
  members: number[][];
  /** Costs, and what places nobody has and loads below their least add. */
  total: number;
  /** 1: changed since single moves, since pairs were last tried there (p + 1 each). */
  movesDue: Uint8Array;
  pairsDue: Uint8Array;
}

export function newDraft(of: Medians, medians: ArrayLike<number>): Draft {
  const { n, m, p, demand, nowhere } = of;
  const draft: Draft = {
    of, median: new Int32Array(p).fill(-1), slotOfMedian: new Int32Array(m).fill(-1), base: new Int32Array(p + 1),
    slot: new Int32Array(n).fill(p), load: new Int32Array(p + 1), members: Array.from({ length: p + 1 }, () => []), total: 0,
    movesDue: new Uint8Array(p + 1).fill(1), pairsDue: new Uint8Array(p + 1).fill(1),
  };
  draft.base[p] = m * n;
  for (let i = 0; i < n; i += 1) {
    draft.total += nowhere * demand[i]!;
    draft.load[p]! += demand[i]!;
    draft.members[p]!.push(i);
  }
  for (let s = 0; s < p; s += 1) openAt(draft, s, medians[s]!);
  return draft;
}

/** A slot takes another candidate; what stands there stays, at the new costs. */
export function openAt(draft: Draft, s: number, candidate: number): void {
  const { of: { n, cost }, base, median, slotOfMedian, members } = draft;
  const old = median[s]!;
  if (old === candidate) return;
  draft.total -= lackAt(draft, s, draft.load[s]!);
  if (old >= 0 && slotOfMedian[old] === s) slotOfMedian[old] = -1;
  for (const i of members[s]!) draft.total += cost[candidate * n + i]! - (old < 0 ? 0 : cost[base[s]! + i]!);
  median[s] = candidate;
  slotOfMedian[candidate] = s;
  base[s] = candidate * n;
  draft.total += lackAt(draft, s, draft.load[s]!);
  touch(draft, s);
}

export function moveTo(draft: Draft, i: number, to: number): void {
  const { of: { cost, demand, hasLeast }, base, slot, load, members } = draft;
  const from = slot[i]!;
  if (from === to) return;
  const left = members[from]!;
  left[left.indexOf(i)] = left[left.length - 1]!;
  left.pop();
  members[to]!.push(i);
  slot[i] = to;
  if (hasLeast) draft.total -= lackSaved(draft, from, to, demand[i]!);
  load[from]! -= demand[i]!;
  load[to]! += demand[i]!;
  draft.total += cost[base[to]! + i]! - cost[base[from]! + i]!;
  touch(draft, from);
  touch(draft, to);
}

function touch(draft: Draft, s: number): void {
  draft.movesDue[s] = 1;
  draft.pairsDue[s] = 1;
}

/** What a slot with such a load lacks to its least costs. */
export function lackAt({ of, median }: Draft, s: number, load: number): number {
  if (!of.hasLeast || s === of.p || median[s]! < 0) return 0;
  const short = of.least[median[s]!]! - load;
  return short > 0 ? short * of.lacking : 0;
}

/** What it saves of that when so much demand goes from one slot to another. */
export const lackSaved = (draft: Draft, from: number, to: number, demand: number): number =>
  lackAt(draft, from, draft.load[from]!) + lackAt(draft, to, draft.load[to]!) - lackAt(draft, from, draft.load[from]! - demand) - lackAt(draft, to, draft.load[to]! + demand);

/** The total counted anew: what was added and taken away through places that cost very much leaves traces in the sum. */
export function countTotal(draft: Draft): void {
  const { of: { n, p, cost }, base, slot } = draft;
  let total = 0;
  for (let i = 0; i < n; i += 1) total += cost[base[slot[i]!]! + i]!;
  for (let s = 0; s < p; s += 1) total += lackAt(draft, s, draft.load[s]!);
  draft.total = total;
}

/** A plan at rest: what is remembered of a draft. */
export interface Kept { median: Int32Array; slot: Int32Array; total: number }

export const keep = (draft: Draft): Kept => ({ median: draft.median.slice(), slot: draft.slot.slice(), total: draft.total });

/** Everybody has a place, and no load is below its least. */
export function isComplete({ n, p, demand, least, hasLeast }: Medians, { median, slot }: Kept): boolean {
  if (slot.includes(p)) return false;
  if (!hasLeast) return true;
  const load = new Float64Array(p);
  for (let i = 0; i < n; i += 1) load[slot[i]!]! += demand[i]!;
  return median.every((j, s) => load[s]! >= least[j]!);
}

/** Back to what was remembered, where nothing could be improved; only what differs is touched. */
export function goBack(draft: Draft, kept: Kept): void {
  const { of: { n, p }, median, slotOfMedian, slot } = draft;
  for (let s = 0; s < p; s += 1) if (median[s] !== kept.median[s]) openAt(draft, s, kept.median[s]!);
  for (let s = 0; s < p; s += 1) slotOfMedian[kept.median[s]!] = s;
  for (let i = 0; i < n; i += 1) if (slot[i] !== kept.slot[i]) moveTo(draft, i, kept.slot[i]!);
  draft.total = kept.total;
  draft.movesDue.fill(0);
  draft.pairsDue.fill(0);
}

/** Room left in a slot; nowhere has room for all. */
export const roomAt = (draft: Draft, s: number): number => (s === draft.of.p ? Infinity : draft.of.capacity[draft.median[s]!]! - draft.load[s]!);

/** The open slots nearest to a slot's median, itself left out. */
export function nearestSlots(draft: Draft, a: number, count: number): number[] {
  const { of: { order, orderCount }, median, slotOfMedian } = draft;
  const out: number[] = [];
  for (let k = 0, row = median[a]! * orderCount; k < orderCount && out.length < count; k += 1) {
    const s = slotOfMedian[order[row + k]!]!;
    if (s >= 0 && s !== a) out.push(s);
  }
  return out;
}

/** Where a slot's groups may go: all slots where there are few, else those about it. */
export const FEW_SLOTS = 40;
const AROUND = 20;

export const slotsAround = (draft: Draft, a: number): number[] => {
  const { p } = draft.of;
  if (p <= FEW_SLOTS || a === p) return Array.from({ length: p }, (_, s) => s);
  return nearestSlots(draft, a, AROUND);
};
