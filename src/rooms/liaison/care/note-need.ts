import type { z } from 'zod';
import type { needDone, noteNeed as input } from '../../../contract/care.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { residentsOfHouseholds } from '../../honeycomb/door.js';
import { tellOfNeeds } from './care-facts.js';
import { entitledTo } from './entitled.js';
import { expiryOf } from './rules/lasting.js';
import { addNeed, kindsInUse } from './store.js';

/**
 * Notes what help a household needs or offers, until it must be confirmed anew. The legal basis is the kind's, as it stands now.
 * Refusals: not_found (also for who may not), care_kind_unknown, care_too_long, person_unknown, id_already_used.
 */
export function noteNeed(ground: Ground, actor: Person, body: z.output<typeof input>, at: Instant): Promise<Result<z.input<typeof needDone>>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, body, async () => {
    const entitled = await entitledTo(tx, actor, 'care.note', body.householdId);
    if (!entitled?.household.inForce) return refuse('not_found');
    const kind = (await kindsInUse(tx)).find((k) => k.kindCode === body.kindCode);
    if (!kind) return refuse('care_kind_unknown');
    const lasting = expiryOf(at, body.days, kind.longestDays);
    if ('longestDays' in lasting) return refuse('care_too_long', { days: lasting.longestDays });
    if (body.residentId && !(await residentsOfHouseholds(tx, [body.householdId])).some((r) => r.residentId === body.residentId)) return refuse('person_unknown');
    const { unitCode } = entitled.household;
    const added = await addNeed(tx, {
      needId: body.needId, householdId: body.householdId, residentId: body.residentId ?? null, unitCode, kindCode: kind.kindCode, words: body.words,
      source: body.source, reason: body.reason, legalBasis: kind.legalBasis, notedBy: actor.personId, notedAt: at, expiresAt: lasting.expiresAt,
    });
    if (!added) return refuse('id_already_used');
    await tellOfNeeds(tx, 'CareNeedNoted', [{ needId: body.needId, unitCode, sequence: 1, data: { expiresAt: lasting.expiresAt } }], at);
    return done({ needId: body.needId, version: 1, expiresAt: lasting.expiresAt });
  }));
}
