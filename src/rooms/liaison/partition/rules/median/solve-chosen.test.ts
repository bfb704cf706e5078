import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../chance.js';
import { bestOfAll, drawProblem, faultsOf, worthOfPlan } from '../partition.sample.js';
import type { PartitionPlan, PartitionProblem, Progress, SolveOptions } from '../problem.js';
import { solvePartition } from '../solve-partition.js';

const planOf = (problem: PartitionProblem, options?: SolveOptions): PartitionPlan => {
  const solved = solvePartition(problem, options);
  if (!solved.ok) throw new Error(solved.fault.en);
  return solved.plan;
};
const RUNS = { numRuns: 40, seed: 3 };

/** Points of a village with a demand each, all of them candidates: the literature's kind, larger than can be tried out. */
function village(seed: number, n: number, choose: number): PartitionProblem {
  const random = chance(seed);
  const points = Array.from({ length: n }, (_, id) => ({ id, x: random.below(1000), y: random.below(1000), demand: 1 + random.below(20) }));
  const capacity = Math.ceil((points.reduce((sum, { demand }) => sum + demand, 0) / choose) * 1.15);
  return { households: points, liaisons: points.map(({ id, x, y }) => ({ id, x, y, capacity })), choose, costPerDemand: false, distance: 'floor' };
}

describe('L3 (b): liaisons chosen among candidates', () => {
  it('finds the best of all plans of a small village, and no bound is above it', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawProblem(seed, { households: [1, 5], liaisons: [1, 4], demand: 3, wishes: true, choose: true, roomy: true });
      const plan = planOf(problem);
      const best = bestOfAll(problem);
      expect(faultsOf(problem, plan)).toEqual([]);
      expect(worthOfPlan(problem, plan)).toEqual(best);
      expect(plan.lowerBound).toBeLessThanOrEqual(best.cost);
    }), RUNS);
  });
  it('keeps its bound below the best of all where capacity is short as well', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawProblem(seed, { households: [1, 5], liaisons: [1, 3], demand: 3, choose: true });
      const plan = planOf(problem);
      const best = bestOfAll(problem);
      expect(faultsOf(problem, plan)).toEqual([]);
      const worth = worthOfPlan(problem, plan);
      expect(worth.unplaced).toBeGreaterThanOrEqual(best.unplaced);
      if (worth.unplaced === best.unplaced) expect(plan.lowerBound).toBeLessThanOrEqual(best.cost);
      if (plan.proven) expect(worth).toEqual(best);
    }), { numRuns: 80, seed: 3 });
  });
  it('names who cannot be placed: too many, too large, scattered room', () => {
    const at = { x: 0, y: 0 };
    const short = (demands: number[], capacities: number[]) => planOf({ households: demands.map((demand, id) => ({ id, ...at, demand })), liaisons: capacities.map((capacity, id) => ({ id, ...at, capacity })) }).unplaced;
    expect(short([2, 2, 3], [4])).toEqual([{ id: 2, reason: 'capacity', short: 3 }]);
    expect(short([9], [4, 6])).toEqual([{ id: 0, reason: 'group_too_large', short: 3 }]);
    expect(short([2, 2, 2], [3, 3])).toEqual([{ id: expect.any(Number), reason: 'fragmented', short: 1 }]);
  });
  it('answers the same for the same seed', () => {
    const problem = village(5, 30, 4);
    expect(planOf(problem, { seed: 9 })).toEqual(planOf(problem, { seed: 9 }));
  });
});

describe('groups to given liaisons', () => {
  it('is the best of all plans of a small village, least loads in force', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawProblem(seed, { households: [1, 5], liaisons: [1, 3], demand: 3, wishes: true, least: true, roomy: true });
      const plan = planOf(problem);
      expect(faultsOf(problem, plan)).toEqual([]);
      expect(worthOfPlan(problem, plan)).toEqual(bestOfAll(problem));
      expect(plan.lowerBound).toBeLessThanOrEqual(plan.objective);
    }), { numRuns: 60, seed: 3 });
  });
  it('moves as few as can be when asked to', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawProblem(seed, { households: [1, 5], liaisons: [1, 3], demand: 3, wishes: true, roomy: true });
      const plan = planOf(problem, { fewestMoves: true });
      expect(worthOfPlan(problem, plan, true)).toEqual(bestOfAll(problem, true));
    }), RUNS);
  });
});

