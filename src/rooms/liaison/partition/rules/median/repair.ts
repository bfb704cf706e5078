import { moveTo, roomAt, type Draft } from './medians.js';

/** Puts groups that stand nowhere where there is room: those first that would lose most by waiting. What fits nowhere stays. */
export function repair(draft: Draft, loose: readonly number[]): void {
  const { of: { p, demand }, at } = draft;
  const regret = loose.map((i) => {
    let one = Infinity;
    let two = Infinity;
    for (let s = 0, row = i * (p + 1); s < p; s += 1) {
      const c = at[row + s]!;
      if (c < one) { two = one; one = c; } else if (c < two) two = c;
    }
    return (two === Infinity ? 0 : two - one) + 1e-6 * demand[i]!;
  });
  const turn = loose.map((_, k) => k).sort((a, b) => regret[b]! - regret[a]!);
  const left: number[] = [];
  for (const k of turn) if (!place(draft, loose[k]!)) left.push(loose[k]!);
  // The largest first for what found no room in its turn.
  left.sort((a, b) => demand[b]! - demand[a]!);
  for (const i of left) if (!place(draft, i)) makeRoom(draft, i);
}

function place(draft: Draft, i: number): boolean {
  const { of: { p, demand }, at } = draft;
  let best = -1;
  let cost = at[i * (p + 1) + p]!;
  for (let s = 0, row = i * (p + 1); s < p; s += 1) {
    if (at[row + s]! < cost && roomAt(draft, s) >= demand[i]!) { best = s; cost = at[row + s]!; }
  }
  if (best >= 0) moveTo(draft, i, best);
  return best >= 0;
}

/** Another group gives way to a third slot, where that makes just enough room: the cheapest such. */
function makeRoom(draft: Draft, i: number): void {
  const { of: { p, demand, nowhere }, at, members } = draft;
  let cheapest = nowhere * demand[i]!;
  let way: { o: number; to: number; s: number } | null = null;
  for (let s = 0; s < p; s += 1) {
    const lack = demand[i]! - roomAt(draft, s);
    for (const o of members[s]!) {
      if (demand[o]! < lack) continue;
      for (let to = 0; to < p; to += 1) {
        if (to === s || roomAt(draft, to) < demand[o]!) continue;
        const more = at[i * (p + 1) + s]! + at[o * (p + 1) + to]! - at[o * (p + 1) + s]!;
        if (more < cheapest) { cheapest = more; way = { o, to, s }; }
      }
    }
  }
  if (way === null) return;
  moveTo(draft, way.o, way.to);
  moveTo(draft, i, way.s);
}
