import { expect, it } from 'vitest';
import { sumCounts, type CellFigures } from './sum-counts.js';

const cell = (over: Partial<CellFigures>): CellFigures =>
  ({ unitCode: '999901001001', households: 10, hasCellsBelow: false, grids: 1, liaisons: 1, overCapacity: 0, members: 10, withoutLiaison: 0, ...over });

it('counts who is missed, household by household and cell by cell', () => {
  const counts = sumCounts([cell({}), cell({ members: 7 }), cell({ households: 4, members: 0, grids: 0, liaisons: 0 }), cell({ withoutLiaison: 1, overCapacity: 1 })]);
  expect(counts).toMatchObject({ households: 34, inOneGrid: 27, withoutGrid: 7, cells: 4, cellsWithoutGrid: 1, grids: 3, gridsWithoutLiaison: 1, overCapacity: 1 });
  expect(counts.inOneGrid + counts.withoutGrid).toBe(counts.households);
});
it('never lets one cell’s surplus hide another’s gap', () => {
  expect(sumCounts([cell({ members: 15 }), cell({ members: 5 })])).toMatchObject({ inOneGrid: 15, withoutGrid: 5 });
});
it('takes a community that is only the sum of its compounds for no cell, and an empty village for one', () => {
  expect(sumCounts([cell({ households: 0, members: 0, grids: 0, liaisons: 0, hasCellsBelow: true })]).cells).toBe(0);
  expect(sumCounts([cell({ households: 0, members: 0, grids: 0, liaisons: 0 })])).toMatchObject({ cells: 1, cellsWithoutGrid: 1 });
});