describe('an entrance is not split', () => {
  const entrance = (name: string, x: number, count: number) => Array.from({ length: count }, (_, k) => ({ id: `${name}${k}`, x, y: k, together: name }));
  const liaison = (id: string, x: number, capacity: number) => ({ id, x, y: 0, capacity });
  const whereOf = (plan: PartitionPlan, name: string): Set<unknown> => new Set(plan.assignment.filter((a) => String(a.householdId).startsWith(name)).map((a) => a.liaisonId));

  it('though splitting it would be nearer', () => {
    const problem = { households: [...entrance('a', 0, 4), ...entrance('b', 10, 3)], liaisons: [liaison('near', 5, 5), liaison('far', 500, 5)] };
    const plan = planOf(problem);
    expect(faultsOf(problem, plan)).toEqual([]);
    expect([whereOf(plan, 'a').size, whereOf(plan, 'b').size]).toEqual([1, 1]);
    expect(plan.unplaced).toEqual([]);
  });
  it('but for the one household somebody has locked elsewhere', () => {
    const [first, ...rest] = entrance('a', 0, 4);
    const plan = planOf({ households: [{ ...first!, locked: 'far' }, ...rest], liaisons: [liaison('near', 5, 5), liaison('far', 500, 5)] });
    expect(plan.assignment.map((a) => a.liaisonId)).toEqual(['far', 'near', 'near', 'near']);
  });
  it('unless no liaison can take it whole: then in few parts, and all are named', () => {
    const problem = { households: entrance('a', 0, 9), liaisons: [liaison('one', 0, 5), liaison('two', 50, 5), liaison('three', 90, 5)] };
    const plan = planOf(problem);
    expect(faultsOf(problem, plan)).toEqual([]);
    expect(plan.unplaced).toEqual([]);
    expect(whereOf(plan, 'a').size).toBe(2);
    expect(plan.ignored).toHaveLength(9);
    expect(plan.ignored[0]).toMatchObject({ householdId: 'a0', field: 'together', reason: 'divided' });
  });
  it('unless room is left in pieces only: nobody is missed, and who was divided is named', () => {
    const problem = { households: [...entrance('a', 0, 3), ...entrance('b', 10, 3)], liaisons: [liaison('one', 0, 4), liaison('two', 50, 2)] };
    const plan = planOf(problem);
    expect(faultsOf(problem, plan)).toEqual([]);
    expect(plan.unplaced).toEqual([]);
    expect(plan.ignored.length).toBeGreaterThanOrEqual(1);
    expect(plan.proven).toBe(false);
  });
});

describe('while it is at it', () => {
  it('tells an objective that falls and a bound that rises, and ends with the last of both', () => {
    const told: Progress[] = [];
    const plan = planOf(village(8, 60, 6), { onProgress: (progress) => told.push(progress) });
    expect(told.length).toBeGreaterThan(10);
    told.forEach(({ objective, lowerBound }, k) => {
      const before = told[k - 1];
      if (!before) return;
      expect(objective!).toBeLessThanOrEqual(before.objective!);
      expect(lowerBound!).toBeGreaterThanOrEqual(before.lowerBound ?? -Infinity);
      expect(lowerBound!).toBeLessThanOrEqual(objective!);
    });
    expect(told.at(-1)).toMatchObject({ objective: plan.objective, lowerBound: plan.lowerBound });
    expect(told.at(-1)!.lowerBound!).toBeGreaterThan(told.find((p) => p.lowerBound !== null)!.lowerBound!);
  });
  it('keeps the best so far when it is stopped, at any time', () => {
    const problem = village(8, 60, 6);
    const whole = planOf(problem);
    for (const asks of [0, 1, 5, 40, 300]) {
      let asked = 0;
      let seen = Infinity;
      const plan = planOf(problem, { stopped: () => { asked += 1; return asked > asks; }, onProgress: ({ objective }) => { seen = objective ?? seen; } });
      expect(faultsOf(problem, plan)).toEqual([]);
      expect(plan.unplaced).toEqual([]);
      expect(plan.objective).toBe(seen);
      expect(plan.objective).toBeGreaterThanOrEqual(whole.lowerBound);
    }
  });
  it('ends at its limit of time by the clock it is given', () => {
    let now = 0;
    const plan = planOf(village(8, 60, 6), { now: () => { now += 1; return now; }, limitSeconds: 0.2 });
    expect(plan.unplaced).toEqual([]);
    expect(now).toBeLessThan(1000);
  });
});
