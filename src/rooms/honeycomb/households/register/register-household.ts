import type { z } from 'zod';
import type { registerHousehold as shape } from '../../../../contract/register.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import { once } from '../../../../ground/commands/once.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { registerScope, tellerOf, type Acting, type HouseholdAnswer } from './act-on-household.js';
import { checkFree, checkPoint, checkUnit } from './check-place.js';
import { planResidents } from './residents-told.js';
import { householdsById, lockUnits } from './store.js';
import { writePlans } from './write-plans.js';

/**
 * Registers a household with its people and places it in the nearest micro-grid with room, in one transaction. Refusals:
 * not_allowed, id_already_used, unit_…, point_half, place_outside, household_exists and those of residents-told.ts.
 */
export function registerHousehold(acting: Acting, body: z.output<typeof shape>): Promise<Result<HouseholdAnswer>> {
  const { ground, actor, side } = acting;
  if (!mayIn(actor, 'register.write', body.unitCode)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(registerScope(acting), (tx) => once(tx, body.commandId, { body, by: actor.personId }, async () => {
    const unit = await checkUnit(tx, body.unitCode);
    if (!unit.ok) return unit;
    await lockUnits(tx, [body.unitCode]);
    if ((await householdsById(tx, [body.householdId], false)).size > 0) return refuse('id_already_used');
    const point = await checkPoint(tx, body.lng, body.lat, body.datum);
    if (!point.ok) return point;
    const free = await checkFree(tx, body, unit.value, body.householdId);
    if (!free.ok) return free;
    const residents = await planResidents(tx, body.householdId, body.residents, []);
    if (!residents.ok) return residents;
    const { unitCode, address, householdNumber, building, entrance, villagerGroup, contactPreference } = body;
    const values = { unitCode, address, householdNumber, building, entrance, villagerGroup, contactPreference, ...point.value };
    await writePlans(tx, [{ kind: 'register', ordinal: 0, householdId: body.householdId, values, changed: {}, before: {}, residents: residents.value }],
      { teller: tellerOf(acting), importId: null, reason: '' }, side.follow);
    return done({ householdId: body.householdId, version: 1, changed: true });
  }));
}
