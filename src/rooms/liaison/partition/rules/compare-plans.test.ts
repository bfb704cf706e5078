import { describe, expect, it } from 'vitest';
import { comparePlans } from './compare-plans.js';
import type { PartitionPlan, PartitionProblem } from './problem.js';
import { solvePartition } from './solve-partition.js';

const problem: PartitionProblem = { households: [0, 10, 90, 100].map((x) => ({ id: x, x, y: 0 })), liaisons: [{ id: 'a', x: 0, y: 0, capacity: 2 }, { id: 'b', x: 100, y: 0, capacity: 2 }] };
const planOf = (p: PartitionProblem): PartitionPlan => {
  const solved = solvePartition(p);
  if (!solved.ok) throw new Error(solved.fault.en);
  return solved.plan;
};

describe('two plans beside each other', () => {
  it('say who is elsewhere, how much farther, and how the loads change', () => {
    const dragged = planOf({ ...problem, households: problem.households.map((h) => (h.id === 10 ? { ...h, locked: 'b' } : h)) });
    const compared = comparePlans(planOf(problem), dragged);
    expect(compared.moved).toEqual([{ householdId: 10, from: 'a', to: 'b', distanceBeforeMeters: 10, distanceAfterMeters: 90 }, { householdId: 90, from: 'b', to: 'a', distanceBeforeMeters: 10, distanceAfterMeters: 90 }]);
    expect(compared).toMatchObject({ kept: 2, distanceBeforeMeters: 20, distanceAfterMeters: 180, unplacedBefore: 0, unplacedAfter: 0 });
    expect(compared.loads).toEqual([{ liaisonId: 'a', before: 2, after: 2 }, { liaisonId: 'b', before: 2, after: 2 }]);
  });
  it('count who loses a place or a liaison who leaves in the middle', () => {
    const without = planOf({ ...problem, liaisons: [problem.liaisons[0]!] });
    const compared = comparePlans(planOf(problem), without);
    expect(compared.moved.map((m) => [m.householdId, m.to])).toEqual([[90, null], [100, null]]);
    expect(compared.loads).toEqual([{ liaisonId: 'a', before: 2, after: 2 }, { liaisonId: 'b', before: 2, after: 0 }]);
    expect(comparePlans(planOf(problem), planOf(problem))).toMatchObject({ moved: [], kept: 4 });
  });
});
