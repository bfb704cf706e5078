import { v5 } from 'uuid';
import { roleHolders } from '../../../ground/access/store.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { RecordedFact } from '../../../ground/facts/fact.js';
import { addNotices } from '../../../ground/notices/store.js';

/** Facts the secretary of the place is told of. */
export const OBJECTIONS = ['CareNeedObjected'];
/** Enough to be seen; the whole county is not told. */
const MOST_TOLD = 3;

/**
 * A household's objection goes to those who answer it: the secretary of its compound, village or community. Where nobody is, whoever
 * directs above is told that one is missing to answer it; they do not see what it is about.
 */
export async function notifyConvenors(tx: Transaction, facts: readonly RecordedFact[]): Promise<void> {
  for (const fact of facts) {
    const holders = await roleHolders(tx, 'convenor', fact.unitCode, fact.happenedAt);
    const nearest = Math.max(0, ...holders.map((h) => h.unitCode.length));
    await addNotices(tx, holders.filter((h) => h.unitCode.length === nearest).slice(0, MOST_TOLD).map((h) => ({
      noticeId: v5(h.personId, fact.factId), personId: h.personId, kind: 'care_objection', subjectKind: 'care_need', subjectId: fact.subjectId,
      data: {}, urgent: false, createdAt: fact.happenedAt,
    })));
  }
}
