import type { z } from 'zod';
import type { doublesQuery, mergeAnswer, mergeList, undoMerge as shape } from '../../../../contract/register.js';
import { scopeOf, type Person } from '../../../../ground/access/actor.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import { once } from '../../../../ground/commands/once.js';
import type { Ground } from '../../../../ground/ground.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { DAY } from '../../../../ground/time.js';
import { registerScope, type Acting } from '../register/act-on-household.js';
import { areasOf } from '../register/areas.js';
import { householdsById, lockUnits } from '../register/store.js';
import { knownOf } from './known.js';
import { lockMerge, mergesWithin, setUndone } from './store.js';
import { sameTwo, writeTwo } from './write-two.js';

const UNDO_DAYS = 30;

/**
 * Takes a merge back: both households and all their people are exactly what they were, and what went along comes back. Refusals:
 * not_found, not_allowed, merge_undone, merge_too_old, and merge_changed_since when either is no longer as the merge left it.
 */
export function undoMerge(acting: Acting, mergeId: string, body: z.output<typeof shape>): Promise<Result<z.input<typeof mergeAnswer>>> {
  const { ground, actor, at, side } = acting;
  return ground.database.transaction(registerScope(acting), (tx) => once(tx, body.commandId, { mergeId, body, by: actor.personId }, async () => {
    const merge = await lockMerge(tx, mergeId);
    if (!merge || !mayIn(actor, 'register.read', merge.unitCode)) return refuse('not_found');
    if (!mayIn(actor, 'register.merge', merge.unitCode)) return refuse('not_allowed');
    if (merge.undoneAt !== null) return refuse('merge_undone');
    if (at > merge.mergedAt + UNDO_DAYS * DAY) return refuse('merge_too_old', { days: UNDO_DAYS });
    await lockUnits(tx, [merge.unitCode]);
    const { keptId, endedId } = merge;
    const locked = await householdsById(tx, [keptId, endedId], true);
    const [kept, ended] = [locked.get(keptId), locked.get(endedId)];
    if (!kept || !ended || kept.validTo !== null || ended.endedBecause !== 'merged' || !sameTwo({ kept: knownOf(kept), ended: knownOf(ended) }, merge.after)) return refuse('merge_changed_since');
    await writeTwo(tx, acting, { from: merge.after, to: merge.before, dates: { kept, ended }, endedOn: null, kind: 'unmerged', fact: 'HouseholdsUnmerged', reason: body.reason, mergeId });
    await side.carryBack(tx, merge.carried, endedId, keptId, at);
    await side.follow(tx, [keptId, endedId], at);
    await setUndone(tx, mergeId, actor.personId, body.reason, at);
    return done({ mergeId, keptId });
  }));
}

/** The newest hundred merges of a unit, or of all the caller's units. */
export function listMerges(ground: Ground, actor: Person, query: z.output<typeof doublesQuery>): Promise<Result<z.input<typeof mergeList>>> {
  const areas = areasOf(actor, 'register.merge', query.unit);
  if (areas.length === 0) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => done({
    rows: (await mergesWithin(tx, areas)).map((merge) => ({ ...merge, undoUntil: merge.mergedAt + UNDO_DAYS * DAY })),
  }));
}
