import { systemScope } from '../../../../ground/database/scope.js';
import type { Ground } from '../../../../ground/ground.js';
import { DAY, type Instant } from '../../../../ground/time.js';
import { removeOldImports } from './store.js';

/** As declared in the field registry (`sweep-imports`). */
const KEPT_DAYS = 90;
const AT_ONCE = 20;

/** Removes imports and their rows 90 days after they were sent; a cancelled one too, at the same time as any other. */
export async function sweepImports(ground: Ground, at: Instant): Promise<number> {
  let removed = 0;
  for (let some = AT_ONCE; some === AT_ONCE; removed += some) {
    some = await ground.database.transaction(systemScope(ground.countyCode), (tx) => removeOldImports(tx, at - KEPT_DAYS * DAY, AT_ONCE));
  }
  return removed;
}
