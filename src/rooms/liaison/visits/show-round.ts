import type { Round, RoundHousehold } from '../../../contract/care.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { done, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { contactsOf, householdsByIds, unitsByCode } from '../../honeycomb/door.js';
import { describeNeeds } from '../care/describe-needs.js';
import { recordViews } from '../care/record-views.js';
import { kindsInUse, needsOfHouseholds } from '../care/store.js';
import { gridsOfLiaison, membersOfGrid, type Membership } from '../grids/store.js';
import { lastVisitsOf } from './list-visits.js';
import { longestUnvisited, whenDue } from './rules/when-due.js';

/** Open cases of each of these households; cases live to the right of this room, so the server hands this in. */
export type CountCasesOfHouseholds = (tx: Transaction, householdIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

const MOST_HOUSEHOLDS = 4000;

/**
 * The caller's own micro-grids whole, for a day without signal: exact points, needs, when each household is to be visited, the
 * longest unvisited first. Recorded as one view of each household that has needs. Whoever has no micro-grid gets an empty round.
 */
export function showRound(ground: Ground, actor: Person, countCases: CountCasesOfHouseholds, at: Instant): Promise<Result<Round>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const grids = await gridsOfLiaison(tx, actor.personId);
    const members: Membership[] = [];
    for (const grid of grids) members.push(...await membersOfGrid(tx, grid.gridId, null, MOST_HOUSEHOLDS - members.length));
    const ids = members.map((m) => m.householdId);
    const households = await householdsByIds(tx, ids);
    const contacts = await contactsOf(tx, ids);
    const rows = await needsOfHouseholds(tx, ids, at);
    const byHousehold = groupBy(rows, (n) => n.householdId);
    const shownNeeds = groupBy(await describeNeeds(tx, rows), (n) => n.householdId);
    await recordViews(tx, { personId: actor.personId, name: actor.name, role: 'liaison' }, 'visit', [...byHousehold].map(([householdId, needs]) => ({
      householdId, unitCode: needs[0]?.unitCode ?? '', needIds: needs.map((n) => n.needId) })), at);
    const visits = await lastVisitsOf(tx, ids);
    const cases = await countCases(tx, ids);
    const list = members.flatMap((m): RoundHousehold[] => {
      const household = households.get(m.householdId);
      if (!household) return [];
      const last = visits.get(m.householdId) ?? null;
      const asked = (byHousehold.get(m.householdId) ?? []).map((n) => ({ everyDays: n.visitEveryDays, notedAt: n.notedAt }));
      const { lng, lat, address, contactPreference } = household;
      return [{ householdId: m.householdId, gridId: m.gridId, address, lng, lat, contactPreference, ...(contacts.get(m.householdId) ?? NOBODY),
        needs: shownNeeds.get(m.householdId) ?? [], lastVisitAt: last?.triedAt ?? null, lastFinding: last?.lastFinding ?? null, ...whenDue(last, asked, at),
        openCases: cases.get(m.householdId) ?? 0 }];
    });
    list.sort((a, b) => longestUnvisited(visits.get(a.householdId) ?? null, visits.get(b.householdId) ?? null) || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
    const units = await unitsByCode(tx, grids.map((g) => g.unitCode));
    return done({
      at, households: list, kinds: await kindsInUse(tx),
      grids: grids.map((g) => ({ gridId: g.gridId, unitCode: g.unitCode, unitName: units.get(g.unitCode)?.name ?? '', number: g.number,
        supervisionPhone: units.get(g.unitCode)?.supervisionPhone ?? null })),
    });
  });
}

const NOBODY = { contactName: null, contactPhone: null, members: 0 };
