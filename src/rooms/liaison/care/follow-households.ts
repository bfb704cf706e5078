import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import type { HouseholdPlace } from '../../honeycomb/door.js';
import { moveVisits } from '../visits/store.js';
import { tellOfNeeds } from './care-facts.js';
import { endNeeds, moveNeeds, needsOfHouseholds } from './store.js';

/**
 * Households that ended or moved, in the transaction that registers it: needs of an ended one end with it, and what is held of one
 * that moved is seen from now on by its new unit and no longer by the old one.
 */
export async function followHouseholds(tx: Transaction, households: readonly HouseholdPlace[], at: Instant): Promise<void> {
  const ended = households.filter((h) => !h.inForce).map((h) => h.householdId);
  const needs = ended.length === 0 ? [] : await needsOfHouseholds(tx, ended, 0);
  if (needs.length > 0) {
    const gone = await endNeeds(tx, needs.map((n) => n.needId), at, 'household_ended');
    await tellOfNeeds(tx, 'CareNeedEnded', gone.map((n) => ({ ...n, data: { cause: 'household_ended' } })), at);
  }
  const stay = households.filter((h) => h.inForce);
  if (stay.length === 0) return;
  await moveNeeds(tx, stay.map((h) => h.householdId), stay.map((h) => h.unitCode));
  await moveVisits(tx, stay.map((h) => h.householdId), stay.map((h) => h.unitCode));
}
