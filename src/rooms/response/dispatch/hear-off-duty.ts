import type { Transaction } from '../../../ground/database/database.js';
import type { RecordedFact } from '../../../ground/facts/fact.js';
import { handOnCases } from './dispatch-waiting.js';

export const hearOffDuty = (tx: Transaction, facts: readonly RecordedFact[]): Promise<unknown> =>
  handOnCases(tx, [...new Set(facts.map((f) => f.subjectId))], Math.max(...facts.map((f) => f.happenedAt)));
