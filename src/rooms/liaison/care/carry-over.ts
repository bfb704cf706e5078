import type { Transaction } from '../../../ground/database/database.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { tellOfGrids } from '../grids/grid-facts.js';
import { addMemberships, gridsByIds, lockCells, membershipsNow } from '../grids/store.js';
import { rehomeVisits } from '../visits/store.js';
import { rehomeNeeds } from './store.js';

/** What went from one household to another when they were merged, and where the one had its place. */
interface Carried { needIds: string[]; visitIds: string[]; gridId: string | null; why: Record<string, unknown> }

/** Two registered households are one: the needs and visits of the one go to the other. Called before the ended one is let go. */
export async function carryOver(tx: Transaction, fromId: string, toId: string): Promise<Record<string, unknown>> {
  const before = (await membershipsNow(tx, [fromId])).get(fromId);
  const carried: Carried = {
    needIds: await rehomeNeeds(tx, fromId, toId, null), visitIds: await rehomeVisits(tx, fromId, toId, null),
    gridId: before?.gridId ?? null, why: before?.why ?? {},
  };
  return { ...carried };
}

/** They are two again: what went over comes back, and the one has its former place, if that micro-grid is there still. */
export async function carryBack(tx: Transaction, carried: Record<string, unknown>, fromId: string, toId: string, at: Instant): Promise<void> {
  const { needIds, visitIds, gridId, why } = carried as unknown as Carried;
  await rehomeNeeds(tx, toId, fromId, needIds);
  await rehomeVisits(tx, toId, fromId, visitIds);
  if (gridId === null) return;
  const [seen] = await gridsByIds(tx, [gridId]);
  if (!seen) return;
  await lockCells(tx, [seen.unitCode]);
  const [grid] = await gridsByIds(tx, [gridId]);
  if (!grid?.inForce || (await membershipsNow(tx, [fromId])).has(fromId)) return;
  await addMemberships(tx, [{ membershipId: newId(), householdId: fromId, gridId, unitCode: grid.unitCode, cause: 'moved', why }], at);
  await tellOfGrids(tx, [{ kind: 'HouseholdsJoined', gridId, unitCode: grid.unitCode, data: { count: 1, householdIds: [fromId] } }], at);
}
