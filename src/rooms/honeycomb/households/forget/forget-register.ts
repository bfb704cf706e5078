import { systemScope } from '../../../../ground/database/scope.js';
import { recordFacts } from '../../../../ground/facts/store.js';
import type { Ground } from '../../../../ground/ground.js';
import { newId } from '../../../../ground/id.js';
import { chinaDay, dayToIso, type Instant } from '../../../../ground/time.js';
import { registerFact } from '../rules/register-facts.js';
import { emptyHouseholds, removeResidents } from './store.js';

/** As declared in the field registry (`forget-register`). */
const KEPT_DAYS = 365;
const AT_ONCE = 200;

/**
 * Refusal 7, retention runs by itself: a year after a household ended, and after somebody moved out or died, their data go. That it
 * was done and how much, is a fact; who it was about is in no record. Answers how many households and residents.
 */
export async function forgetRegister(ground: Ground, at: Instant): Promise<number> {
  const today = chinaDay(at);
  const before = dayToIso(today - KEPT_DAYS);
  let all = 0;
  for (let some = 1; some > 0; all += some) {
    some = await ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
      const counts = { households: await emptyHouseholds(tx, before, dayToIso(today), AT_ONCE), residents: await removeResidents(tx, before, AT_ONCE) };
      const sum = counts.households + counts.residents;
      if (sum > 0) {
        await recordFacts(tx, [registerFact({ newId, actorKind: 'system', actorId: null, at }, 'RegisterForgotten',
          { kind: 'register', id: newId(), sequence: 1, unitCode: ground.countyCode }, { counts })]);
      }
      return sum;
    });
  }
  return all;
}
