import type { Transaction } from '../../../ground/database/database.js';
import { MINUTE, type Instant } from '../../../ground/time.js';
import { allFindings } from '../../liaison/door.js';
import { MOST_LISTED, type Broken } from './check/store.js';
import { secondIdOf } from './second-id.js';
import { householdsOfCases } from './store.js';

/** What was found just now is still on its way; how far behind the listener is, verify tells by itself. */
const ON_ITS_WAY_MINUTES = 10;

/** L6 over the whole county: whatever a visit found has become a case of its household. */
export async function checkFindings(tx: Transaction, at: Instant): Promise<Broken[]> {
  const due = (await allFindings(tx)).filter((f) => f.recordedAt < at - ON_ITS_WAY_MINUTES * MINUTE);
  const households = await householdsOfCases(tx, due.flatMap((f) => [f.caseId, secondIdOf(f.caseId)]));
  const lost = due.filter((f) => ![f.caseId, secondIdOf(f.caseId)].some((id) => households.get(id) !== undefined && households.get(id) !== null));
  return lost.slice(0, MOST_LISTED).map((f) => ({ subject: f.visitId, detail: `found something for household ${f.householdId} and has no case`, total: lost.length }));
}
