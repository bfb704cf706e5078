import type { z } from 'zod';
import type { carePage, careQuery } from '../../../contract/care.js';
import { careUnitsOf, scopeOf, type Person } from '../../../ground/access/actor.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { isId } from '../../../ground/id.js';
import { done, type Result } from '../../../ground/result.js';
import { DAY, type Instant } from '../../../ground/time.js';
import { cellsWithin, householdsByIds, unitsByCode } from '../../honeycomb/door.js';
import { gridsOfLiaison, membersOfGrid } from '../grids/store.js';
import { roundPoint } from '../grids/rules/round-point.js';
import { describeNeeds } from './describe-needs.js';
import { recordViews } from './record-views.js';
import { REMIND_DAYS } from './rules/lasting.js';
import { needsOfScope } from './store.js';

/**
 * Needs in force the caller is entitled to, for planning and for the map: of the own unit for a secretary, of the own micro-grids
 * for a liaison, points to about 100 m. What is listed counts as viewed. Others and other places get an empty list.
 */
export function listNeeds(ground: Ground, actor: Person, query: z.output<typeof careQuery>, at: Instant): Promise<Result<z.input<typeof carePage>>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const convenorUnits = careUnitsOf(actor);
    const cells: string[] = [];
    for (const unit of convenorUnits) cells.push(...(await cellsWithin(tx, unit)).map((cell) => cell.unitCode));
    const rows = await needsOfScope(tx, {
      cells, ownHouseholds: actor.roles.some((r) => r.role === 'liaison') ? await ownHouseholds(tx, actor.personId) : [], unit: query.unit ?? null, group: query.group ?? null,
      service: query.service ?? null, state: query.state, soonAt: at + REMIND_DAYS * DAY,
    }, query.after && isId(query.after) ? query.after : null, query.limit + 1, at);
    const shown = rows.slice(0, query.limit);
    const households = await householdsByIds(tx, [...new Set(shown.map((n) => n.householdId))]);
    const units = await unitsByCode(tx, shown.map((n) => n.unitCode));
    const roleAt = (unitCode: string): string => (convenorUnits.some((u) => unitCode.startsWith(u)) ? 'convenor' : 'liaison');
    for (const [role, needs] of groupBy(shown, (n) => roleAt(n.unitCode))) {
      await recordViews(tx, { personId: actor.personId, name: actor.name, role }, query.purpose,
        [...groupBy(needs, (n) => n.householdId)].map(([householdId, of]) => ({ householdId, unitCode: of[0]?.unitCode ?? '', needIds: of.map((n) => n.needId) })), at);
    }
    const described = await describeNeeds(tx, shown);
    return done({
      rows: described.map((need, i) => {
        const household = households.get(need.householdId);
        const { lng, lat } = roundPoint({ lng: household?.lng ?? null, lat: household?.lat ?? null });
        return { ...need, address: household?.address ?? '', unitName: units.get(shown[i]?.unitCode ?? '')?.name ?? '', lng, lat };
      }),
      next: rows.length > shown.length ? (shown.at(-1)?.needId ?? null) : null,
    });
  });
}

const MOST_OWN = 4000;

/** The households of the micro-grids whose liaison the person is. */
async function ownHouseholds(tx: Transaction, personId: string): Promise<string[]> {
  const own: string[] = [];
  for (const grid of await gridsOfLiaison(tx, personId)) own.push(...(await membersOfGrid(tx, grid.gridId, null, MOST_OWN - own.length)).map((m) => m.householdId));
  return own;
}
