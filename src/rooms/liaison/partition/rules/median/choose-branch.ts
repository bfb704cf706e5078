import type { Medians } from './medians.js';

export type Branch = { kind: 'candidate'; j: number } | { kind: 'group'; i: number; first: number[]; second: number[] };

/** How often the relaxation has opened each candidate and served each group (i·m + j), and what is still undecided. */
export interface Seen {
  served: Float64Array;
  opened: Float64Array;
  isFree(j: number): boolean;
  isAllowed(i: number, j: number): boolean;
}

/** A candidate that is opened so seldom, or so nearly always, is left undecided for groups that are torn. */
const UNDECIDED = 0.15;

/** Where the relaxation hesitates most; null: nothing is left to decide. */
export function chooseBranch(of: Medians, seen: Seen): Branch | null {
  const { m, p } = of;
  let all = 0;
  for (let j = 0; j < m; j += 1) all += seen.opened[j]!;
  let best = -1;
  let most = UNDECIDED;
  for (let j = 0; j < m; j += 1) {
    if (!seen.isFree(j)) continue;
    const share = all > 0 ? (seen.opened[j]! * p) / all : 0;
    const doubt = Math.min(share, 1 - share);
    if (doubt > most) { most = doubt; best = j; }
  }
  return best >= 0 ? { kind: 'candidate', j: best } : (tornGroup(of, seen) ?? anyCandidate(of, seen));
}

/** The group whose service is spread most over candidates; they are dealt out to two halves by how often each served it. */
function tornGroup({ n, m }: Medians, { served, isAllowed }: Seen): Branch | null {
  let best = -1;
  let most = -Infinity;
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    let highest = 0;
    let allowed = 0;
    for (let j = 0; j < m; j += 1) {
      const s = served[i * m + j]!;
      sum += s;
      if (s > highest) highest = s;
      if (allowed < 2 && isAllowed(i, j)) allowed += 1;
    }
    if (allowed < 2) continue;
    const torn = sum > 0 ? 1 - highest / sum : 0;
    if (torn > most) { most = torn; best = i; }
  }
  if (best < 0) return null;
  const row = best * m;
  const allowed = Array.from({ length: m }, (_, j) => j).filter((j) => isAllowed(best, j)).sort((a, b) => served[row + b]! - served[row + a]!);
  const sides: [number[], number[]] = [[], []];
  allowed.forEach((j, k) => sides[k % 4 === 0 || k % 4 === 3 ? 0 : 1]!.push(j));
  return { kind: 'group', i: best, first: sides[0], second: sides[1] };
}

function anyCandidate({ m }: Medians, { isFree }: Seen): Branch | null {
  for (let j = 0; j < m; j += 1) if (isFree(j)) return { kind: 'candidate', j };
  return null;
}
