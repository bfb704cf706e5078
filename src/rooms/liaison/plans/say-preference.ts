import type { z } from 'zod';
import type { sayPreference as input } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { householdsByIds } from '../../honeycomb/door.js';
import { candidatesOfUnit } from '../candidates/store.js';
import { gridsOfCells } from '../grids/store.js';
import { replacePreferences } from './store.js';

/**
 * 就亲 (L3): whom a household would rather have, said by the household and written down for it; why is never asked and never kept.
 * Only liaisons and candidates of its own village or compound. Refusals: not_found, not_allowed, other_unit.
 */
export function sayPreference(ground: Ground, actor: Person, body: z.output<typeof input>, at: Instant): Promise<Result<{ householdId: string }>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, body, async () => {
    const household = (await householdsByIds(tx, [body.householdId])).get(body.householdId);
    if (!household?.inForce) return refuse('not_found');
    if (!mayIn(actor, 'preference.say', household.unitCode)) return refuse('not_allowed');
    const known = new Set([...(await gridsOfCells(tx, [household.unitCode])).map((g) => g.liaisonPersonId),
      ...(await candidatesOfUnit(tx, household.unitCode, 500)).map((c) => c.personId ?? c.candidateId)]);
    if (body.liaisonIds.some((id) => !known.has(id))) return refuse('other_unit');
    await replacePreferences(tx, household.householdId, household.unitCode, body.liaisonIds, at);
    return done({ householdId: household.householdId });
  }));
}
