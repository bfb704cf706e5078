import type { Compiled } from '../compile.js';
import { costOf } from '../costs.js';
import { holdLocks } from '../hold-locks.js';
import type { Outcome } from '../outcome.js';
import { solveGiven } from '../transport/solve-given.js';
import { asMedians } from './as-medians.js';
import { cheapestPlacing } from './cheapest-placing.js';
import { gatherGroups, type Groups } from './gather-groups.js';
import type { Kept, Medians } from './medians.js';
import { solveMedians } from './solve-medians.js';

export interface ChosenWatch {
  seed: number;
  stopped(): boolean;
  /** `objective` is null as long as somebody has no place. */
  tell(objective: number | null, lowerBound: number, round: number): void;
}

/** Groups that are not split, or liaisons to be chosen, or both: the best plan found and its bound. */
export function solveChosen(c: Compiled, fewestMoves: boolean, watch: ChosenWatch): Outcome {
  const { lock, freed } = holdLocks(c);
  const p = c.choose === 0 ? c.m : c.choose;
  const groups = gatherGroups(c, lock);
  const { of, move } = asMedians(c, groups, lock, p, fewestMoves);
  const beside = (kept: Kept): Beside => costsBeside(c, of, move, groups, kept);
  const answer = solveMedians(of, { seed: watch.seed, stopped: watch.stopped, tell: (best, bound, round) => {
    const { nowhere, rest, lacking } = beside(best);
    watch.tell(nowhere > 0 ? null : best.total - rest - lacking, nowhere > 0 ? -Infinity : bound - rest, round);
  } });
  const { median, slot } = answer.kept;
  const open = new Uint8Array(c.m);
  for (const j of median) open[j] = 1;
  const liaisonOf = Int32Array.from(groups.groupOf, (g) => (slot[g] === p ? -1 : median[slot[g]!]!));
  const { nowhere, rest } = beside(answer.kept);
  const divided = nowhere > 0 ? divideWhatIsLeft(c, groups, open, liaisonOf) : [];
  const found: Outcome = { liaisonOf, open, freed, divided: partsOf(groups, divided), method: p < c.m ? 'median' : 'assignment',
    lowerBound: divided.length > 0 ? -Infinity : answer.lowerBound - rest - nowhere, proven: answer.proven && divided.length === 0 };
  if (nowhere > 0) {
    const placed = liaisonOf.reduce((sum, j, i) => sum + (j >= 0 ? c.demand[i]! : 0), 0);
    return { ...found, lowerBound: Math.max(found.lowerBound, cheapestPlacing(c, lock, placed)) };
  }
  if (groups.count < c.n || c.demand.some((d) => d !== 1)) return found;
  // Households that count one: the chosen liaisons' exact assignment.
  return { ...found, liaisonOf: solveGiven({ ...c, choose: 0, locked: lock }, open, fewestMoves).liaisonOf };
}

interface Beside {
  /** What the places nobody has add to the plan's cost, and what moves that come first add. */
  nowhere: number;
  rest: number;
  /** What loads below their least add; the bound does not know of it. */
  lacking: number;
}

function costsBeside(c: Compiled, of: Medians, move: number, { groupOf }: Groups, { median, slot }: Kept): Beside {
  let nowhere = 0;
  let rest = 0;
  const load = new Float64Array(of.p + 1);
  for (let i = 0; i < c.n; i += 1) {
    const s = slot[groupOf[i]!]!;
    load[s]! += c.demand[i]!;
    if (s === of.p) nowhere += of.nowhere * c.demand[i]!;
    else if (move > 0 && c.current[i]! >= 0 && c.current[i] !== median[s]) rest += move;
  }
  let short = 0;
  if (of.hasLeast) for (let s = 0; s < of.p; s += 1) short += Math.max(0, c.least[median[s]!]! - load[s]!);
  return { nowhere, rest, lacking: short * of.lacking };
}

/** Nobody is missed: what is left of an entrance goes household by household where there is room. Answers who was divided off. */
function divideWhatIsLeft(c: Compiled, { groupOf, count }: Groups, open: Uint8Array, liaisonOf: Int32Array): number[] {
  const size = new Int32Array(count);
  const room = Float64Array.from(c.capacity);
  for (let i = 0; i < c.n; i += 1) {
    size[groupOf[i]!]! += 1;
    if (liaisonOf[i]! >= 0) room[liaisonOf[i]!]! -= c.demand[i]!;
  }
  const left = [...liaisonOf.keys()].filter((i) => liaisonOf[i]! < 0 && size[groupOf[i]!]! > 1).sort((a, b) => c.demand[b]! - c.demand[a]! || a - b);
  return left.filter((i) => {
    let best = -1;
    for (let j = 0; j < c.m; j += 1) if (open[j] === 1 && room[j]! >= c.demand[i]! && (best < 0 || costOf(c, i, j) < costOf(c, i, best))) best = j;
    if (best < 0) return false;
    liaisonOf[i] = best;
    room[best]! -= c.demand[i]!;
    return true;
  });
}

/** All whose entrance is not whole any more. */
function partsOf({ groupOf, isPart }: Groups, divided: readonly number[]): Int32Array {
  const more = new Set(divided);
  return Int32Array.from([...groupOf.keys()].filter((i) => isPart[groupOf[i]!] === 1 || more.has(i)));
}
