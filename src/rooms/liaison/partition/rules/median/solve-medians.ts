import { chance, type Chance } from '../chance.js';
import { lagrangeBound } from './bound.js';
import { branching, type Branching } from './branch.js';
import { fromRelaxed } from './from-relaxed.js';
import { improve } from './improve.js';
import { countTotal, FEW_SLOTS, goBack, isComplete, keep, moveTo, newDraft, type Draft, type Kept, type Medians } from './medians.js';
import { FEW_PAIRS } from './near-pairs.js';
import type { Held } from './relaxation.js';
import { allSlots, repair } from './repair.js';
import { shake } from './shake.js';
import { pairSplitter, type PairSplitter } from './split-pair.js';

export interface MediansAnswer { kept: Kept; lowerBound: number; proven: boolean; rounds: number }
export interface MediansWatch {
  seed: number;
  stopped(): boolean;
  tell(best: Kept, lowerBound: number, round: number): void;
}

/** Rounds without a better plan after which it ends by itself: so many, fewer where there are few groups, more where there are many medians. */
const PATIENCE = 8000;
const PATIENCE_EACH = 40;
const PATIENCE_EACH_GROUP = 60;
/** Rounds after which it goes back to the best plan. */
const CYCLE = 200;
/** Out of so many rounds without a better plan, those after the first ones begin with another start, where there are few medians. */
const AFRESH = 1000;
const BEFORE = 400;
/** A plan that is so much dearer may be gone on with, where there are few medians; one region weighs less among many. */
const TOLERANCE = 0.003;
const FEW_MEDIANS = 25;
/** From so many on, starts come out of the relaxation's multipliers, not of medians alone. */
const MANY_MEDIANS = 20;
const BOUND_FIRST = 40;
const BOUND_TURN = 5;
/** So many pairs of the bound are worth a median's share of groups split: about as much time for bound and plan. */
const BALANCE = 1200;
const MOST_BETWEEN = 400;
/** Branching begins after so many rounds without a better plan; then it has so many times the search's time, where medians are few. */
const BEFORE_BRANCHING = 150;
const BRANCHING_SHARE = 4;
/** Sums of so many numbers are no more exact than this. */
const ROUNDING = 1e-12;

/**
 * Rounds of two kinds in turn, so that the outcome depends on the number of rounds and not on the clock: the bound gets better
 * multipliers, and the plan is shaken in one region and improved again (iterated local search with exact subproblems). The
 * medians the relaxation chooses are starting points. Ends when bound and plan meet, when told to, or out of patience.
 */
export function solveMedians(of: Medians, watch: MediansWatch): MediansAnswer {
  const { n, m, p } = of;
  const random = chance(watch.seed);
  const hash = Float64Array.from({ length: n + m }, () => Math.floor(random.next() * 2 ** 26) * 2 ** 14 + random.below(2 ** 14));
  const splitter = pairSplitter(of, hash);
  const isMany = p < m && p >= MANY_MEDIANS;
  const bound = lagrangeBound(of);
  /** A start out of the relaxation. */
  const relaxed = (): Draft => {
    const fresh = isMany ? fromRelaxed(of, bound.relaxation, bound.lambda) : newDraft(of, withMusts(of, bound.chosen));
    if (!isMany) repair(fresh, fresh.members[p]!.slice(), allSlots(fresh));
    improve(fresh, splitter, watch.stopped);
    return fresh;
  };
  // One round for something to say when time is over already; the others need something to aim at.
  if (isMany) bound.improve(1, bound.lambda.reduce((a, b) => a + b, 0), () => false);
  let draft = isMany ? relaxed() : startFrom(of, spread(of, random), splitter, watch);
  let best = keep(draft);
  watch.tell(best, bound.value, 0);
  if (watch.stopped()) return { kept: best, lowerBound: Math.min(bound.value, best.total), proven: false, rounds: 0 };
  bound.improve(BOUND_FIRST, best.total, watch.stopped);
  watch.tell(best, bound.value, 0);
  const between = Math.min(MOST_BETWEEN, Math.max(1, Math.round((bound.pairs * p) / (BALANCE * n))));
  const cycle = Math.max(CYCLE, p);
  const patience = Math.max(Math.min(PATIENCE, PATIENCE_EACH_GROUP * n), PATIENCE_EACH * p);
  const tolerance = TOLERANCE * Math.min(1, FEW_MEDIANS / p) * Math.abs(best.total);
  let here = best;
  let idle = 0;
  let round = 0;
  let turn = 0;
  const isBetter = (now: Draft): boolean => {
    if (now.total >= best.total - Math.max(of.eps, ROUNDING * Math.abs(best.total))) return false;
    best = keep(now);
    here = best;
    idle = 0;
    return true;
  };
  let tree = null as Branching | null;
  let credit = 0;
  const lower = (): number => Math.max(bound.value, tree?.value ?? -Infinity);
  const canBranch = p * n > 0 && n * m <= FEW_PAIRS;
  /** Some parts of the tree, as many as are worth a round of search; a plan met there may be better. */
  const branch = (): void => {
    credit += ((isMany ? 1 : BRANCHING_SHARE) * BALANCE * n) / p;
    tree ??= branching(of, bound);
    while (credit > 0 && !tree.ended && !watch.stopped()) {
      const before = tree.work;
      tree.step(best.total, watch.stopped);
      credit -= tree.work - before + 1;
      if (tree.met === null) continue;
      const met = draftOf(of, tree.met);
      tree.met = null;
      if (met.total < best.total) improve(met, splitter, watch.stopped);
      if (isBetter(met)) draft = met;
    }
  };
  const isOver = (): boolean => idle >= patience && (!bound.settled || !canBranch || !isComplete(of, best) || tree?.ended === true);
  while (!isProven(of, best, lower()) && !watch.stopped() && !isOver()) {
    if (!bound.settled && round % between === 0) {
      bound.improve(p === m ? 2 : BOUND_TURN, best.total, watch.stopped);
      if (isMany) splitter.worth = bound.worth;
      if (p < m && isFreshTurn(turn, p) && !watch.stopped()) {
        const fresh = relaxed();
        if (isBetter(fresh)) draft = fresh;
      }
      turn += 1;
    }
    if (bound.settled && canBranch && idle >= BEFORE_BRANCHING && tree?.ended !== true && isComplete(of, best)) branch();
    round += 1;
    idle += 1;
    shake(draft, random, bound.often, p > FEW_SLOTS ? bound.lambda : null);
    improve(draft, splitter, watch.stopped);
    if (!isBetter(draft)) {
      if (draft.total < here.total + tolerance * random.next() * Math.max(0, 1 - (idle % cycle) / (0.75 * cycle))) here = keep(draft);
      else goBack(draft, here);
      const since = idle % AFRESH;
      if (since === BEFORE && p < m && p <= FEW_SLOTS) { draft = startFrom(of, spread(of, random), splitter, watch); here = keep(draft); isBetter(draft); }
      else if (since === 0 || (idle % cycle === 0 && (since < BEFORE || p > FEW_SLOTS || p === m))) { here = best; goBack(draft, best); }
    }
    if (idle === 0 || round % 20 === 0) watch.tell(best, Math.min(lower(), best.total), round);
  }
  watch.tell(best, Math.min(lower(), best.total), round);
  return { kept: best, lowerBound: Math.min(lower(), best.total), proven: isProven(of, best, lower()), rounds: round };
}

