import type { Transaction } from '../../../ground/database/database.js';
import { allHouseholdCells, cellsWithin, countHouseholds, servingPeople } from '../../honeycomb/door.js';
import { allGrids, allMemberships } from '../grids/store.js';

type Found = { subject: string; detail: string; total: number }[];

/**
 * L4 over the whole county, counted from the rows and not from what the database promises: households in exactly one micro-grid of
 * their own village or compound; micro-grids with exactly one liaison, who serves; villages and compounds with a micro-grid.
 * Read as the owner in one snapshot; at most `limit` of each, `total` counts all.
 */
export async function checkCoverage(tx: Transaction, day: string, limit: number): Promise<Record<string, Found>> {
  const grids = await allGrids(tx);
  const inForce = new Map(grids.map((grid) => [grid.gridId, grid.unitCode]));
  const cellsWithGrid = new Set(inForce.values());
  const memberships = new Map<string, { unitCode: string; gridId: string; times: number }>();
  for (const m of await allMemberships(tx)) memberships.set(m.householdId, { ...m, times: (memberships.get(m.householdId)?.times ?? 0) + 1 });

  const misplaced: { subject: string; detail: string }[] = [];
  for (const { householdId, unitCode } of await allHouseholdCells(tx)) {
    const member = memberships.get(householdId);
    memberships.delete(householdId);
    const wrong = !member ? (cellsWithGrid.has(unitCode) ? `in no micro-grid of ${unitCode}` : null)
      : member.times !== 1 ? `in ${member.times} micro-grids`
        : member.unitCode !== unitCode || inForce.get(member.gridId) !== unitCode ? `in a micro-grid of ${inForce.get(member.gridId) ?? 'the past'}, lives in ${unitCode}` : null;
    if (wrong) misplaced.push({ subject: householdId, detail: wrong });
  }
  for (const [householdId, member] of memberships) misplaced.push({ subject: householdId, detail: `has ended and is in ${member.gridId}` });

  const people = await servingPeople(tx, grids.flatMap((grid) => grid.liaisonPersonId ?? []), day);
  const leaderless = grids.filter((grid) => grid.liaisonPersonId === null || !people.has(grid.liaisonPersonId)).map((grid) => ({ subject: grid.gridId, detail: grid.unitCode }));

  const cells = await cellsWithin(tx, tx.scope.countyCode);
  const households = await countHouseholds(tx, tx.scope.countyCode);
  // A county whose micro-grids have not been begun breaks no promise; once one unit has them, every unit with households should.
  const bare = cellsWithGrid.size === 0 ? [] : cells.filter((cell) => (households.get(cell.unitCode) ?? 0) > 0 && !cellsWithGrid.has(cell.unitCode))
    .map((cell) => ({ subject: cell.unitCode, detail: cell.name }));
  const counted = (rows: { subject: string; detail: string }[]): Found => rows.slice(0, limit).map((row) => ({ ...row, total: rows.length }));
  return { household_in_one_micro_grid: counted(misplaced), micro_grid_has_liaison: counted(leaderless), unit_has_micro_grid: counted(bare) };
}
