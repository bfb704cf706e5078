import type { Transaction } from '../../../ground/database/database.js';
import { newId } from '../../../ground/id.js';
import { MINUTE, type Instant } from '../../../ground/time.js';
import { SAME_LOOK_MINUTES } from './rules/lasting.js';
import { addViews, type Viewer } from './store.js';

export interface SeenHousehold { householdId: string; unitCode: string; needIds: readonly string[] }

/**
 * Every look at care needs is written down in the transaction that reads them, for the household to read (L5). Once per
 * household, viewer and purpose within ten minutes, as long as no further need was seen.
 */
export async function recordViews(tx: Transaction, viewer: Viewer, purpose: string, seen: readonly SeenHousehold[], at: Instant): Promise<void> {
  if (seen.length === 0) return;
  await addViews(tx, viewer, purpose, seen.map((s) => ({ ...s, viewId: newId() })), at, at - SAME_LOOK_MINUTES * MINUTE);
}
