import type { z } from 'zod';
import type { householdList } from '../../../contract/honeycomb.js';
import { scopeOf, sharedPrefix, type Person } from '../../../ground/access/actor.js';
import { PERMISSIONS } from '../../../ground/access/permissions.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { householdsMatching, residentsOf } from './store.js';

/** Enough to choose from, too few to copy the register. */
const LIMIT = 20;

/**
 * Households of the caller's own area whose address contains the text, or of whose residents the name or telephone begins
 * with it. At most 20: whoever needs a narrower list types more.
 */
export async function findHouseholds(ground: Ground, actor: Person, text: string): Promise<Result<z.input<typeof householdList>>> {
  const area = sharedPrefix(actor.roles.filter((r) => (PERMISSIONS['household.find'] as readonly string[]).includes(r.role)).map((r) => r.unitCode));
  if (area === null) return refuse('not_allowed');
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const rows = await householdsMatching(tx, area, text, LIMIT);
    const residents = await residentsOf(tx, rows.map((row) => row.householdId));
    return done({ rows: rows.map((row) => ({ ...row, residents: residents.get(row.householdId) ?? [] })) });
  });
}
