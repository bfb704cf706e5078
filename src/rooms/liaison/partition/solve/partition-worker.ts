import { parentPort, workerData } from 'node:worker_threads';
import { solveCompiled } from '../rules/solve-compiled.js';
import type { FromWorker, ToWorker, WorkerTask } from './messages.js';

/** A thread that solves what it is sent and asks for more. */
const task = workerData as WorkerTask;
const port = parentPort;
if (port === null) throw new Error('partition-worker.ts runs as a worker thread only');
const tell = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
const now = (): number => performance.timeOrigin + performance.now();
const stopped = (): boolean => Atomics.load(task.stop, 0) === 1 || (task.deadline !== null && now() > task.deadline);

port.on('message', ({ problems }: ToWorker) => {
  const outcomes = problems.map(({ index, compiled }) => ({ index, outcome: solveCompiled(compiled, {
    now, stopped, seed: task.seed, fewestMoves: task.fewestMoves, ...(task.eachSeconds === null ? {} : { limitSeconds: task.eachSeconds }),
    onProgress: (progress) => tell({ kind: 'progress', index, progress }) }) }));
  tell({ kind: 'solved', outcomes }, outcomes.flatMap(({ outcome }) => [outcome.liaisonOf.buffer as ArrayBuffer, outcome.open.buffer as ArrayBuffer]));
});
tell({ kind: 'ready' });
