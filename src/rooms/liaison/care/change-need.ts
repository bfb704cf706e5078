import type { z } from 'zod';
import type { confirmNeed as confirmInput, endNeed as endInput, needDone } from '../../../contract/care.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { once } from '../../../ground/commands/once.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { tellOfNeeds } from './care-facts.js';
import { entitledTo, type Entitled } from './entitled.js';
import { expiryOf } from './rules/lasting.js';
import { confirmNeed as saveConfirmed, endNeeds, lockNeed, type NeedRow } from './store.js';

type Done = Result<z.input<typeof needDone>>;

/**
 * Confirms a need for another while. One the household objected to is kept by the secretary only, which answers the objection.
 * Refusals: not_found, care_too_long, objection_open.
 */
export const confirmNeed = (ground: Ground, actor: Person, needId: string, body: z.output<typeof confirmInput>, at: Instant): Promise<Done> =>
  change(ground, actor, needId, body, at, async (tx, need, { role, household }) => {
    if (!household.inForce) return refuse('not_found');
    if (need.objectedAt !== null && role !== 'convenor') return refuse('objection_open');
    const lasting = expiryOf(at, body.days, need.longestDays);
    if ('longestDays' in lasting) return refuse('care_too_long', { days: lasting.longestDays });
    const changed = await saveConfirmed(tx, needId, lasting.expiresAt, at);
    await tellOfNeeds(tx, 'CareNeedConfirmed', [{ ...changed, data: { expiresAt: lasting.expiresAt, ...(need.objectedAt === null ? {} : { answersObjection: 1 }) } }], at);
    return done({ needId, version: changed.version, expiresAt: lasting.expiresAt });
  });

/** Ends a need before its time; what was written about the household is cleared with it. Refusals: not_found. */
export const endNeed = (ground: Ground, actor: Person, needId: string, body: z.output<typeof endInput>, at: Instant): Promise<Done> =>
  change(ground, actor, needId, body, at, async (tx, need) => {
    const [changed] = await endNeeds(tx, [needId], at, body.reason);
    if (!changed) return refuse('not_found');
    await tellOfNeeds(tx, 'CareNeedEnded', [{ ...changed, data: { cause: need.objectedAt === null ? 'by_hand' : 'objection' } }], at);
    return done({ needId, version: changed.version, expiresAt: need.expiresAt });
  });

function change(ground: Ground, actor: Person, needId: string, body: { commandId: string }, at: Instant,
  work: (tx: Transaction, need: NeedRow, entitled: Entitled) => Promise<Done>): Promise<Done> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, { needId, ...body }, async () => {
    const need = await lockNeed(tx, needId, at);
    const entitled = need && await entitledTo(tx, actor, 'care.note', need.householdId);
    return need && entitled ? work(tx, need, entitled) : refuse('not_found');
  }));
}
