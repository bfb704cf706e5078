import { chance } from '../chance.js';
import { lagrangeBound, type Bound } from './bound.js';
import { improve } from './improve.js';
import { goBack, keep, newDraft, type Draft, type Kept, type Medians } from './medians.js';
import { repair } from './repair.js';
import { shake } from './shake.js';
import { pairSplitter } from './split-pair.js';

export interface MediansAnswer { kept: Kept; lowerBound: number; proven: boolean; rounds: number }
export interface MediansWatch {
  seed: number;
  stopped(): boolean;
  tell(objective: number, lowerBound: number, round: number): void;
}

/** Rounds without a better plan after which it ends by itself. */
const PATIENCE = 3000;
const BOUND_FIRST = 40;

/**
 * Rounds of two kinds in turn, so that the outcome depends on the number of rounds and not on the clock: the bound gets better
 * multipliers, and the plan is shaken in one region and improved again (iterated local search with exact subproblems). The
 * medians the relaxation chooses are starting points. Ends when bound and plan meet, when told to, or out of patience.
 */
export function solveMedians(of: Medians, watch: MediansWatch): MediansAnswer {
  const random = chance(watch.seed);
  const hash = Float64Array.from({ length: of.n + of.m }, () => Math.floor(random.next() * 2 ** 26) * 2 ** 14 + random.below(2 ** 14));
  const splitter = pairSplitter(of, hash);
  const bound = lagrangeBound(of);
  const first = newDraft(of, spread(of, random.below(of.m)));
  repair(first, first.members[of.p]!.slice());
  improve(first, splitter, watch.stopped);
  let best = keep(first);
  let draft: Draft = first;
  const better = (now: Draft): boolean => {
    if (now.total >= best.total - 1e-9 * (1 + Math.abs(best.total))) return false;
    best = keep(now);
    return true;
  };
  bound.improve(BOUND_FIRST, best.total, watch.stopped);
  watch.tell(best.total, bound.value, 0);
  let here = best;
  let idle = 0;
  let round = 0;
  while (!isProven(of, best, bound) && !watch.stopped() && idle < PATIENCE) {
    round += 1;
    if (!bound.settled) {
      bound.improve(of.p === of.m ? 2 : 5, best.total, watch.stopped);
      if (round % 4 === 1 && of.p < of.m) {
        const fresh = newDraft(of, withMusts(of, bound.chosen));
        repair(fresh, fresh.members[of.p]!.slice());
        improve(fresh, splitter, watch.stopped);
        if (better(fresh)) { draft = fresh; here = best; idle = 0; }
      }
    }
    shake(draft, random, bound.often);
    improve(draft, splitter, watch.stopped);
    idle += 1;
    if (better(draft)) { here = best; idle = 0; }
    else if (draft.total < here.total * (1 + 0.003 * random.next() * Math.max(0, 1 - (idle % 200) / 150))) here = keep(draft);
    else goBack(draft, here);
    if (idle % 200 === 199) { here = best; goBack(draft, best); }
    if (idle === 0 || round % 20 === 0) watch.tell(best.total, bound.value, round);
  }
  watch.tell(best.total, bound.value, round);
  return { kept: best, lowerBound: Math.min(bound.value, best.total), proven: isProven(of, best, bound), rounds: round };
}

const isProven = (of: Medians, best: Kept, bound: Bound): boolean => best.total - bound.value <= (of.whole ? 0.5 : 1e-9 * Math.abs(best.total));

/** p medians far from each other: the musts, a first one, then always the farthest from those that are open. */
function spread(of: Medians, from: number): Int32Array {
  const { n, m, p, cost, must } = of;
  const out: number[] = [];
  const nearest = new Float64Array(n).fill(Infinity);
  const open = new Uint8Array(m);
  const add = (j: number): void => {
    out.push(j);
    open[j] = 1;
    for (let i = 0; i < n; i += 1) nearest[i] = Math.min(nearest[i]!, cost[j * n + i]!);
  };
  for (let j = 0; j < m; j += 1) if (must[j] === 1) add(j);
  if (out.length === 0) add(from);
  // Every candidate is looked at, or every so many where there are very many.
  const stride = Math.max(1, Math.ceil((n * m * p) / 2e8));
  for (let turn = 0; out.length < p; turn += 1) {
    const closed = [...open.keys()].filter((j) => open[j] === 0);
    const step = Math.min(stride, closed.length);
    let best = -1;
    let least = Infinity;
    for (let k = turn % step; k < closed.length; k += step) {
      const j = closed[k]!;
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += Math.min(nearest[i]!, cost[j * n + i]!);
      if (sum < least) { least = sum; best = j; }
    }
    add(best);
  }
  return Int32Array.from(out);
}

/** The relaxation's choice, with every candidate that must be open in it. */
function withMusts(of: Medians, chosen: Int32Array): Int32Array {
  const set = new Set<number>();
  for (let j = 0; j < of.m; j += 1) if (of.must[j] === 1) set.add(j);
  for (const j of chosen) if (set.size < of.p) set.add(j);
  for (let j = 0; set.size < of.p; j += 1) set.add(j);
  return Int32Array.from(set);
}
