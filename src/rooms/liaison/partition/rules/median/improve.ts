import { countTotal, FEW_SLOTS, lackSaved, moveTo, nearestSlots, roomAt, slotsAround, type Draft } from './medians.js';
import type { PairSplitter } from './split-pair.js';

const NEIGHBOURS = 7;
const MOST_TURNS = 200;

/** Single moves, exchanges of two groups, then pairs of neighbouring medians to optimum; where something changed, until nothing improves. */
export function improve(draft: Draft, splitter: PairSplitter, stopped: () => boolean): void {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    moveAndExchange(draft, stopped);
    if (!splitNeighbours(draft, splitter, stopped) || stopped()) break;
  }
  countTotal(draft);
}

/** Moves a group where it is cheaper and fits; else exchanges it with one that stands there. Until neither pays. */
function moveAndExchange(draft: Draft, stopped: () => boolean): void {
  const { of: { p, eps }, movesDue, members } = draft;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    // Who stands at a changed slot, and who stands near one.
    const here = new Set<number>();
    const due = movesDue.slice();
    for (let s = 0; s <= p; s += 1) {
      if (movesDue[s] !== 1) continue;
      movesDue[s] = 0;
      if (s === p || members[p]!.length > 0) here.add(p);
      if (s === p) continue;
      here.add(s);
      for (const b of slotsAround(draft, s)) here.add(b);
    }
    if (here.size === 0 || stopped()) return;
    for (const a of here) {
      const all = slotsAround(draft, a);
      const around = due[a] === 1 || a === p ? all : all.filter((b) => due[b] === 1);
      for (const i of members[a]!.slice()) if (draft.slot[i] === a) moveOne(draft, i, around, eps);
    }
  }
}

function moveOne(draft: Draft, i: number, around: readonly number[], eps: number): void {
  const { of: { cost, demand, hasLeast }, base, slot, members } = draft;
  const d = demand[i]!;
  for (const b of around) {
    const a = slot[i]!;
    if (b === a) continue;
    const gain = cost[base[a]! + i]! - cost[base[b]! + i]!;
    if (!hasLeast && gain <= eps) continue;
    const room = roomAt(draft, b);
    if (d <= room && (hasLeast ? gain + lackSaved(draft, a, b, d) : gain) > eps) { moveTo(draft, i, b); continue; }
    // An exchange with a slot moves less load than this, so it saves less of what is lacking.
    if (!hasLeast && d <= room) continue;
    const space = roomAt(draft, a) + d;
    const there = members[b]!;
    let with_ = -1;
    let most = eps;
    for (let k = 0; k < there.length; k += 1) {
      const o = there[k]!;
      const e = demand[o]!;
      if (e > space || d - e > room) continue;
      let net = gain + cost[base[b]! + o]! - cost[base[a]! + o]!;
      if (hasLeast) net += lackSaved(draft, a, b, d - e);
      if (net > most) { most = net; with_ = o; }
    }
    if (with_ >= 0) { moveTo(draft, with_, a); moveTo(draft, i, b); }
  }
}

/** Each changed slot with the slots whose medians are nearest. True: something was improved. */
function splitNeighbours(draft: Draft, splitter: PairSplitter, stopped: () => boolean): boolean {
  const { of: { p }, pairsDue } = draft;
  const due = pairsDue.slice();
  pairsDue.fill(0);
  let better = false;
  for (let a = 0; a < p; a += 1) {
    for (const b of nearestSlots(draft, a, p > FEW_SLOTS ? 4 : NEIGHBOURS)) {
      if (due[a] === 0 && due[b] === 0 && pairsDue[a] === 0) continue;
      if (splitter.split(draft, a, b)) better = true;
      if (stopped()) return better;
    }
  }
  return better;
}
