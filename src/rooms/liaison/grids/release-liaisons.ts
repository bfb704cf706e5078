import { endRoles } from '../../../ground/access/store.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import { gridsOfCells } from './store.js';

/** Whoever of these has no micro-grid in the unit any more is no liaison there from this instant: the right goes with the work. */
export async function releaseLiaisons(tx: Transaction, unitCode: string, personIds: readonly string[], at: Instant): Promise<void> {
  const serving = new Set((await gridsOfCells(tx, [unitCode])).map((g) => g.liaisonPersonId));
  await endRoles(tx, personIds.filter((personId) => !serving.has(personId)).map((personId) => ({ personId, role: 'liaison', unitCode })), at);
}
