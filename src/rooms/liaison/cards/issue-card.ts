import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { cardIssued, issueCard as input } from '../../../contract/care.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { entitledTo } from '../care/entitled.js';
import { hashKey } from './key-hash.js';
import { replaceKey } from './store.js';

/**
 * A household's card 联户卡: from now on this one opens its page and the one before does not. The secret is shown once; only its hash
 * is kept, also among the answers kept for repeats. Refusals: not_found, card_shown_once (a repeat cannot show a secret it never knew).
 */
export async function issueCard(ground: Ground, actor: Person, body: z.output<typeof input>, at: Instant): Promise<Result<z.input<typeof cardIssued>>> {
  const secret = body.secret ?? randomBytes(24).toString('base64url');
  let fresh = false;
  const issued = await ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => {
    fresh = false;
    return once(tx, body.commandId, body, async () => {
      const entitled = await entitledTo(tx, actor, 'card.issue', body.householdId);
      if (!entitled?.household.inForce) return refuse('not_found');
      await replaceKey(tx, body.householdId, hashKey(secret), actor.personId, at);
      fresh = true;
      return done({ householdId: body.householdId });
    });
  });
  if (!issued.ok) return issued;
  if (!fresh && !body.secret) return refuse('card_shown_once');
  return done({ householdId: body.householdId, secret, path: `/h/${body.householdId}?key=${secret}` });
}
