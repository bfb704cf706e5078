/** One village, community or compound with its households and micro-grids. */
export interface CellFigures { unitCode: string; households: number; hasCellsBelow: boolean; grids: number; liaisons: number; overCapacity: number; members: number; withoutLiaison: number }

export interface CoverageCounts {
  households: number; inOneGrid: number; withoutGrid: number; cells: number; cellsWithoutGrid: number;
  grids: number; gridsWithoutLiaison: number; overCapacity: number; liaisons: number;
}

/**
 * L4 as numbers. A community that is only the sum of its compounds, with no household and no micro-grid of its own, is no cell;
 * every other village, community and compound is one, and should have a micro-grid.
 */
export function sumCounts(cells: readonly CellFigures[]): CoverageCounts {
  const counted = cells.filter((c) => c.households > 0 || c.grids > 0 || !c.hasCellsBelow);
  const sum = (of: (c: CellFigures) => number): number => counted.reduce((total, c) => total + of(c), 0);
  return {
    households: sum((c) => c.households), inOneGrid: sum((c) => Math.min(c.members, c.households)),
    withoutGrid: sum((c) => Math.max(0, c.households - c.members)),
    cells: counted.length, cellsWithoutGrid: counted.filter((c) => c.grids === 0).length,
    grids: sum((c) => c.grids), gridsWithoutLiaison: sum((c) => c.withoutLiaison), overCapacity: sum((c) => c.overCapacity), liaisons: sum((c) => c.liaisons),
  };
}
