import type { Person } from '../../../ground/access/actor.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import { entitledTo } from '../care/entitled.js';
import { recordViews } from '../care/record-views.js';
import { visitById } from './store.js';

/** The voice note of a visit is heard by who may see the household's care; hearing it is a look at the household like any other. */
export async function maySeeVisitFile(tx: Transaction, actor: Person, visitId: string, at: Instant): Promise<boolean> {
  const visit = await visitById(tx, visitId);
  const entitled = visit && await entitledTo(tx, actor, 'care.read', visit.householdId);
  if (!entitled) return false;
  await recordViews(tx, { personId: actor.personId, name: actor.name, role: entitled.role }, 'visit',
    [{ householdId: visit.householdId, unitCode: visit.unitCode, needIds: [] }], at);
  return true;
}
