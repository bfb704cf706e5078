import type { z } from 'zod';
import type { careCounts } from '../../../contract/care.js';
import { careUnitsOf, sharedPrefix, type Person } from '../../../ground/access/actor.js';
import { mayIn, PERMISSIONS } from '../../../ground/access/permissions.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { DAY, type Instant } from '../../../ground/time.js';
import { lastVisitsOf } from '../visits/list-visits.js';
import { whenDue } from '../visits/rules/when-due.js';
import { REMIND_DAYS } from './rules/lasting.js';
import { shownCount } from './rules/shown-count.js';
import { countNeeds, visitWants } from './store.js';

/**
 * How many households of a unit and below have each kind of need, and how many of those with needs are due a visit. Numbers for
 * command: no person, none below three, and rounded for who may not see the needs themselves. Refusals: not_found elsewhere.
 */
export function countCare(ground: Ground, actor: Person, unit: string | undefined, at: Instant): Promise<Result<z.input<typeof careCounts>>> {
  const area = unit ?? sharedPrefix(actor.roles.filter((r) => (PERMISSIONS['care.count'] as readonly string[]).includes(r.role)).map((r) => r.unitCode));
  if (area === null || !mayIn(actor, 'care.count', area)) return Promise.resolve(refuse('not_found'));
  const exact = careUnitsOf(actor).some((code) => area.startsWith(code));
  return ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const kinds = await countNeeds(tx, area, at);
    const wants = await visitWants(tx, area, at);
    const byHousehold = groupBy(wants, (want) => want.householdId);
    const visits = await lastVisitsOf(tx, [...byHousehold.keys()]);
    const states = [...byHousehold].map(([householdId, needs]) => whenDue(visits.get(householdId) ?? null, needs, at).state);
    // Whoever may read the list plans by these; others get no number that could point at one household.
    const told = (n: number): number => (exact ? n : shownCount(n, exact) ?? 0);
    return done({
      rows: kinds.map(({ households, ...kind }) => ({ ...kind, households: shownCount(households, exact) })),
      expiringSoon: told(wants.filter((want) => want.expiresAt <= at + REMIND_DAYS * DAY).length),
      visitsDue: told(states.filter((state) => state === 'due' || state === 'never').length),
      visitsOverdue: told(states.filter((state) => state === 'overdue').length),
    });
  });
}
