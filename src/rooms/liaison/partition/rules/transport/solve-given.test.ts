import fc from 'fast-check';
import highsLoader from 'highs';
import { describe, expect, it } from 'vitest';
import { bestOfAll, costBetween, drawProblem, faultsOf, worthOfPlan, type Drawing } from '../partition.sample.js';
import type { PartitionPlan, PartitionProblem, SolveOptions } from '../problem.js';
import { solvePartition } from '../solve-partition.js';

const planOf = (problem: PartitionProblem, options?: SolveOptions): PartitionPlan => {
  const solved = solvePartition(problem, options);
  if (!solved.ok) throw new Error(solved.fault.en);
  return solved.plan;
};
const RUNS = { numRuns: 150, seed: 3 };
const drawn = (seed: number, more: Partial<Drawing>): PartitionProblem => drawProblem(seed, { households: [1, 6], liaisons: [1, 3], ...more });

describe('L3 (a): liaisons given, every household counts one', () => {
  it('is the best of all plans, with wishes and least loads, and proves it', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawn(seed, { wishes: true, least: true });
      const plan = planOf(problem);
      expect(faultsOf(problem, plan)).toEqual([]);
      expect(worthOfPlan(problem, plan)).toEqual(bestOfAll(problem));
      expect(plan.proven).toBe(true);
      expect(plan.lowerBound).toBe(plan.objective);
      expect(plan.method).toBe('transport');
    }), RUNS);
  });
  it('is the best of all plans for real distances, its bound within a millionth', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawn(seed, { least: true, distance: 'euclidean' });
      const plan = planOf(problem);
      const best = bestOfAll(problem);
      expect(faultsOf(problem, plan)).toEqual([]);
      expect(worthOfPlan(problem, plan)).toMatchObject({ unplaced: best.unplaced, lacking: best.lacking });
      expect(plan.objective).toBeCloseTo(best.cost, 4);
      expect(plan.proven).toBe(true);
      expect(plan.objective - plan.lowerBound).toBeLessThanOrEqual(1e-6 * Math.max(1, plan.objective));
    }), RUNS);
  });
  it('moves as few households as can be, and then costs the least', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawn(seed, { wishes: true, least: true });
      const plan = planOf(problem, { fewestMoves: true });
      const { unplaced, lacking, moves, cost } = bestOfAll(problem, true);
      expect(worthOfPlan(problem, plan, true)).toEqual({ unplaced, lacking, moves, cost });
    }), RUNS);
  });
  it('holds every lock there is room for, and is the best of the plans that do', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const problem = drawn(seed, { wishes: true, roomy: true });
      const liaison = problem.liaisons[seed % problem.liaisons.length]!;
      const locked = { ...problem, households: problem.households.map((h, k) => (k < 2 ? { ...h, locked: liaison.id } : h)) };
      const plan = planOf(locked);
      expect(faultsOf(locked, plan)).toEqual([]);
      for (const h of locked.households) if (h.locked !== undefined) expect(plan.assignment.find((a) => a.householdId === h.id)).toMatchObject({ liaisonId: h.locked, why: { locked: true } });
      expect(worthOfPlan(locked, plan)).toEqual(bestOfAll(locked));
    }), RUNS);
  });
  it('reaches the optimum of HiGHS on units of 60 households, least loads in force', async () => {
    const highs = await (highsLoader as unknown as typeof highsLoader.default)();
    fc.assert(fc.property(fc.nat(), (seed) => {
      const free = drawProblem(seed, { households: [40, 60], liaisons: [10, 16], wishes: true });
      const problem = { ...free, liaisons: free.liaisons.map((l) => ({ ...l, capacity: 7, least: 2 })) };
      const { households, liaisons } = problem;
      const name = (i: number, j: number): string => `x${i}_${j}`;
      const sum = (i: number[], j: number[], of: (i: number, j: number) => string): string => i.flatMap((a) => j.map((b) => of(a, b))).join(' ');
      const I = [...households.keys()];
      const J = [...liaisons.keys()];
      const { Status, ObjectiveValue } = highs.solve([`Minimize\n obj: ${sum(I, J, (i, j) => { const c = costBetween(problem, households[i]!, liaisons[j]!); return `${c < 0 ? '-' : '+'} ${Math.abs(c)} ${name(i, j)}`; })}`,
        'Subject To', ...I.map((i) => ` r${i}: ${sum([i], J, (a, b) => `+ ${name(a, b)}`)} = 1`), ...J.flatMap((j) => [` c${j}: ${sum(I, [j], (a, b) => `+ ${name(a, b)}`)} <= 7`, ` d${j}: ${sum(I, [j], (a, b) => `+ ${name(a, b)}`)} >= 2`]), 'End'].join('\n'));
      expect(Status).toBe('Optimal');
      const plan = planOf(problem);
      expect(faultsOf(problem, plan)).toEqual([]);
      expect(plan.objective).toBeCloseTo(ObjectiveValue, 6);
      expect(plan.lowerBound).toBe(plan.objective);
    }), { numRuns: 15, seed: 3 });
  });
});

