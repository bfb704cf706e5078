import type { Compiled } from '../rules/compile.js';
import type { Outcome } from '../rules/outcome.js';
import type { Progress } from '../rules/problem.js';

/** What every worker is given once. `stop[0]` is set to 1 from outside to end with the best so far. */
export interface WorkerTask { stop: Int32Array; deadline: number | null; eachSeconds: number | null; seed: number; fewestMoves: boolean }

export type ToWorker = { problems: { index: number; compiled: Compiled }[] };
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'progress'; index: number; progress: Progress }
  | { kind: 'solved'; outcomes: { index: number; outcome: Outcome }[] };
