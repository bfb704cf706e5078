import { FEW_SLOTS, moveTo, nearestSlots, roomAt, slotsAround, type Draft } from './medians.js';

/** So many slots about the nearest are asked to make room. */
const CLOSE_UP = 7;

/**
 * Puts groups that stand nowhere where there is room, at the given slots: those first that would lose most by waiting. Where
 * none of them has room every slot is asked. What fits nowhere stays.
 */
export function repair(draft: Draft, loose: readonly number[], slots: readonly number[]): void {
  const { of: { cost, demand }, base } = draft;
  const regret = loose.map((i) => {
    let one = Infinity;
    let two = Infinity;
    for (const s of slots) {
      const c = cost[base[s]! + i]!;
      if (c < one) { two = one; one = c; } else if (c < two) two = c;
    }
    return (two === Infinity ? 0 : two - one) + 1e-6 * demand[i]!;
  });
  const turn = loose.map((_, k) => k).sort((a, b) => regret[b]! - regret[a]!);
  const left: number[] = [];
  for (const k of turn) if (!place(draft, loose[k]!, slots)) left.push(loose[k]!);
  if (left.length === 0) return;
  // The largest first for what found no room in its turn.
  left.sort((a, b) => demand[b]! - demand[a]!);
  const every = slots.length === draft.of.p ? slots : allSlots(draft);
  for (const i of left) if (!place(draft, i, every)) makeRoom(draft, i, draft.of.cost[draft.base[draft.of.p]! + i]!, slotsFor(draft, i));
}

export const allSlots = (draft: Draft): number[] => Array.from({ length: draft.of.p }, (_, s) => s);

function place(draft: Draft, i: number, slots: readonly number[]): boolean {
  const { of: { p, cost: costs, demand }, base } = draft;
  let best = -1;
  let nearest = -1;
  let least = Infinity;
  let cost = costs[base[p]! + i]!;
  for (const s of slots) {
    const c = costs[base[s]! + i]!;
    if (c < least) { least = c; nearest = s; }
    if (c < cost && roomAt(draft, s) >= demand[i]!) { best = s; cost = c; }
  }
  // Among many medians the next one with room may be far away: cheaper if others close up.
  if (best !== nearest && p > FEW_SLOTS && makeRoom(draft, i, cost, [nearest, ...nearestSlots(draft, nearest, CLOSE_UP)])) return true;
  if (best >= 0) moveTo(draft, i, best);
  return best >= 0;
}

/** Another group gives way to a third slot, where that makes just enough room: the cheapest such, if below a limit. */
function makeRoom(draft: Draft, i: number, limit: number, slots: readonly number[]): boolean {
  const { of: { cost, demand }, base, members } = draft;
  let cheapest = limit;
  let way: { o: number; to: number; s: number } | null = null;
  for (const s of slots) {
    if (cost[base[s]! + i]! >= cheapest && slots.length <= CLOSE_UP + 1) continue;
    const lack = demand[i]! - roomAt(draft, s);
    const around = slotsAround(draft, s);
    for (const o of members[s]!) {
      if (demand[o]! < lack) continue;
      for (const to of around) {
        if (to === s || roomAt(draft, to) < demand[o]!) continue;
        const more = cost[base[s]! + i]! + cost[base[to]! + o]! - cost[base[s]! + o]!;
        if (more < cheapest) { cheapest = more; way = { o, to, s }; }
      }
    }
  }
  if (way === null) return false;
  moveTo(draft, way.o, way.to);
  moveTo(draft, i, way.s);
  return true;
}

/** All slots, or those about the one that suits the group best. */
function slotsFor(draft: Draft, i: number): number[] {
  const { of: { p, cost }, base } = draft;
  if (p <= FEW_SLOTS) return slotsAround(draft, p);
  let best = 0;
  for (let s = 1; s < p; s += 1) if (cost[base[s]! + i]! < cost[base[best]! + i]!) best = s;
  return [best, ...nearestSlots(draft, best, FEW_SLOTS)];
}
