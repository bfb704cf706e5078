import { systemScope } from '../../../../ground/database/scope.js';
import type { Ground } from '../../../../ground/ground.js';
import type { PlaceHouseholds } from '../place-households.js';
import { applyRoster } from './apply-roster.js';
import { checkRoster } from './check-roster.js';
import { claimImport, dropClaim, findImport } from './store.js';

/**
 * Takes one import that waits to be checked or applied and works it through, a thousand rows or a few hundred households per
 * transaction. Answers whether there was one. Any number of workers may call it: whoever has claimed an import keeps it while
 * it reports progress, and if it dies another goes on (a check from the beginning, an application where it stood).
 */
export async function workOnImports(ground: Ground, place: PlaceHouseholds, only: string | null = null): Promise<boolean> {
  const scope = systemScope(ground.countyCode);
  const claimed = await ground.database.transaction(scope, async (tx) => {
    const claim = await claimImport(tx, only);
    return claim ? { claim, found: await findImport(tx, claim.importId) } : null;
  });
  if (!claimed?.found) return false;
  if (claimed.found.state === 'checking') await checkRoster(ground, claimed.found, claimed.claim, ground.now());
  else await applyRoster(ground, claimed.found, claimed.claim, place);
  await ground.database.transaction(scope, (tx) => dropClaim(tx, claimed.claim.importId));
  return true;
}
