import { roundedUp, type Bound } from './bound.js';
import { chooseBranch, type Branch } from './choose-branch.js';
import { fixByCost } from './fix-by-cost.js';
import type { Medians } from './medians.js';
import { nearPairs } from './near-pairs.js';
import { relaxationOf, type Held } from './relaxation.js';

/**
 * Branch and bound: a part of all plans is halved again and again, at a candidate (open, closed) or at a group (to one half of
 * its candidates, or to the other), and the relaxation bounds each half anew, from the multipliers of the whole. The part with
 * the least bound is halved next, so what no part is below is the bound of all.
 */
export interface Branching {
  /** No plan costs less, unless it is as good as the best known: rises. Infinity: every part has ended. */
  value: number;
  /** Nothing is left to halve, or no more is allowed. */
  ended: boolean;
  /** Pairs looked at so far. */
  work: number;
  /** The last relaxed plan that was a plan: every group served once. To be taken and set to null. */
  met: Held[] | null;
  /** Halves the part with the least bound. Plans as dear as `upper` are not looked for. */
  step(upper: number, stopped: () => boolean): void;
}

/** A part of all plans. Bits of `forbidden`: pairs i·m + j. */
interface Part { bound: number; state: Uint8Array; forbidden: Uint32Array; lambda: Float64Array; branch: Branch | null }

const FREE = 0;
const MUST = 1;
const CLOSED = 2;
const ROUNDS = 50;
const ROUNDS_FIRST = 150;
/** Rounds without a better bound after which steps become smaller; below this pace it is left. */
const IDLE_ROUNDS = 6;
const LAST_PACE = 0.05;
const MOST_BYTES = 128_000_000;
/** Pairs looked at, all in all; a limit for those who set none of time. */
const MOST_WORK = 1_000_000_000;
/** More pairs than this are fixed in a part: its bound is worked on again. */
const FIXED_SHARE = 0.05;

