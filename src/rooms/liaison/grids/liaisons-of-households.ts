import type { Transaction } from '../../../ground/database/database.js';
import { gridsByIds, membershipsNow } from './store.js';

/** The liaison of each household that has one, with the micro-grid; a household without is absent. */
export async function liaisonsOfHouseholds(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, { personId: string; gridId: string; unitCode: string }>> {
  const members = [...(await membershipsNow(tx, householdIds)).values()];
  const grids = new Map((await gridsByIds(tx, [...new Set(members.map((m) => m.gridId))])).map((g) => [g.gridId, g]));
  return new Map(members.flatMap((m) => {
    const grid = grids.get(m.gridId);
    return grid?.inForce ? [[m.householdId, { personId: grid.liaisonPersonId, gridId: m.gridId, unitCode: m.unitCode }] as const] : [];
  }));
}
