import type { Transaction } from '../../../ground/database/database.js';
import { recordFacts } from '../../../ground/facts/store.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { takeGridSequences } from './store.js';

export interface GridNews { kind: 'MicroGridOpened' | 'MicroGridEnded' | 'HouseholdsJoined' | 'LiaisonChanged' | 'HandoverBegun'; gridId: string; unitCode: string; data: Record<string, unknown> }

/** Tells facts about micro-grids, each with its number among those of its grid. One fact for each micro-grid and call. */
export async function tellOfGrids(tx: Transaction, news: readonly GridNews[], at: Instant): Promise<void> {
  const taken = await takeGridSequences(tx, [...new Set(news.map((n) => n.gridId))]);
  if (news.length > taken.size) throw new Error('one fact for each micro-grid at a time');
  await recordFacts(tx, news.map(({ kind, gridId, unitCode, data }) => ({
    factId: newId(), kind, subjectKind: 'micro_grid', subjectId: gridId, subjectSequence: taken.get(gridId) ?? 0, data,
    actorKind: tx.scope.personId ? 'person' as const : 'system' as const, actorId: tx.scope.personId, unitCode, happenedAt: at,
  })));
}
