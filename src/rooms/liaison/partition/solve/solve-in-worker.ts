import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { checkProblem } from '../rules/check-problem.js';
import { compile, type Compiled } from '../rules/compile.js';
import type { Outcome } from '../rules/outcome.js';
import type { Ignored, PartitionProblem, Progress, Solved } from '../rules/problem.js';
import { tellPlan } from '../rules/tell-plan.js';
import type { FromWorker, ToWorker, WorkerTask } from './messages.js';
import { workerCode } from './worker-code.js';

export interface SolveInWorkerOptions {
  /** For the whole call. Exact assignments of liaisons given end by themselves and are not cut short. */
  limitSeconds?: number;
  seed?: number;
  fewestMoves?: boolean;
  /** Of the problem at this place in the list; only where liaisons are chosen or groups are not split. */
  onProgress?: (progress: Progress, index: number) => void;
  /** Once aborted, the best plans so far are answered; the promise is not rejected. */
  signal?: AbortSignal;
  /** Threads; one per core when left out, never more than there is work for. */
  workers?: number;
}

/** Pairs sent at a time, so that threads end together. */
const BATCH_PAIRS = 60_000;
const MOST_WORKERS = 16;

/** Solves problems (one per unit) in threads of their own; the answers stand in the order of the problems. */
export async function solveInWorker(problems: readonly PartitionProblem[], options: SolveInWorkerOptions = {}): Promise<Solved[]> {
  const compiled = new Map<number, { compiled: Compiled; ignored: Ignored[] }>();
  const answers = problems.map((problem, index): Solved | null => {
    const fault = checkProblem(problem);
    if (fault) return { ok: false, fault };
    compiled.set(index, compile(problem));
    return null;
  });
  await solveAll(new Map([...compiled].map(([index, one]) => [index, one.compiled])), options, (index, outcome) => {
    const one = compiled.get(index)!;
    answers[index] = { ok: true, plan: tellPlan(problems[index]!, one.compiled, outcome, one.ignored) };
  });
  return answers.map((answer) => { if (answer === null) throw new Error('partition: a problem was not answered'); return answer; });
}

async function solveAll(compiled: ReadonlyMap<number, Compiled>, options: SolveInWorkerOptions, solved: (index: number, outcome: Outcome) => void): Promise<void> {
  const batches = batchesOf(compiled);
  const count = Math.min(options.workers ?? availableParallelism(), batches.length, MOST_WORKERS);
  if (count === 0) return;
  const code = await workerCode();
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const halt = (): void => { Atomics.store(stop, 0, 1); };
  if (options.signal?.aborted) halt();
  options.signal?.addEventListener('abort', halt);
  const { limitSeconds } = options;
  const searched = [...compiled.values()].filter((c) => c.choose > 0 || c.demand.some((d) => d !== 1) || c.together.some((t) => t >= 0)).length;
  const task: WorkerTask = {
    stop, seed: options.seed ?? 1, fewestMoves: options.fewestMoves ?? false,
    deadline: limitSeconds === undefined ? null : performance.timeOrigin + performance.now() + limitSeconds * 1000,
    eachSeconds: limitSeconds === undefined ? null : limitSeconds * Math.min(1, count / Math.max(1, searched)),
  };
  let left = compiled.size;
  const threads: Worker[] = [];
  await new Promise<void>((resolve, reject) => {
    const next = (worker: Worker): void => {
      const batch = batches.pop();
      if (batch !== undefined) worker.postMessage({ problems: batch.map((index) => ({ index, compiled: compiled.get(index)! })) } satisfies ToWorker);
    };
    for (let k = 0; k < count; k += 1) {
      const worker = new Worker(code, { eval: true, workerData: task, execArgv: [] });
      threads.push(worker);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`partition: a thread ended by itself (${code})`)));
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'progress') { options.onProgress?.(message.progress, message.index); return; }
        next(worker);
        if (message.kind === 'ready') return;
        for (const { index, outcome } of message.outcomes) solved(index, outcome);
        left -= message.outcomes.length;
        if (left === 0) resolve();
      });
    }
  }).finally(async () => {
    options.signal?.removeEventListener('abort', halt);
    await Promise.all(threads.map((worker) => worker.terminate()));
  });
}

/** Small units together, large ones alone; the largest are taken first (from the end). */
function batchesOf(compiled: ReadonlyMap<number, Compiled>): number[][] {
  const pairs = (index: number): number => { const c = compiled.get(index)!; return c.n * c.m; };
  const bySize = [...compiled.keys()].sort((a, b) => pairs(a) - pairs(b));
  const batches: number[][] = [];
  let room = 0;
  for (const index of bySize) {
    if (room < pairs(index) || batches.length === 0) { batches.push([]); room = BATCH_PAIRS; }
    batches.at(-1)!.push(index);
    room -= pairs(index);
  }
  return batches;
}
