import type { z } from 'zod';
import type { correctHousehold as shape } from '../../../../contract/register.js';
import { done, type Result } from '../../../../ground/result.js';
import type { HouseholdValues } from '../rules/plan-changes.js';
import { onHousehold, tellerOf, unchanged, type Acting, type HouseholdAnswer } from './act-on-household.js';
import { checkFree, checkPoint, checkUnit } from './check-place.js';
import { planResidents } from './residents-told.js';
import { writePlans } from './write-plans.js';

const FIELDS = ['address', 'householdNumber', 'building', 'entrance', 'villagerGroup', 'contactPreference'] as const;

/**
 * Changes what is named of a household and of its people; the rest stays, and so does its micro-grid. Refusals: those of
 * onHousehold, point_half, place_outside, household_exists and those of residents-told.ts.
 */
export function correctHousehold(acting: Acting, householdId: string, body: z.output<typeof shape>): Promise<Result<HouseholdAnswer>> {
  return onHousehold(acting, { householdId, command: body, right: 'mayCorrect', inForce: true }, async (tx, household) => {
    const told: Partial<HouseholdValues> = {};
    for (const field of FIELDS) if (body[field] !== undefined) Object.assign(told, { [field]: body[field] });
    if (body.point !== undefined) {
      const point = await checkPoint(tx, body.point?.lng ?? null, body.point?.lat ?? null, body.point?.datum ?? 'WGS84');
      if (!point.ok) return point;
      Object.assign(told, point.value);
    }
    const fields = (Object.keys(told) as (keyof HouseholdValues)[]).filter((field) => told[field] !== household[field]);
    const only = (from: Partial<HouseholdValues>): Partial<HouseholdValues> => Object.fromEntries(fields.map((field) => [field, from[field]]));
    const { householdId: _, residents: known, validFrom, validTo, endedBecause, factsTold, ...values } = household;
    void [_, validFrom, validTo, endedBecause];
    const changed = only(told);
    const next: HouseholdValues = { ...values, ...changed };
    if (fields.includes('address') || fields.includes('householdNumber')) {
      const unit = await checkUnit(tx, household.unitCode);
      if (!unit.ok) return unit;
      const free = await checkFree(tx, next, unit.value, householdId);
      if (!free.ok) return free;
    }
    const residents = await planResidents(tx, householdId, body.residents ?? [], known);
    if (!residents.ok) return residents;
    if (fields.length === 0 && residents.value.every((one) => one.isNew !== true && Object.keys(one.changed).length === 0)) return unchanged(household);
    await writePlans(tx, [{ kind: 'keep', ordinal: 0, householdId, values: next, changed, before: only(household), residents: residents.value }],
      { teller: tellerOf(acting), importId: null, reason: body.reason }, acting.side.follow);
    return done({ householdId, version: factsTold + 1, changed: true });
  });
}
