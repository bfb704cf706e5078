import type { Transaction } from '../../../ground/database/database.js';
import { recordFacts } from '../../../ground/facts/store.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { takeCandidateSequences } from './store.js';

export type CandidateNews = 'CandidateAdded' | 'CandidateChanged' | 'WillingnessSaid' | 'NominationSaid' | 'CandidateWithdrawn' | 'CandidatesDecided';

/** Tells what happened to candidates; party membership (C2) and what was said are in the room's own tables, never in a fact. */
export async function tellOfCandidates(tx: Transaction, kind: CandidateNews, candidates: readonly { candidateId: string; unitCode: string }[], data: Record<string, unknown>, at: Instant): Promise<void> {
  const taken = await takeCandidateSequences(tx, candidates.map((c) => c.candidateId));
  await recordFacts(tx, candidates.map(({ candidateId, unitCode }) => ({
    factId: newId(), kind, subjectKind: 'candidate', subjectId: candidateId, subjectSequence: taken.get(candidateId) ?? 0, data,
    actorKind: tx.scope.personId ? 'person' as const : 'system' as const, actorId: tx.scope.personId, unitCode, happenedAt: at,
  })));
}
