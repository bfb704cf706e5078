import type { Transaction } from '../../../ground/database/database.js';
import type { RecordedFact } from '../../../ground/facts/fact.js';
import { tellCases } from '../../../ground/notices/store.js';

const MOST_UNITS = 20;

/** Connected screens refetch what changed in their area. Many units at once become one word to the whole county. */
export async function tellScreens(tx: Transaction, facts: readonly RecordedFact[]): Promise<void> {
  const units = [...new Set(facts.map((f) => f.unitCode))];
  for (const unit of units.length > MOST_UNITS ? [''] : units) await tellCases(tx, unit);
}
