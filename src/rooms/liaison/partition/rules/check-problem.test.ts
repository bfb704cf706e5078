import { describe, expect, it } from 'vitest';
import { faultsOf } from './partition.sample.js';
import { LIMITS, type Household, type Liaison, type PartitionProblem } from './problem.js';
import { solvePartition } from './solve-partition.js';

const households: Household[] = Array.from({ length: 6 }, (_, k) => ({ id: `h${k}`, x: k * 10, y: 0 }));
const liaisons: Liaison[] = [{ id: 'a', x: 0, y: 0, capacity: 4 }, { id: 'b', x: 50, y: 0, capacity: 4 }];
const with_ = (more: Partial<PartitionProblem>): PartitionProblem => ({ households, liaisons, ...more });
const first = (more: object): PartitionProblem => with_({ households: [{ ...households[0]!, ...more }, ...households.slice(1)] });
const firstLiaison = (more: object): PartitionProblem => with_({ liaisons: [{ ...liaisons[0]!, ...more }, liaisons[1]!] });

const BAD: [what: string, problem: PartitionProblem, code: string][] = [
  ['the same household twice', first({ id: 'h1' }), 'duplicate_id'], ['an id once as a number and once as text', with_({ households: [{ id: 1, x: 0, y: 0 }, { id: '1', x: 0, y: 0 }] }), 'duplicate_id'],
  ['the same liaison twice', firstLiaison({ id: 'b' }), 'duplicate_id'], ['no id', first({ id: '' }), 'bad_id'], ['an id that is an object', first({ id: {} }), 'bad_id'],
  ['a wish that is an object', first({ prefers: [{}] }), 'bad_id'], ['coordinates that are no number', first({ x: Number.NaN }), 'bad_coordinate'], ['coordinates without end', first({ y: Infinity }), 'bad_coordinate'],
  ['coordinates left out', first({ x: undefined }), 'bad_coordinate'], ['coordinates as text', first({ x: '12' }), 'bad_coordinate'], ['coordinates beyond any county', firstLiaison({ x: 1e12 }), 'bad_coordinate'],
  ['half a household', first({ demand: 0.5 }), 'bad_demand'], ['nobody', first({ demand: 0 }), 'bad_demand'], ['a group beyond any limit', first({ demand: 1e9 }), 'bad_demand'],
  ['no capacity', firstLiaison({ capacity: undefined }), 'bad_capacity'], ['a capacity below nothing', firstLiaison({ capacity: -1 }), 'bad_capacity'], ['a least above the most', firstLiaison({ least: 5 }), 'bad_capacity'],
  ['none to choose', with_({ choose: 0 }), 'bad_choose'], ['more to choose than there are', with_({ choose: 3 }), 'bad_choose'], ['two and a half to choose', with_({ choose: 2.5 }), 'bad_choose'],
  ['a weight below nothing', with_({ weights: { preferBonus: -1 } }), 'bad_weight'], ['a weight nobody knows', with_({ weights: { kinship: 1 } as object }), 'bad_weight'],
  ['more households than a county has', with_({ households: Array.from({ length: LIMITS.households + 1 }, () => households[0]!) }), 'too_large'],
];

describe('a problem that cannot be read', () => {
  it.each(BAD)('%s: is refused in one sentence per language', (_, problem, code) => {
    const solved = solvePartition(problem);
    if (solved.ok) throw new Error('it was solved');
    expect(solved.fault.code).toBe(code);
    expect(solved.fault.zh).toMatch(/^[^\n]{4,200}。$/);
    expect(solved.fault.en).toMatch(/^[^\n]{8,250}\.$/);
    expect(solved.fault.zh).not.toMatch(/undefined|\[object/);
  });
});

describe('a problem that is odd but can be read', () => {
  const solve = (problem: PartitionProblem) => {
    const solved = solvePartition(problem);
    if (!solved.ok) throw new Error(solved.fault.en);
    expect(faultsOf(problem, solved.plan)).toEqual([]);
    return solved.plan;
  };
  const atOnePoint = (count: number): Household[] => Array.from({ length: count }, (_, id) => ({ id, x: 7, y: 7 }));

  it('all at one point: the loads alone decide', () => {
    for (const choose of [undefined, 1]) {
      const plan = solve({ households: atOnePoint(8), liaisons: [{ id: 'a', x: 7, y: 7, capacity: 8 }, { id: 'b', x: 7, y: 7, capacity: 8, least: 3 }], ...(choose ? { choose } : {}) });
      expect(plan).toMatchObject({ objective: 0, lowerBound: 0, gap: 0, proven: true, unplaced: [] });
    }
  });
  it('one household, no household, no liaison', () => {
    expect(solve({ households: atOnePoint(1), liaisons }).assignment).toHaveLength(1);
    expect(solve({ households: [], liaisons })).toMatchObject({ assignment: [], objective: 0, proven: true });
    expect(solve({ households: atOnePoint(2), liaisons: [] }).unplaced).toHaveLength(2);
    expect(solve({ households: [], liaisons, choose: 1 }).assignment).toEqual([]);
  });
  it('liaisons who take nobody', () => {
    expect(solve({ households: atOnePoint(2), liaisons: [{ id: 'a', x: 0, y: 0, capacity: 0 }] }).unplaced).toEqual([0, 1].map((id) => ({ id, reason: expect.any(String), short: expect.any(Number) })));
  });
  it('as far and as heavy as the limits allow', () => {
    const far = LIMITS.coordinate;
    const wide: PartitionProblem = { households: [{ id: 1, x: -far, y: -far, current: 'b' }, { id: 2, x: far, y: far }, { id: 3, x: -far, y: far }], liaisons: [{ id: 'a', x: -far, y: far, capacity: 2 }, { id: 'b', x: far, y: -far, capacity: 2 }] };
    expect(solve(wide).unplaced).toEqual([]);
    const heavy = { ...wide, households: wide.households.map((h) => ({ ...h, demand: LIMITS.demand / 2 })), liaisons: wide.liaisons.map((l) => ({ ...l, capacity: LIMITS.demand })) };
    expect(solve(heavy).unplaced).toEqual([]);
    expect(solve({ ...heavy, choose: 2 }).unplaced).toEqual([]);
  });
});
