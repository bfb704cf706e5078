import { checkProblem } from './check-problem.js';
import { compile } from './compile.js';
import type { PartitionProblem, Solved, SolveOptions } from './problem.js';
import { solveCompiled } from './solve-compiled.js';
import { tellPlan } from './tell-plan.js';

/**
 * Divides the households of one unit among its liaisons (product.md L3). Exact with a proof when every household counts one
 * and liaisons are given; otherwise the best plan found within the limits, with a lower bound. Synchronous and pure: for more
 * than a small unit use solve/solve-in-worker.ts. A problem that cannot be read is answered with its fault, nothing is thrown.
 */
export function solvePartition(problem: PartitionProblem, options: SolveOptions = {}): Solved {
  const fault = checkProblem(problem);
  if (fault) return { ok: false, fault };
  const { compiled, ignored } = compile(problem);
  return { ok: true, plan: tellPlan(problem, compiled, solveCompiled(compiled, options), ignored) };
}
