import type { z } from 'zod';
import type { moveHousehold as input } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import { pointOf, metersBetween } from '../../../ground/distance.js';
import type { Ground } from '../../../ground/ground.js';
import { newId } from '../../../ground/id.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { householdsByIds } from '../../honeycomb/door.js';
import { tellOfGrids } from './grid-facts.js';
import { addMemberships, endMemberships, gridsByIds, lockCells, membershipsNow } from './store.js';

/**
 * Moves one household to another micro-grid of its own village or compound, by hand and with a reason. Refusals: not_found,
 * not_allowed, other_unit, grid_full (a full one takes nobody by hand), already_there.
 */
export function moveHousehold(ground: Ground, actor: Person, gridId: string, body: z.output<typeof input>, at: Instant): Promise<Result<{ gridId: string }>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, { gridId, ...body }, async () => {
    const [seen] = await gridsByIds(tx, [gridId]);
    if (!seen?.inForce) return refuse('not_found');
    if (!mayIn(actor, 'grid.change', seen.unitCode)) return refuse('not_allowed');
    await lockCells(tx, [seen.unitCode]);
    const [grid] = await gridsByIds(tx, [gridId]);
    const household = (await householdsByIds(tx, [body.householdId])).get(body.householdId);
    if (!grid?.inForce || !household?.inForce) return refuse('not_found');
    if (household.unitCode !== grid.unitCode) return refuse('other_unit');
    const before = (await membershipsNow(tx, [household.householdId])).get(household.householdId);
    if (before?.gridId === gridId) return refuse('already_there');
    if (grid.load >= grid.capacity) return refuse('grid_full', { capacity: grid.capacity });
    const [home, from] = [pointOf(household), pointOf(grid)];
    await endMemberships(tx, [household.householdId], at);
    await addMemberships(tx, [{ membershipId: newId(), householdId: household.householdId, gridId, unitCode: grid.unitCode, cause: 'by_hand',
      why: { distanceMeters: home && from ? Math.round(metersBetween(home, from)) : null, byHand: true } }], at);
    await tellOfGrids(tx, [{ kind: 'HouseholdsJoined', gridId, unitCode: grid.unitCode, data: { count: 1, householdIds: [household.householdId], byHand: true, reason: body.reason } }], at);
    return done({ gridId });
  }));
}
