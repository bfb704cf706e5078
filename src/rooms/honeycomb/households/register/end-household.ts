import type { z } from 'zod';
import type { endHousehold as endShape, returnHousehold as returnShape } from '../../../../contract/register.js';
import { refuse, type Result } from '../../../../ground/result.js';
import { chinaDay, dayToIso } from '../../../../ground/time.js';
import { onHousehold, type Acting, type HouseholdAnswer } from './act-on-household.js';
import { checkFree, checkUnit } from './check-place.js';
import { stepHousehold } from './step-household.js';

/** Ends a household: moved out of the county, demolished, registered wrongly. It leaves its micro-grid; its history stays. */
export function endHousehold(acting: Acting, householdId: string, body: z.output<typeof endShape>): Promise<Result<HouseholdAnswer>> {
  return onHousehold(acting, { householdId, command: body, right: 'mayWrite', inForce: true }, (tx, household) =>
    stepHousehold(tx, acting, household, { kind: 'ended', fact: 'HouseholdEnded', values: {}, ended: { on: dayToIso(chinaDay(acting.at)), because: body.because },
      before: null, after: { because: body.because }, reason: body.reason, data: { because: body.because } }));
}

/** Brings an ended household back, with its people and history, into a micro-grid. A merged one comes back by undoing the merge. */
export function returnHousehold(acting: Acting, householdId: string, body: z.output<typeof returnShape>): Promise<Result<HouseholdAnswer>> {
  return onHousehold(acting, { householdId, command: body, right: 'mayWrite', inForce: false }, async (tx, household) => {
    if (household.endedBecause === 'merged') return refuse('household_merged');
    const unit = await checkUnit(tx, household.unitCode);
    if (!unit.ok) return unit;
    const free = await checkFree(tx, household, unit.value, householdId);
    if (!free.ok) return free;
    return stepHousehold(tx, acting, household, { kind: 'returned', fact: 'HouseholdReturned', values: {}, ended: null,
      before: { because: household.endedBecause, validTo: household.validTo }, after: null, reason: body.reason, data: {} });
  });
}
