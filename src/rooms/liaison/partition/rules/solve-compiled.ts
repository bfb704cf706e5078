import type { Compiled } from './compile.js';
import { solveChosen } from './median/solve-chosen.js';
import type { Outcome } from './outcome.js';
import type { Progress, SolveOptions } from './problem.js';
import { solveGiven } from './transport/solve-given.js';

/** Picks the method: exact where every household counts one and liaisons are given, search with a bound otherwise. */
export function solveCompiled(c: Compiled, options: SolveOptions = {}): Outcome {
  const { now, limitSeconds, fewestMoves = false } = options;
  const begun = now?.() ?? 0;
  const stopped = (): boolean => options.stopped?.() === true || (now !== undefined && limitSeconds !== undefined && now() - begun > limitSeconds * 1000);
  const isChosen = c.choose > 0 && c.choose < c.m;
  const isUnit = c.demand.every((demand) => demand === 1) && c.together.every((t) => t < 0);
  if (c.n === 0) return solveGiven(c, Uint8Array.from({ length: c.m }, (_, j) => (!isChosen || j < c.choose ? 1 : 0)), fewestMoves);
  if (c.m === 0 || (isUnit && !isChosen)) return solveGiven(c, new Uint8Array(c.m).fill(1), fewestMoves);
  return solveChosen(c, fewestMoves, { seed: options.seed ?? 1, stopped, tell: (objective, lowerBound, round) => options.onProgress?.(progressOf(objective, lowerBound, round)) });
}

/** Progress in the terms of the plan. While places are lacking there is no objective yet. */
function progressOf(objective: number | null, lowerBound: number, round: number): Progress {
  const known = Number.isFinite(lowerBound);
  return { objective, lowerBound: known ? lowerBound : null, gap: known && objective !== null ? gapOf(objective, lowerBound) : null, round };
}

/** The share of the objective that may still be saved. */
export const gapOf = (objective: number, lowerBound: number): number => (objective === lowerBound ? 0 : objective === 0 ? 0 : Math.max(0, (objective - lowerBound) / Math.abs(objective)));
