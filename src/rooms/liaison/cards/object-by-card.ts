import type { z } from 'zod';
import type { needDone, objectToNeed as input } from '../../../contract/care.js';
import { once } from '../../../ground/commands/once.js';
import { reporterScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { tellOfNeeds } from '../care/care-facts.js';
import { lockNeed, objectToNeed } from '../care/store.js';
import { verifyCards } from './verify-cards.js';

/**
 * "This is wrong": the household objects to what is held about it. The need is shown as objected until the secretary of the place,
 * who is told, confirms or ends it. Refusals: not_found (a wrong card too), already_objected.
 */
export function objectByCard(
  ground: Ground, householdId: string, secret: string, body: z.output<typeof input>, at: Instant,
): Promise<Result<z.input<typeof needDone>>> {
  return ground.database.transaction(reporterScope(ground.countyCode, householdId), async (tx) => {
    const [known] = await verifyCards(tx, [{ householdId, secret }]);
    if (!known) return refuse('not_found');
    return once(tx, body.commandId, { householdId, ...body }, async () => {
      const need = await lockNeed(tx, body.needId, at);
      if (!need || need.householdId !== householdId) return refuse('not_found');
      if (need.objectedAt !== null) return refuse('already_objected');
      const changed = await objectToNeed(tx, need.needId, body.words, at);
      await tellOfNeeds(tx, 'CareNeedObjected', [changed], at);
      return done({ needId: need.needId, version: changed.version, expiresAt: need.expiresAt });
    });
  });
}
