import type { Transaction } from '../../../ground/database/database.js';
import { groupBy } from '../../../ground/group-by.js';
import { cellsWithin, outlinesOf } from '../../honeycomb/door.js';
import { saveAreas } from '../grids/areas/store.js';
import { drawAreas } from './rules/draw-areas.js';
import { gridsToDraw, homesOfCells } from './store.js';

/** So many units are read and written at a time: a county's 1,300 would else all stand in memory. */
const AT_ONCE = 200;

/**
 * Draws the areas of the micro-grids in force of these villages and compounds and keeps them: after a plan was published, a
 * county loaded, an outline changed. Inside the caller's transaction; about a second for 200,000 households, writing aside.
 */
export async function redrawAreas(tx: Transaction, unitCodes: readonly string[]): Promise<void> {
  const codes = [...new Set(unitCodes)].sort();
  if (codes.length === 0) return;
  const cells = (await cellsWithin(tx, tx.scope.countyCode)).map((cell) => cell.unitCode);
  for (let from = 0; from < codes.length; from += AT_ONCE) await redrawSome(tx, codes.slice(from, from + AT_ONCE), cells);
}

async function redrawSome(tx: Transaction, codes: readonly string[], cells: readonly string[]): Promise<void> {
  const grids = groupBy(await gridsToDraw(tx, codes), (grid) => grid.unitCode);
  const homes = groupBy(await homesOfCells(tx, codes), (home) => home.unitCode);
  const outlines = await outlinesOf(tx, [...new Set(codes.flatMap((code) => [code, ...above(code), ...below(code, cells)]))]);
  await saveAreas(tx, codes.flatMap((code) => {
    const own = grids.get(code) ?? [];
    const number = new Map(own.map(({ gridId }, i) => [gridId, i]));
    const placed = (homes.get(code) ?? []).flatMap(({ gridId, lng, lat }) => { const grid = number.get(gridId); return grid === undefined ? [] : [{ grid, lng, lat }]; });
    const within = above(code).map((up) => outlines.get(up)).find((outline) => outline != null);
    const areas = drawAreas(placed, outlines.get(code), within, below(code, cells).map((one) => outlines.get(one)));
    return own.map(({ gridId }, i) => ({ gridId, area: areas.get(i) ?? null }));
  }));
}

/** The units above, the nearest first: a unit's code begins with theirs. */
const above = (code: string): string[] => Array.from({ length: Math.max(0, (code.length - 6) / 3) }, (_, i) => code.slice(0, code.length - 3 * (i + 1)));

/** The cells inside a unit that has households of its own: the compounds of a community. */
const below = (code: string, cells: readonly string[]): string[] => cells.filter((cell) => cell.length > code.length && cell.startsWith(code));
