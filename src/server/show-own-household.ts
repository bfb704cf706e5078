import type { MyHousehold } from '../contract/care.js';
import { systemScope } from '../ground/database/scope.js';
import type { Ground } from '../ground/ground.js';
import { done, type Result } from '../ground/result.js';
import type { Instant } from '../ground/time.js';
import { showMyHousehold } from '../rooms/liaison/door.js';
import { casesOfHousehold } from '../rooms/response/door.js';

const MOST_CASES = 20;

/** What the liaison room shows to whoever holds the card, and once the card is proved the household's cases from the response room. */
export async function showOwnHousehold(ground: Ground, householdId: string, secret: string, at: Instant): Promise<Result<MyHousehold>> {
  const shown = await showMyHousehold(ground, householdId, secret, at);
  if (!shown.ok) return shown;
  const cases = await ground.database.transaction(systemScope(ground.countyCode), (tx) => casesOfHousehold(tx, householdId, MOST_CASES));
  return done({ ...shown.value, cases });
}
