import type { Medians } from './medians.js';
import { nearPairs } from './near-pairs.js';
import { relaxationOf, type Relaxation } from './relaxation.js';

/**
 * The lower bound of the whole problem: the multipliers of the relaxation are improved by a deflected subgradient with Polyak's
 * step. Never below an optimum over cut groups, and usually well above it.
 */
export interface Bound {
  /** The best bound so far, rounded up where all costs are whole. */
  value: number;
  /** Pairs a round looks at. */
  pairs: number;
  /** Of the last round: the candidates the relaxation would open. */
  chosen: Int32Array;
  /** How often the relaxation opened each candidate: a hint where medians belong. */
  often: Float64Array;
  /** What a filling of each candidate has brought of late, at most. */
  worth: Float64Array;
  /** True when further rounds hardly move it. */
  settled: boolean;
  /** The multipliers of the best bound. */
  lambda: Float64Array;
  relaxation: Relaxation;
  /** Some rounds more, towards a known objective. */
  improve(rounds: number, upper: number, stopped: () => boolean): void;
}

/** A bound as it may be told: whole costs round it up. */
export const roundedUp = (of: Medians, value: number): number => (of.whole && Number.isFinite(value) ? Math.ceil(value - 1e-6 * (1 + Math.abs(value) * 1e-6)) : value);

export function lagrangeBound(of: Medians): Bound {
  const { n, m, p } = of;
  const pairs = nearPairs(of);
  const relaxation = relaxationOf(of, pairs);
  const { lambda, cap } = pairs;
  const { times } = relaxation;
  const direction = new Float64Array(n);
  let bestRaw = -Infinity;
  let pace = 1.2;
  let since = 0;

  const bound: Bound = {
    value: -Infinity, pairs: pairs.groups.length, chosen: new Int32Array(p), often: new Float64Array(m), worth: new Float64Array(m), settled: false, lambda: lambda.slice(), relaxation,
    improve(rounds, upper, stopped) {
      for (let round = 0; round < rounds && !stopped(); round += 1) {
        const value = relaxation.evaluate();
        relaxation.held.forEach(({ j }, s) => { bound.chosen[s] = j; bound.often[j]! += 1; });
        for (let j = 0; j < m; j += 1) bound.worth[j] = 0.9 * bound.worth[j]! + 0.1 * relaxation.upperOf[j]!;
        if (value > bestRaw) {
          if (value > bestRaw + 1e-4 * Math.abs(upper - bestRaw)) since = 0; else since += 1;
          bestRaw = value;
          bound.lambda.set(lambda);
          bound.value = Math.max(bound.value, roundedUp(of, value));
        } else since += 1;
        if (since >= 25) { pace *= 0.6; since = 0; lambda.set(bound.lambda); direction.fill(0); if (pace < 0.004) { bound.settled = true; pace = 0.3; } continue; }
        let norm = 0;
        for (let i = 0; i < n; i += 1) {
          direction[i] = 1 - times[i]! + 0.6 * direction[i]!;
          norm += direction[i]! * direction[i]!;
        }
        if (norm < 1e-12) { bound.settled = true; return; }
        const step = (pace * Math.max(upper - value, 1e-6 * Math.abs(upper))) / norm;
        for (let i = 0; i < n; i += 1) lambda[i] = Math.min(cap[i]!, lambda[i]! + step * direction[i]!);
      }
    },
  };
  return bound;
}
