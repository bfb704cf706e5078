import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import { peopleByIds } from '../../honeycomb/door.js';
import { recordViews } from '../care/record-views.js';
import { isOwnLiaison } from '../care/store.js';
import { visitById } from './store.js';

/** The voice note of a visit is heard by whom the policies let see the visit; hearing it is a look at the household like any other. */
export async function maySeeVisitFile(tx: Transaction, visitId: string, at: Instant): Promise<boolean> {
  const { personId } = tx.scope;
  const visit = personId === null ? null : await visitById(tx, visitId);
  if (!visit || personId === null) return false;
  const name = (await peopleByIds(tx, [personId])).get(personId)?.name ?? '';
  const role = await isOwnLiaison(tx, visit.householdId) ? 'liaison' : 'convenor';
  await recordViews(tx, { personId, name, role }, 'visit', [{ householdId: visit.householdId, unitCode: visit.unitCode, needIds: [] }], at);
  return true;
}
