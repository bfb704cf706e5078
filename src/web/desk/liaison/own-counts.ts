import type { CoverageCounts } from '../../../contract/liaison.js';
import type { Coverage } from '../../api/liaison.js';

/** What a community holds itself: all of it less what its compounds hold, which are units of their own. */
export function ownCounts({ counts, below }: Coverage): CoverageCounts {
  const rest = (name: keyof CoverageCounts): number => Math.max(0, counts[name] - below.reduce((sum, row) => sum + row.counts[name], 0));
  return { households: rest('households'), inOneGrid: rest('inOneGrid'), withoutGrid: rest('withoutGrid'), cells: rest('cells'), cellsWithoutGrid: rest('cellsWithoutGrid'),
    grids: rest('grids'), gridsWithoutLiaison: rest('gridsWithoutLiaison'), overCapacity: rest('overCapacity'), liaisons: rest('liaisons') };
}
