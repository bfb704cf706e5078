import { solveTransport } from './transport.js';
import type { Transport } from './transport-problem.js';

const SHARE = 4;
const FEWEST_PER_SINK = 4;

/**
 * Prices to start from: those of every fourth household with a fourth of the loads, learnt in the same way. Nothing depends on
 * them being right; with them fewer households stand where they cannot stay (5,000 × 100: a third of the time).
 */
export function learnPrices(problem: Transport): Float64Array {
  const { n, m, cost } = problem;
  if (n <= m * FEWEST_PER_SINK) return new Float64Array(m);
  const few = Math.ceil(n / SHARE);
  const sample = new Int32Array(few * m);
  for (let a = 0; a < few; a += 1) {
    const i = Math.min(n - 1, Math.floor(((a + 0.5) * n) / few));
    sample.set(cost.subarray(i * m, (i + 1) * m), a * m);
  }
  const part: Transport = {
    n: few, m, cost: sample,
    least: problem.least.map((l) => Math.floor((l * few) / n)),
    capacity: problem.capacity.map((l) => Math.ceil((l * few) / n)),
  };
  return solveTransport(part, learnPrices(part)).prices;
}
