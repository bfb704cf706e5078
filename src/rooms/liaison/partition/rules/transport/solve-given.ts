import type { Compiled } from '../compile.js';
import { costOf } from '../costs.js';
import { holdLocks } from '../hold-locks.js';
import type { Outcome } from '../outcome.js';
import { certify } from './certificate.js';
import { fitLimits } from './fit-limits.js';
import { learnPrices } from './learn-prices.js';
import { solveTransport } from './transport.js';
import type { Transport } from './transport-problem.js';

/** Costs as whole units: below this their differences fit 32 bits. */
const MOST_UNITS = 2 ** 30;

/**
 * Liaisons given, every household counts one: the exact optimum, and the proof. `open` names the liaisons that may be used.
 * Costs are counted in whole units of 1/scale metre. With whole metres the unit is a metre and cost and bound meet exactly; with
 * real distances it is a power of two so fine that the largest cost fits 30 bits, and the bound is worked out again on the
 * distances as they are.
 */
export function solveGiven(c: Compiled, open: Uint8Array, fewestMoves: boolean): Outcome {
  const { lock, freed } = holdLocks(c);
  const sinks = [...open.keys()].filter((j) => open[j] === 1);
  const free = [...lock.keys()].filter((i) => lock[i]! < 0);
  const m = sinks.length;
  const held = new Int32Array(c.m);
  for (const j of lock) if (j >= 0) held[j]! += 1;
  const liaisonOf = lock.slice();
  if (m === 0 || free.length === 0) return { liaisonOf, open, lowerBound: sumOf(c, liaisonOf), proven: true, freed, method: 'transport' };

  const { scale, move, lowest } = unitsFor(c, free, sinks, fewestMoves);
  // Every placed household costs `lowest` less here, so that costs begin at 0; how many are placed is given.
  const price = (i: number, j: number): number => costOf(c, i, j) - lowest + (move > 0 && c.current[i]! >= 0 && c.current[i] !== j ? move : 0);
  const cost = new Int32Array(free.length * m);
  free.forEach((i, a) => { for (let k = 0, at = a * m; k < m; k += 1, at += 1) cost[at] = Math.round(price(i, sinks[k]!) * scale); });
  const asked: Transport = { n: free.length, m, cost,
    least: Int32Array.from(sinks, (j) => Math.max(0, c.least[j]! - held[j]!)), capacity: Int32Array.from(sinks, (j) => c.capacity[j]! - held[j]!) };
  const { problem, tooMany } = fitLimits(asked);
  const answer = solveTransport(problem, learnPrices(problem));
  const proof = certify(problem, answer);
  if (proof.fault !== null) throw new Error(`partition: the answer does not prove itself: ${proof.fault}`);
  free.forEach((i, a) => { const k = answer.sinkOf[a]!; if (k < m) liaisonOf[i] = sinks[k]!; });

  const objective = sumOf(c, liaisonOf);
  const isWhole = scale === 1 && c.distance !== 'euclidean' && Number.isInteger(objective);
  const lowerBound = isWhole ? objective : Math.min(objective, trueBound());
  return { liaisonOf, open, lowerBound, proven: objective - lowerBound <= 1e-6 * Math.max(1, Math.abs(objective)), freed, method: 'transport' };

  /** The dual at the found prices on the costs as they are, less what the moves and the places nobody has add. */
  function trueBound(): number {
    const v = answer.prices;
    let value = 0;
    let moves = 0;
    free.forEach((i) => {
      let cheapest = tooMany > 0 ? v[m]! / scale : Infinity;
      for (let k = 0; k < m; k += 1) cheapest = Math.min(cheapest, price(i, sinks[k]!) + v[k]! / scale);
      value += cheapest;
      if (move > 0 && c.current[i]! >= 0 && liaisonOf[i]! >= 0 && liaisonOf[i] !== c.current[i]) moves += 1;
    });
    for (let k = 0; k < problem.m; k += 1) if (v[k] !== 0) value -= (v[k]! / scale) * (v[k]! > 0 ? problem.capacity[k]! : problem.least[k]!);
    for (let i = 0; i < c.n; i += 1) if (lock[i]! >= 0) value += costOf(c, i, lock[i]!);
    return value - moves * move + lowest * (free.length - tooMany);
  }
}

/**
 * Units per metre, and what a move costs when moves come first: more than any exchange could save, which changes at most one
 * household per liaison.
 */
function unitsFor(c: Compiled, free: readonly number[], sinks: readonly number[], fewestMoves: boolean): { scale: number; move: number; lowest: number } {
  let low = Infinity;
  let high = -Infinity;
  let isWhole = c.distance !== 'euclidean' && Object.values(c.weights).every((weight) => Number.isInteger(weight));
  for (const i of free) {
    for (const j of sinks) {
      const cost = costOf(c, i, j);
      if (cost < low) low = cost;
      if (cost > high) high = cost;
    }
  }
  const range = high - low;
  const move = fewestMoves ? Math.ceil((sinks.length + 2) * (range + 1)) : 0;
  const most = range + move + 1;
  if (isWhole && most >= MOST_UNITS) isWhole = false;
  return { scale: isWhole ? 1 : 2 ** Math.floor(Math.log2(MOST_UNITS / most)), move, lowest: low };
}

function sumOf(c: Compiled, liaisonOf: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < c.n; i += 1) if (liaisonOf[i]! >= 0) sum += costOf(c, i, liaisonOf[i]!);
  return sum;
}
