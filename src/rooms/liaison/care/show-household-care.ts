import type { z } from 'zod';
import type { householdCare, householdCareQuery } from '../../../contract/care.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { visitsOfHousehold } from '../visits/list-visits.js';
import { describeNeeds } from './describe-needs.js';
import { entitledTo } from './entitled.js';
import { recordViews } from './record-views.js';
import { needsOfHouseholds, viewsOfHousehold } from './store.js';

const MOST_VISITS = 50;
const MOST_VIEWS = 200;

/** Needs, visits and who looked, of one household; the look itself is in it. Refusals: not_found, also for who may not see it. */
export function showHouseholdCare(
  ground: Ground, actor: Person, householdId: string, { purpose }: z.output<typeof householdCareQuery>, at: Instant,
): Promise<Result<z.input<typeof householdCare>>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const entitled = await entitledTo(tx, actor, 'care.read', householdId);
    if (!entitled) return refuse('not_found');
    const needs = await needsOfHouseholds(tx, [householdId], at);
    await recordViews(tx, { personId: actor.personId, name: actor.name, role: entitled.role }, purpose,
      [{ householdId, unitCode: entitled.household.unitCode, needIds: needs.map((n) => n.needId) }], at);
    return done({ needs: await describeNeeds(tx, needs), visits: await visitsOfHousehold(tx, householdId, MOST_VISITS),
      views: await viewsOfHousehold(tx, householdId, MOST_VIEWS) });
  });
}
