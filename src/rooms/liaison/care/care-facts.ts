import type { Transaction } from '../../../ground/database/database.js';
import { recordFacts } from '../../../ground/facts/store.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';

export type NeedFact = 'CareNeedNoted' | 'CareNeedConfirmed' | 'CareNeedEnded' | 'CareNeedObjected';
export interface NeedNews { needId: string; unitCode: string; sequence: number; data?: Record<string, string | number> }

/**
 * Facts about needs. A fact stays for ever and all staff of the unit could read it, so it names the need by its id only: no
 * household, no kind, no word of C2. At most a few thousand at a time.
 */
export const tellOfNeeds = (tx: Transaction, kind: NeedFact, news: readonly NeedNews[], at: Instant): Promise<void> =>
  recordFacts(tx, news.map(({ needId, unitCode, sequence, data = {} }) => ({
    factId: newId(), kind, subjectKind: 'care_need', subjectId: needId, subjectSequence: sequence, data,
    actorKind: tx.scope.actor, actorId: tx.scope.personId, unitCode, happenedAt: at,
  })));