describe('those who cannot be placed', () => {
  const row = (count: number): PartitionProblem['households'] => Array.from({ length: count }, (_, k) => ({ id: k, x: k * 10, y: 0 }));
  it('are named with the capacity that is lacking, and the places there are go to those nearest', () => {
    const plan = planOf({ households: row(7), liaisons: [{ id: 'a', x: 0, y: 0, capacity: 4 }] });
    expect(plan.unplaced).toEqual([4, 5, 6].map((id) => ({ id, reason: 'capacity', short: 3 })));
    expect(plan.assignment.map((a) => a.householdId)).toEqual([0, 1, 2, 3]);
    expect(plan.proven).toBe(true);
  });
  it('are all where there is no liaison: no village is passed over in silence', () => {
    expect(planOf({ households: row(2), liaisons: [] }).unplaced).toEqual([{ id: 0, reason: 'no_liaison', short: 1 }, { id: 1, reason: 'no_liaison', short: 1 }]);
  });
  it('are none when least loads ask for more than there are: what lacks is told', () => {
    const plan = planOf({ households: row(3), liaisons: [{ id: 'a', x: 0, y: 0, capacity: 9, least: 4 }, { id: 'b', x: 50, y: 0, capacity: 9, least: 4 }] });
    expect(plan.unplaced).toEqual([]);
    expect(plan.loads.reduce((sum, l) => sum + l.shortOfLeast, 0)).toBe(5);
  });
});

describe('wishes that cannot be kept', () => {
  const households = [{ id: 1, x: 0, y: 0, prefers: ['nobody', 'a'], locked: 'a' }, { id: 2, x: 5, y: 0, locked: 'a' }, { id: 3, x: 9, y: 0, locked: 'gone' }];
  it('are named: a liaison of another village, a lock beyond the capacity', () => {
    const plan = planOf({ households, liaisons: [{ id: 'a', x: 0, y: 0, capacity: 1 }, { id: 'b', x: 100, y: 0, capacity: 5 }] });
    expect(plan.ignored).toEqual([
      { householdId: 1, field: 'prefers', liaisonId: 'nobody', reason: 'unknown_liaison' }, { householdId: 3, field: 'locked', liaisonId: 'gone', reason: 'unknown_liaison' },
      { householdId: 2, field: 'locked', liaisonId: 'a', reason: 'liaison_full' },
    ]);
    expect(plan.assignment.map((a) => a.liaisonId)).toEqual(['a', 'b', 'b']);
  });
});

describe('why a household is where it is', () => {
  it('says the distance, the nearest and whether a limit sent it elsewhere', () => {
    const plan = planOf({ households: [{ id: 1, x: 0, y: 0 }, { id: 2, x: 1, y: 0 }], liaisons: [{ id: 'a', x: 0, y: 0, capacity: 1 }, { id: 'b', x: 100, y: 0, capacity: 5 }] });
    expect(plan.assignment[1]!.why).toEqual({ distanceMeters: 99, preferred: false, sameBuilding: false, sameGroup: false, kept: false, locked: false, nearestId: 'a', nearestDistanceMeters: 1, limit: true });
    expect(plan.assignment[0]!.why.limit).toBe(false);
  });
});
