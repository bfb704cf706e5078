import { describe, expect, it } from 'vitest';
import { chance } from '../rules/chance.js';
import { faultsOf } from '../rules/partition.sample.js';
import type { PartitionProblem, Progress, Solved } from '../rules/problem.js';
import { solvePartition } from '../rules/solve-partition.js';
import { solveInWorker } from './solve-in-worker.js';

function village(seed: number, n: number, choose?: number): PartitionProblem {
  const random = chance(seed);
  const points = Array.from({ length: n }, (_, id) => ({ id, x: random.below(1000), y: random.below(1000), demand: choose === undefined ? 1 : 1 + random.below(20) }));
  const all = points.reduce((sum, { demand }) => sum + demand, 0);
  const candidates = choose === undefined ? points.slice(0, 8) : points;
  return { households: points, liaisons: candidates.map(({ id, x, y }) => ({ id, x, y, capacity: Math.ceil((all / (choose ?? 8)) * 1.15) })), ...(choose === undefined ? {} : { choose, costPerDemand: false }) };
}
const planOf = (solved: Solved | undefined) => {
  if (!solved?.ok) throw new Error(solved?.fault.en ?? 'no answer');
  return solved.plan;
};

describe('partitions in threads', { timeout: 60_000 }, () => {
  it('answer in the order asked, the same as without threads, and a fault stands in its place', async () => {
    const asked = [village(1, 60), { ...village(2, 5), choose: 99 }, village(3, 200), village(4, 1)];
    const solved = await solveInWorker(asked, { workers: 2 });
    expect(solved).toEqual(asked.map((problem) => solvePartition(problem)));
    expect(solved.map((one) => one.ok)).toEqual([true, false, true, true]);
    expect(await solveInWorker([])).toEqual([]);
  });
  it('end soon after they are told to, with the best so far', async () => {
    const problem = village(7, 300, 20);
    const cancel = new AbortController();
    const told: Progress[] = [];
    const [solved] = await solveInWorker([problem], { signal: cancel.signal, onProgress: (progress) => { told.push(progress); if (told.length === 4) cancel.abort(); } });
    const plan = planOf(solved);
    expect(faultsOf(problem, plan)).toEqual([]);
    expect(plan.unplaced).toEqual([]);
    expect(plan.proven).toBe(false);
    expect(plan.objective).toBeLessThanOrEqual(told[3]!.objective!);
    expect(plan.lowerBound).toBeGreaterThanOrEqual(told[3]!.lowerBound!);
  });
  it('answer something for everybody when they were told to stop before they began', async () => {
    const problem = village(7, 100, 8);
    const plan = planOf((await solveInWorker([problem], { signal: AbortSignal.abort() }))[0]);
    expect(faultsOf(problem, plan)).toEqual([]);
  });
  it('end by themselves at the limit of time', async () => {
    const plan = planOf((await solveInWorker([village(7, 300, 20)], { limitSeconds: 0.5 }))[0]);
    expect(plan.proven).toBe(false);
    expect(plan.unplaced).toEqual([]);
  });
});
