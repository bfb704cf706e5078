import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { holdLocks } from '../hold-locks.js';
import { bestOfAll, drawProblem, faultsOf, worthOfPlan } from '../partition.sample.js';
import type { PartitionProblem } from '../problem.js';
import { solvePartition } from '../solve-partition.js';
import { asMedians } from './as-medians.js';
import { lagrangeBound } from './bound.js';
import { branching } from './branch.js';
import { gatherGroups } from './gather-groups.js';
import type { Medians } from './medians.js';

const never = (): boolean => false;
const mediansOf = (problem: PartitionProblem): Medians => {
  const { compiled } = compile(problem);
  const { lock } = holdLocks(compiled);
  return asMedians(compiled, gatherGroups(compiled, lock), lock, compiled.choose || compiled.m, false).of;
};

/** The least cost of all, by trying every choice of candidates and every place of every group; nowhere costs what it costs. */
function cheapestOfAll({ n, m, p, cost, demand, capacity, must }: Medians): number {
  let best = Infinity;
  const canCut = cost.every((c) => c >= 0);
  const room = Array.from(capacity);
  const used = Array.from(must);
  const put = (i: number, sum: number, count: number): void => {
    if (canCut && sum >= best) return;
    if (i === n) { best = Math.min(best, sum); return; }
    for (let j = 0; j < m; j += 1) {
      if (room[j]! < demand[i]! || (used[j] === 0 && count === p)) continue;
      const fresh = used[j] === 0;
      used[j] = 1;
      room[j]! -= demand[i]!;
      put(i + 1, sum + cost[j * n + i]!, count + (fresh ? 1 : 0));
      room[j]! += demand[i]!;
      if (fresh) used[j] = 0;
    }
    put(i + 1, sum + cost[m * n + i]!, count);
  };
  put(0, 0, used.filter((one) => one === 1).length);
  return best;
}

/** From multipliers as bad as `rounds` leaves them, so that the tree has to do the work. */
function search(of: Medians, upper: number, rounds: number): { value: number; steps: number; met: number } {
  const root = lagrangeBound(of);
  root.improve(rounds, upper, never);
  const tree = branching(of, root);
  let steps = 0;
  let met = Infinity;
  for (let before = -Infinity; !tree.ended && steps < 3000; steps += 1) {
    tree.step(upper, never);
    expect(tree.value).toBeGreaterThanOrEqual(before);
    before = tree.value;
    if (tree.met === null) continue;
    let sum = 0;
    for (const { j, items } of tree.met) for (const i of items) sum += of.cost[j * of.n + i]!;
    met = Math.min(met, sum);
    tree.met = null;
  }
  expect(tree.ended).toBe(true);
  return { value: tree.value, steps, met };
}

const near = (value: number): number => 1e-6 * (1 + Math.abs(value));
const drawn = (distance: PartitionProblem['distance']) => (seed: number): Medians =>
  mediansOf(drawProblem(seed, { households: [5, 8], liaisons: [3, 9], demand: 5, wishes: seed % 2 === 0, choose: true, roomy: true, distance }));

describe('the halving of all plans', { timeout: 120_000 }, () => {
  it.each(['rounded', 'euclidean'] as const)('proves exactly the best of all, whatever upper limit it is given (%s)', (distance) => {
    let most = 0;
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 20 }), (seed, rounds, above) => {
      const of = drawn(distance)(seed);
      const best = cheapestOfAll(of);
      const { value, steps, met } = search(of, best + 1 + above ** 2, rounds);
      expect(value).toBeLessThanOrEqual(best + near(best));
      expect(value).toBeGreaterThanOrEqual(best - near(best));
      expect(met).toBeGreaterThanOrEqual(best - near(best));
      most = Math.max(most, steps);
    }), { numRuns: 150, seed: 11 });
    expect(most).toBeGreaterThan(10);
  });
  it('ends without a bound below a plan that is the best', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const of = drawn('rounded')(seed);
      const best = cheapestOfAll(of);
      expect(search(of, best, 5).value).toBeGreaterThanOrEqual(best);
    }), { numRuns: 60, seed: 12 });
  });
  it('is what proves villages with entrances, locks and least loads, never falsely', () => {
    let proven = 0;
    fc.assert(fc.property(fc.nat(), (seed) => {
      const drawing = drawProblem(seed, { households: [4, 7], liaisons: [2, 4], demand: 4, wishes: true, least: seed % 3 === 0, choose: seed % 3 === 1, roomy: seed % 2 === 0 });
      const problem = { ...drawing, households: drawing.households.map((h, k) => (seed % 5 === 0 && k === 0 ? { ...h, locked: 'l0' } : h)) };
      const solved = solvePartition(problem);
      if (!solved.ok) throw new Error(solved.fault.en);
      const { plan } = solved;
      expect(faultsOf(problem, plan)).toEqual([]);
      if (plan.ignored.some(({ field }) => field === 'locked')) return;
      const best = bestOfAll(problem);
      if (plan.proven) { proven += 1; expect(worthOfPlan(problem, plan)).toEqual(best); }
      if (worthOfPlan(problem, plan).lacking === best.lacking && worthOfPlan(problem, plan).unplaced === best.unplaced) expect(plan.lowerBound).toBeLessThanOrEqual(best.cost);
    }), { numRuns: 120, seed: 13 });
    expect(proven).toBeGreaterThan(60);
  });
});
