import type { z } from 'zod';
import type { coverage } from '../../../contract/liaison.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { chinaDay, dayToIso, type Instant } from '../../../ground/time.js';
import { cellsWithin, childrenOf, countHouseholds, servingPeople, unitsByCode } from '../../honeycomb/door.js';
import { allGrids, countGrids } from '../grids/store.js';
import { sumCounts, type CellFigures } from './rules/sum-counts.js';

/** At most so many units below one: towns, villages or compounds. */
const MOST_BELOW = 2000;

/**
 * L4: how many households are in exactly one micro-grid, and what is missing, of a unit and of each directly below it. Numbers
 * only, so everybody may read them; counted in one statement for households and one for micro-grids.
 */
export function showCoverage(ground: Ground, unitCode: string, at: Instant): Promise<Result<z.input<typeof coverage>>> {
  return ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const unit = (await unitsByCode(tx, [unitCode])).get(unitCode);
    if (!unit) return refuse('not_found');
    const cells = await cellsWithin(tx, unitCode);
    const households = await countHouseholds(tx, unitCode);
    const grids = new Map((await countGrids(tx, unitCode)).map((row) => [row.unitCode, row]));
    const all = (await allGrids(tx)).filter((grid) => grid.unitCode.startsWith(unitCode));
    const serving = await servingPeople(tx, all.flatMap((grid) => grid.liaisonPersonId ?? []), dayToIso(chinaDay(at)));
    const orphaned = groupBy(all.filter((grid) => grid.liaisonPersonId === null || !serving.has(grid.liaisonPersonId)), (grid) => grid.unitCode);
    const parents = new Set(cells.map((cell) => cell.parentCode));
    const figures = cells.map((cell): CellFigures => ({
      unitCode: cell.unitCode, households: households.get(cell.unitCode) ?? 0, hasCellsBelow: parents.has(cell.unitCode),
      ...(grids.get(cell.unitCode) ?? { grids: 0, liaisons: 0, overCapacity: 0, members: 0 }), withoutLiaison: orphaned.get(cell.unitCode)?.length ?? 0,
    }));
    const below = await childrenOf(tx, unitCode, MOST_BELOW);
    const under = (code: string): CellFigures[] => figures.filter((f) => f.unitCode.startsWith(code));
    return done({
      unitCode, unitName: unit.name, at, counts: sumCounts(figures),
      below: below.map((child) => ({ unitCode: child.unitCode, unitName: child.name, level: child.level, counts: sumCounts(under(child.unitCode)) }))
        .filter((child) => child.counts.cells > 0),
    });
  });
}
