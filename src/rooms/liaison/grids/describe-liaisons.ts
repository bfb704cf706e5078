import type { Transaction } from '../../../ground/database/database.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { gridName } from './rules/grid-name.js';
import { gridsByIds, membershipsNow } from './store.js';

export interface DescribedLiaison { personId: string; name: string; phone: string | null; gridId: string; gridName: string; why: Record<string, unknown> & { distanceMeters: number | null } }

/** The liaison of each household with name, telephone and micro-grid, and why it is that one; a household without is absent. */
export async function describeLiaisons(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, DescribedLiaison>> {
  const members = [...(await membershipsNow(tx, householdIds)).values()];
  const grids = new Map((await gridsByIds(tx, [...new Set(members.map((m) => m.gridId))])).map((grid) => [grid.gridId, grid]));
  const people = await peopleByIds(tx, [...grids.values()].map((grid) => grid.liaisonPersonId));
  const units = await unitsByCode(tx, [...grids.values()].map((grid) => grid.unitCode));
  return new Map(members.flatMap((member) => {
    const grid = grids.get(member.gridId);
    if (!grid?.inForce) return [];
    const person = people.get(grid.liaisonPersonId);
    return [[member.householdId, {
      personId: grid.liaisonPersonId, name: person?.name ?? '', phone: person?.phone ?? null, gridId: grid.gridId,
      gridName: gridName(units.get(grid.unitCode)?.name ?? '', grid.number), why: { distanceMeters: null, ...member.why },
    }] as const];
  }));
}
