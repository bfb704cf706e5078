import type { Transaction } from '../../../ground/database/database.js';
import { groupBy } from '../../../ground/group-by.js';
import { remember } from '../../../ground/remember.js';
import { cellsWithin } from '../../honeycomb/door.js';
import { countPlaces, type CountedGrid } from './store.js';

export interface CountedUnit { unitCode: string; name: string; lng: number; lat: number; households: number; grids: number; withoutGrid: number }
export interface Counts { units: readonly CountedUnit[]; grids: readonly (CountedGrid & { gridId: string })[]; byGrid: ReadonlyMap<string, CountedGrid> }

/**
 * How many households each micro-grid and unit of the county has, and where their middle is: numbers about places, not about
 * persons. Counting 200,000 takes longer than a map may take to answer, and a map may be a minute late. Ask as the system.
 */
export const knowCounts = remember(60_000, async (tx: Transaction): Promise<Counts> => {
  if (tx.scope.actor !== 'system') throw new Error('counts of the county are read as the system');
  const rows = await countPlaces(tx);
  const byUnit = groupBy(rows, (row) => row.unitCode);
  const grids = rows.filter((row): row is CountedGrid & { gridId: string } => row.gridId !== null);
  const units = (await cellsWithin(tx, tx.scope.countyCode)).flatMap(({ unitCode, name, lng, lat }) => {
    const own = byUnit.get(unitCode) ?? [];
    if (lng === null || lat === null) return [];
    return [{ unitCode, name, lng, lat, households: own.reduce((sum, row) => sum + row.households, 0),
      grids: own.filter((row) => row.gridId !== null).length, withoutGrid: own.filter((row) => row.gridId === null).reduce((sum, row) => sum + row.households, 0) }];
  });
  return { units, grids, byGrid: new Map(grids.map((row) => [row.gridId, row])) };
});
