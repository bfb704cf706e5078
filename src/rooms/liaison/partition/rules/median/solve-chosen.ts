import type { Compiled } from '../compile.js';
import { costOf } from '../costs.js';
import { holdLocks } from '../hold-locks.js';
import type { Outcome } from '../outcome.js';
import { solveGiven } from '../transport/solve-given.js';
import type { Medians } from './medians.js';
import { solveMedians, type MediansWatch } from './solve-medians.js';

const NEAR = 16;
const ORDERED = 300;

/** Groups that are not split, or liaisons to be chosen, or both: the best plan found and its bound. */
export function solveChosen(c: Compiled, fewestMoves: boolean, watch: MediansWatch): Outcome {
  const { lock, freed } = holdLocks(c);
  const p = c.choose === 0 ? c.m : c.choose;
  const method = p < c.m ? 'median' : 'assignment';
  const { of, move } = asMedians(c, lock, p, fewestMoves);
  const answer = solveMedians(of, { ...watch, tell: (objective, bound, round) => { watch.tell(objective, bound, round); } });
  const { median, slot } = answer.kept;
  const open = new Uint8Array(c.m);
  for (const j of median) open[j] = 1;
  const liaisonOf = Int32Array.from(slot, (s) => (s === p ? -1 : median[s]!));
  // What the plan's cost holds beside its own: places nobody has, and moves that came first.
  let extra = 0;
  let isUnit = true;
  for (let i = 0; i < c.n; i += 1) {
    if (liaisonOf[i]! < 0) extra += of.nowhere * c.demand[i]!;
    else if (move > 0 && c.current[i]! >= 0 && c.current[i] !== liaisonOf[i]) extra += move;
    if (c.demand[i] !== 1) isUnit = false;
  }
  const found: Outcome = { liaisonOf, open, lowerBound: answer.lowerBound - extra, proven: answer.proven, freed, method };
  if (!isUnit) return found;
  // Households that count one: the chosen liaisons' exact assignment, which also keeps their least.
  return { ...found, liaisonOf: solveGiven({ ...c, choose: 0, locked: lock }, open, fewestMoves).liaisonOf };
}

function asMedians(c: Compiled, lock: Int32Array, p: number, fewestMoves: boolean): { of: Medians; move: number } {
  const { n, m } = c;
  const cost = new Float64Array(m * n);
  let largest = 0;
  let whole = true;
  for (let j = 0; j < m; j += 1) {
    for (let i = 0, at = j * n; i < n; i += 1, at += 1) {
      const value = costOf(c, i, j);
      cost[at] = value;
      if (whole && !Number.isInteger(value)) whole = false;
      const size = Math.abs(value) / (c.costPerDemand ? c.demand[i]! : 1);
      if (size > largest) largest = size;
    }
  }
  const all = c.demand.reduce((a, b) => a + b, 0);
  const move = fewestMoves ? Math.ceil(2 * (largest + 1) * (c.costPerDemand ? all : n)) : 0;
  const nowhere = Math.ceil(2 * (largest + move + 1) * (c.costPerDemand ? all : n));
  const must = new Uint8Array(m);
  for (let i = 0; i < n; i += 1) {
    if (move > 0 && c.current[i]! >= 0) for (let j = 0; j < m; j += 1) if (j !== c.current[i]) cost[j * n + i]! += move;
    if (lock[i]! < 0) continue;
    must[lock[i]!] = 1;
    for (let j = 0; j < m; j += 1) if (j !== lock[i]) cost[j * n + i] = 2 * nowhere * c.demand[i]!;
  }
  const { order, orderCount } = byNearness(c);
  return { of: { n, m, p, cost, demand: c.demand, capacity: c.capacity, nowhere, must, whole, order, orderCount, nearCount: Math.min(orderCount, NEAR) }, move };
}

/** For each liaison the liaisons by distance, itself first. */
function byNearness(c: Compiled): { order: Int32Array; orderCount: number } {
  const { m } = c;
  const orderCount = Math.min(m, ORDERED);
  const order = new Int32Array(m * orderCount);
  const far = new Float64Array(m);
  const row = new Int32Array(m);
  for (let j = 0; j < m; j += 1) {
    for (let k = 0; k < m; k += 1) { row[k] = k; far[k] = Math.hypot(c.liaisonX[k]! - c.liaisonX[j]!, c.liaisonY[k]! - c.liaisonY[j]!); }
    far[j] = -1;
    row.sort((a, b) => far[a]! - far[b]! || a - b);
    order.set(row.subarray(0, orderCount), j * orderCount);
  }
  return { order, orderCount };
}
