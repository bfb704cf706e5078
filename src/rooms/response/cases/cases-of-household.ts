import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import { knowMatters } from '../matters/know-matters.js';
import type { CaseRecord } from './rules/case.js';
import { readOfHousehold } from './store.js';

export interface HouseholdCase { caseNumber: string; matterName: string; state: CaseRecord['state']; receivedAt: Instant }

/** How the cases of one household stand, the latest first; without their words. In the system's transaction, for whoever proved the household's card. */
export async function casesOfHousehold(tx: Transaction, householdId: string, limit: number): Promise<HouseholdCase[]> {
  const { byCode } = await knowMatters(tx);
  return (await readOfHousehold(tx, householdId, limit)).map(({ matterCode, ...c }) => ({ ...c, matterName: byCode.get(matterCode)?.name ?? '' }));
}