export function branching(of: Medians, root: Bound): Branching {
  const { n, m, p } = of;
  const pairs = nearPairs(of);
  const { lambda, cap, from, end, groups, costs } = pairs;
  const relaxation = relaxationOf(of, pairs);
  const words = Math.ceil((n * m) / 32);
  const mostParts = Math.max(2, Math.floor(MOST_BYTES / (4 * words + 8 * n + m + 200)));
  const direction = new Float64Array(n);
  const bestLambda = new Float64Array(n);
  const served = new Float64Array(n * m);
  const opened = new Float64Array(m);
  const open: Part[] = [];
  let weight = 1;
  /** Of parts that could not be halved. */
  let floor = Infinity;
  let upper = Infinity;

  const isIdle = (bound: number): boolean => roundedUp(of, bound) >= upper - (of.whole ? 0.5 : 1e-9 * Math.abs(upper));

  /** The relaxation of a part: what is closed or forbidden is left out. */
  function load(part: Part): boolean {
    let musts = 0;
    for (let j = 0; j < m; j += 1) {
      relaxation.must[j] = part.state[j] === MUST ? 1 : 0;
      relaxation.closed[j] = part.state[j] === CLOSED ? 1 : 0;
      if (part.state[j] === MUST) musts += 1;
      let at = from[j]!;
      if (part.state[j] !== CLOSED) {
        for (let i = 0; i < n; i += 1) {
          const c = of.cost[j * n + i]!;
          if (c < cap[i]! && !isForbidden(part, i, j)) { groups[at] = i; costs[at] = c; at += 1; }
        }
      }
      end[j] = at;
    }
    lambda.set(part.lambda);
    return musts <= p;
  }

  const isForbidden = ({ forbidden }: Part, i: number, j: number): boolean => ((forbidden[(i * m + j) >> 5]! >> ((i * m + j) & 31)) & 1) === 1;
  const forbid = ({ forbidden }: Part, i: number, j: number): void => { forbidden[(i * m + j) >> 5]! |= 1 << ((i * m + j) & 31); };

  function remember(): void {
    weight *= 1.08;
    for (const { j, items } of relaxation.held) {
      opened[j]! += weight;
      for (const i of items) served[i * m + j]! += weight;
    }
  }

  /** Better multipliers for the part that is loaded. */
  function climb(part: Part, rounds: number, stopped: () => boolean): void {
    let best = -Infinity;
    let since = 0;
    let pace = 0.8;
    direction.fill(0);
    for (let round = 0; round < rounds && pace > LAST_PACE && !stopped(); round += 1) {
      const value = relaxation.evaluate();
      tree.work += end.reduce((sum, last, j) => sum + last - from[j]!, 0);
      remember();
      if (relaxation.times.every((count) => count === 1)) tree.met = relaxation.held;
      if (value > best + 1e-5 * Math.abs(upper - best)) since = 0; else since += 1;
      if (value > best) { best = value; bestLambda.set(lambda); }
      if (isIdle(value)) break;
      if (since >= IDLE_ROUNDS) { pace *= 0.5; since = 0; lambda.set(bestLambda); direction.fill(0); continue; }
      let norm = 0;
      for (let i = 0; i < n; i += 1) {
        direction[i] = 1 - relaxation.times[i]! + 0.5 * direction[i]!;
        norm += direction[i]! * direction[i]!;
      }
      if (norm < 1e-12) break;
      const step = (pace * Math.max(upper - value, 1e-6 * Math.abs(upper))) / norm;
      for (let i = 0; i < n; i += 1) lambda[i] = Math.min(cap[i]!, lambda[i]! + step * direction[i]!);
    }
    if (best > -Infinity) part.lambda.set(bestLambda);
    part.bound = Math.max(part.bound, best);
  }

  /** Bounds a part, makes certain what is, and puts it among the open ones if it may hold a better plan. */
  function examine(part: Part, rounds: number, stopped: () => boolean): void {
    served.fill(0);
    opened.fill(0);
    weight = 1;
    for (let again = 0; again < 3; again += 1) {
      if (!load(part)) return;
      climb(part, again === 0 ? rounds : rounds / 2, stopped);
      if (isIdle(part.bound)) return;
      if (stopped()) break;
      lambda.set(part.lambda);
      const left = end.reduce((sum, last, j) => sum + last - from[j]!, 0);
      const certain = fixByCost(of, relaxation, relaxation.evaluate(), isIdle, {
        close: (j) => { part.state[j] = CLOSED; relaxation.closed[j] = 1; },
        open: (j) => { part.state[j] = MUST; },
        forbid: (i, j) => forbid(part, i, j),
      });
      if (certain < FIXED_SHARE * left) break;
    }
    part.branch = chooseBranch(of, { served, opened, isFree: (j) => part.state[j] === FREE, isAllowed: (i, j) => part.state[j] !== CLOSED && !isForbidden(part, i, j) });
    if (part.branch === null) floor = Math.min(floor, part.bound);
    else push(open, part);
  }

  const childOf = (part: Part): Part => ({ bound: part.bound, state: part.state.slice(), forbidden: part.forbidden.slice(), lambda: part.lambda.slice(), branch: null });

  function halve(part: Part, branch: Branch, stopped: () => boolean): void {
    const one = childOf(part);
    const two = childOf(part);
    if (branch.kind === 'candidate') {
      one.state[branch.j] = MUST;
      two.state[branch.j] = CLOSED;
    } else {
      for (const j of branch.first) forbid(two, branch.i, j);
      for (const j of branch.second) forbid(one, branch.i, j);
    }
    examine(one, ROUNDS, stopped);
    examine(two, ROUNDS, stopped);
  }

  function tell(): void {
    while (open.length > 0 && isIdle(open[0]!.bound)) pop(open);
    const least = open[0]?.bound ?? Infinity;
    tree.value = Math.max(tree.value, roundedUp(of, Math.min(floor, least)));
    // A part that cannot be halved holds the bound where it is.
    tree.ended = open.length === 0 || roundedUp(of, floor) <= roundedUp(of, least) || open.length >= mostParts || tree.work > MOST_WORK;
  }

  const tree: Branching = {
    value: root.value, ended: false, work: 0, met: null,
    step(known, stopped) {
      upper = known;
      const next = pop(open);
      if (next === undefined) examine({ bound: root.value, state: of.must.slice(), forbidden: new Uint32Array(words), lambda: root.lambda.slice(), branch: null }, ROUNDS_FIRST, stopped);
      else halve(next, next.branch!, stopped);
      tell();
    },
  };
  return tree;
}

/** A heap with the least bound first. */
function push(heap: Part[], part: Part): void {
  let at = heap.length;
  heap.push(part);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (heap[above]!.bound <= part.bound) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = part;
}

function pop(heap: Part[]): Part | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && heap[below + 1]!.bound < heap[below]!.bound) below += 1;
    if (heap[below]!.bound >= last.bound) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = last;
  return first;
}