/** A whole new plan is dear where there are many medians: then at turns 0, 1, 4, 16, … only. */
const isFreshTurn = (turn: number, p: number): boolean => (p <= FEW_SLOTS ? turn % 4 === 0 : turn === 0 || Number.isInteger(Math.log2(turn) / 2));

function startFrom(of: Medians, medians: Int32Array, splitter: PairSplitter, watch: MediansWatch): Draft {
  const draft = newDraft(of, medians);
  repair(draft, draft.members[of.p]!.slice(), allSlots(draft));
  improve(draft, splitter, watch.stopped);
  return draft;
}

const isProven = (of: Medians, best: Kept, bound: number): boolean => best.total - bound <= (of.whole ? 0.5 : 1e-9 * Math.abs(best.total));

/** A relaxed plan that serves every group once, as a draft. */
function draftOf(of: Medians, held: readonly Held[]): Draft {
  const draft = newDraft(of, withMusts(of, Int32Array.from(held, ({ j }) => j)));
  for (const { j, items } of held) for (const i of items) moveTo(draft, i, draft.slotOfMedian[j]!);
  countTotal(draft);
  return draft;
}

/**
 * p medians to begin with: the musts, then one after the other the best of some candidates that are each the nearest of a group
 * drawn by what it costs so far, which spreads them as the groups are spread.
 */
function spread(of: Medians, random: Chance): Int32Array {
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
  if (out.length === 0) add(random.below(m));
  const tries = n * p <= 100_000 ? 12 : 3;
  while (out.length < p) {
    let best = -1;
    let least = Infinity;
    for (let k = 0; k < tries; k += 1) {
      const j = nearestClosed(of, open, drawGroup(nearest, random));
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += Math.min(nearest[i]!, cost[j * n + i]!);
      if (sum < least) { least = sum; best = j; }
    }
    add(best);
  }
  return Int32Array.from(out);
}

/** A group, likelier the more it costs above the cheapest. */
function drawGroup(nearest: Float64Array, random: Chance): number {
  const n = nearest.length;
  let low = Infinity;
  let all = 0;
  for (let i = 0; i < n; i += 1) low = Math.min(low, nearest[i]!);
  for (let i = 0; i < n; i += 1) all += nearest[i]! - low;
  let draw = random.next() * all;
  for (let i = 0; i < n; i += 1) {
    draw -= nearest[i]! - low;
    if (draw < 0) return i;
  }
  return random.below(n);
}

function nearestClosed({ n, m, cost }: Medians, open: Uint8Array, i: number): number {
  let best = -1;
  for (let j = 0; j < m; j += 1) if (open[j] === 0 && (best < 0 || cost[j * n + i]! < cost[best * n + i]!)) best = j;
  return best;
}

/** The relaxation's choice, with every candidate that must be open in it. */
function withMusts(of: Medians, chosen: Int32Array): Int32Array {
  const set = new Set<number>();
  for (let j = 0; j < of.m; j += 1) if (of.must[j] === 1) set.add(j);
  for (const j of chosen) if (set.size < of.p) set.add(j);
  for (let j = 0; set.size < of.p; j += 1) set.add(j);
  return Int32Array.from(set);
}
