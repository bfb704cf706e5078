import type { z } from 'zod';
import type { mergeAnswer, mergeHouseholds as shape } from '../../../../contract/register.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import { once } from '../../../../ground/commands/once.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { chinaDay, dayToIso } from '../../../../ground/time.js';
import { registerScope, type Acting } from '../register/act-on-household.js';
import { householdsById, lockUnits } from '../register/store.js';
import { mergeTwo } from '../rules/merge-two.js';
import { knownOf } from './known.js';
import { addMerge } from './store.js';
import { writeTwo } from './write-two.js';

/**
 * Makes one household of two of the same village or compound: the other one ends, its people and what is under way with it come
 * over, and both are kept as they were for the undo. Refusals: not_found, not_allowed, merge_not_alike, household_ended.
 */
export function mergeHouseholds(acting: Acting, body: z.output<typeof shape>): Promise<Result<z.input<typeof mergeAnswer>>> {
  const { ground, actor, at, side } = acting;
  const { keptId, endedId, mergeId, reason } = body;
  return ground.database.transaction(registerScope(acting), (tx) => once(tx, body.commandId, { body, by: actor.personId }, async () => {
    const seen = [...(await householdsById(tx, [keptId, endedId], false)).values()];
    if (seen.length < 2 || seen.some((one) => !mayIn(actor, 'register.read', one.unitCode))) return refuse(keptId === endedId ? 'merge_not_alike' : 'not_found');
    if (seen.some((one) => !mayIn(actor, 'register.merge', one.unitCode))) return refuse('not_allowed');
    await lockUnits(tx, seen.map((one) => one.unitCode));
    const locked = await householdsById(tx, [keptId, endedId], true);
    const [kept, ended] = [locked.get(keptId), locked.get(endedId)];
    if (!kept || !ended || kept.unitCode !== ended.unitCode) return refuse('merge_not_alike');
    if (kept.validTo !== null || ended.validTo !== null) return refuse('household_ended');
    const before = { kept: knownOf(kept), ended: knownOf(ended) };
    const after = mergeTwo(before.kept, before.ended);
    await writeTwo(tx, acting, { from: before, to: after, dates: { kept, ended }, endedOn: dayToIso(chinaDay(at)), kind: 'merged', fact: 'HouseholdsMerged', reason, mergeId });
    const carried = await side.carryOver(tx, endedId, keptId);
    await side.follow(tx, [keptId, endedId], at);
    await addMerge(tx, { mergeId, keptId, endedId, unitCode: kept.unitCode, reason, before, after, carried, mergedAt: at }, actor.personId);
    return done({ mergeId, keptId });
  }));
}
