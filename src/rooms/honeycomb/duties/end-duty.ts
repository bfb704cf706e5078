import type { Transaction } from '../../../ground/database/database.js';
import { recordFacts } from '../../../ground/facts/store.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { takeFactSequence } from '../people/store.js';
import { endShifts } from './store.js';

/**
 * Ends whatever duty the person has at the instant and tells `PersonWentOffDuty` (subject: the person), by which open cases
 * are handed on. Answers false, and tells nothing, when the person was not on duty: doing it twice is doing it once.
 */
export async function endDuty(tx: Transaction, personId: string, at: Instant): Promise<boolean> {
  const ended = await endShifts(tx, personId, at);
  if (ended === 0) return false;
  const person = await takeFactSequence(tx, personId);
  if (!person) return false;
  await recordFacts(tx, [{
    factId: newId(), kind: 'PersonWentOffDuty', subjectKind: 'person', subjectId: personId, subjectSequence: person.sequence,
    data: { shifts: ended }, actorKind: tx.scope.personId ? 'person' : 'system', actorId: tx.scope.personId,
    unitCode: person.unitCode, happenedAt: at,
  }]);
  return true;
}
