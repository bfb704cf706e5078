import { systemScope } from '../database/scope.js';
import type { Ground } from '../ground.js';
import { DAY, type Instant } from '../time.js';
import { findUnattached, lockHash, removeUnattached } from './store.js';

const AT_ONCE = 500;

/** Removes what was uploaded more than a day ago and never sent with anything: the row, then the bytes if no other row has them. */
export async function sweepFiles(ground: Ground, at: Instant): Promise<number> {
  const scope = systemScope(ground.countyCode);
  const stale = await ground.database.transaction(scope, (tx) => findUnattached(tx, at - DAY, AT_ONCE));
  let removed = 0;
  for (const { fileId, sha256 } of stale) {
    await ground.database.transaction(scope, async (tx) => {
      await lockHash(tx, sha256);
      const gone = await removeUnattached(tx, fileId, sha256);
      // Before the commit: if this fails the row stays and the next sweep tries again.
      if (gone.last) await ground.files.remove(sha256);
      if (gone.removed) removed += 1;
    });
  }
  return removed;
}
