import type { Transaction } from '../../../ground/database/database.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { cellsWithin } from '../../honeycomb/door.js';
import { countPlaces, type CountedGrid } from './store.js';

export interface CountedUnit { unitCode: string; name: string; lng: number; lat: number; households: number; grids: number; withoutGrid: number }
export interface Counts { units: readonly CountedUnit[]; grids: readonly (CountedGrid & { gridId: string })[]; byGrid: ReadonlyMap<string, CountedGrid> }

/** Counting 200,000 takes longer than a map may take to answer: from a minute on it is counted anew, up to five the old is told meanwhile. */
const FRESH_MS = 60_000;
const USABLE_MS = 5 * 60_000;
/** `under` is a count on its way, which everybody who comes meanwhile waits for or lets run. */
interface Kept { counts: Counts | null; at: number; under: Promise<Counts> | null }
const kept = new WeakMap<object, Kept>();

/**
 * How many households each micro-grid and unit of the county has, and where their middle is: numbers about places, not about
 * persons. At most five minutes late for whoever looks first after a pause, a minute for everybody else.
 */
export async function knowCounts(ground: Ground): Promise<Counts> {
  let known = kept.get(ground.database);
  if (!known) kept.set(ground.database, known = { counts: null, at: 0, under: null });
  const age = performance.now() - known.at;
  if (known.counts && age <= FRESH_MS) return known.counts;
  const under = known.under ??= countAnew(ground, known);
  if (!known.counts || age > USABLE_MS) return under;
  // What cannot be counted now is counted at the next look; until then the old numbers stand.
  under.catch(() => undefined);
  return known.counts;
}

async function countAnew(ground: Ground, known: Kept): Promise<Counts> {
  try {
    known.counts = await ground.database.transaction(systemScope(ground.countyCode), count);
    known.at = performance.now();
    return known.counts;
  } finally {
    known.under = null;
  }
}

async function count(tx: Transaction): Promise<Counts> {
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
}
