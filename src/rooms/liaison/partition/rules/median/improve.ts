import { moveTo, roomAt, type Draft } from './medians.js';
import type { PairSplitter } from './split-pair.js';

const NEIGHBOURS = 7;

/** Single moves, exchanges of two groups, then pairs of neighbouring medians to optimum; until nothing improves. */
export function improve(draft: Draft, splitter: PairSplitter, stopped: () => boolean): void {
  for (;;) {
    moveAndExchange(draft);
    if (!splitNeighbours(draft, splitter, stopped) || stopped()) return;
  }
}

/** Moves a group where it is cheaper and fits; else exchanges it with one that stands there. Until neither pays. */
export function moveAndExchange(draft: Draft): void {
  const { of: { n, p, demand }, at, slot, members } = draft;
  const eps = 1e-9 * (1 + Math.abs(draft.total) / n);
  for (let again = true, rounds = 0; again && rounds < 200; rounds += 1) {
    again = false;
    for (let i = 0; i < n; i += 1) {
      const row = i * (p + 1);
      for (let b = 0; b < p; b += 1) {
        const a = slot[i]!;
        const gain = at[row + a]! - at[row + b]!;
        if (b === a || gain <= eps) continue;
        const d = demand[i]!;
        const room = roomAt(draft, b);
        if (d <= room) { moveTo(draft, i, b); again = true; continue; }
        const space = roomAt(draft, a) + d;
        const there = members[b]!;
        let with_ = -1;
        let most = eps;
        for (let k = 0; k < there.length; k += 1) {
          const o = there[k]!;
          const e = demand[o]!;
          if (e > space || d - e > room) continue;
          const net = gain + at[o * (p + 1) + b]! - at[o * (p + 1) + a]!;
          if (net > most) { most = net; with_ = o; }
        }
        if (with_ >= 0) { moveTo(draft, with_, a); moveTo(draft, i, b); again = true; }
      }
    }
  }
}

/** Each slot with the slots whose medians are nearest. True: something was improved. */
function splitNeighbours(draft: Draft, splitter: PairSplitter, stopped: () => boolean): boolean {
  const { p } = draft.of;
  let better = false;
  for (let a = 0; a < p; a += 1) {
    for (const b of nearestSlots(draft, a, NEIGHBOURS)) {
      if (splitter.split(draft, a, b)) better = true;
    }
    if (stopped()) return better;
  }
  return better;
}

/** The open slots nearest to a slot's median. */
export function nearestSlots(draft: Draft, a: number, count: number): number[] {
  const { of: { order, orderCount }, median, slotOfMedian } = draft;
  const out: number[] = [];
  for (let k = 0, row = median[a]! * orderCount; k < orderCount && out.length < count; k += 1) {
    const s = slotOfMedian[order[row + k]!]!;
    if (s >= 0 && s !== a) out.push(s);
  }
  return out;
}
