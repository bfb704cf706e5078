import type { z } from 'zod';
import type { moveHousehold as shape } from '../../../../contract/register.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import { refuse, type Result } from '../../../../ground/result.js';
import { onHousehold, type Acting, type HouseholdAnswer } from './act-on-household.js';
import { checkFree, checkPoint, checkUnit } from './check-place.js';
import { stepHousehold } from './step-household.js';

/**
 * Moves a household with all its people to another door of its village or to another village or compound: there it gets a
 * micro-grid at once, and its care needs and visits go along. Whoever moves it keeps the register in both places. Refusals:
 * those of onHousehold, move_elsewhere, unit_…, point_half, place_outside, household_exists.
 */
export function moveHousehold(acting: Acting, householdId: string, body: z.output<typeof shape>): Promise<Result<HouseholdAnswer>> {
  return onHousehold(acting, { householdId, command: body, right: 'mayWrite', inForce: true, units: [body.unitCode] }, async (tx, household) => {
    if (!mayIn(acting.actor, 'register.write', body.unitCode)) return refuse('move_elsewhere');
    const unit = await checkUnit(tx, body.unitCode);
    if (!unit.ok) return unit;
    const point = await checkPoint(tx, body.lng, body.lat, body.datum);
    if (!point.ok) return point;
    const free = await checkFree(tx, body, unit.value, householdId);
    if (!free.ok) return free;
    const { unitCode, address, householdNumber, building, entrance, villagerGroup } = body;
    const place = { unitCode, address, householdNumber, building, entrance, villagerGroup, ...point.value };
    const before = Object.fromEntries(Object.keys(place).map((field) => [field, household[field as keyof typeof place]]));
    return stepHousehold(tx, acting, household, { kind: 'moved', fact: 'HouseholdMoved', values: place, ended: null, before, after: place, reason: body.reason,
      data: { fromUnit: household.unitCode, toUnit: unitCode } });
  });
}
