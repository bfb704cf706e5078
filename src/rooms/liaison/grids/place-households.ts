import type { Transaction } from '../../../ground/database/database.js';
import { groupBy } from '../../../ground/group-by.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { householdsByIds, type HouseholdPlace } from '../../honeycomb/door.js';
import { tellOfGrids } from './grid-facts.js';
import { nearestGrids } from './rules/nearest-grid.js';
import { addMemberships, endMemberships, gridsOfCells, lockCells, membershipsNow, type NewMembership } from './store.js';

/** Ids in one fact: enough for a liaison to be told of, and a roster of thousands does not become one huge fact. */
const IDS_TOLD = 100;

/**
 * L4: the households just registered, moved or ended get, change or leave their micro-grid in the same transaction. What has
 * ended leaves; what is in another unit than its micro-grid, or in none, goes to the nearest with room; what is where it
 * belongs stays. In a unit that has no micro-grid yet nothing is done: the board counts it. Up to some thousands at a time.
 */
export async function placeHouseholds(tx: Transaction, householdIds: readonly string[], at: Instant): Promise<void> {
  const households = await householdsByIds(tx, householdIds);
  await lockCells(tx, [...households.values()].map((h) => h.unitCode));
  const now = await membershipsNow(tx, householdIds);
  const leaving = [...now.values()].filter((m) => { const h = households.get(m.householdId); return !h?.inForce || h.unitCode !== m.unitCode; });
  await endMemberships(tx, leaving.map((m) => m.householdId), at);
  const left = new Set(leaving.map((m) => m.householdId));
  const homeless = [...households.values()].filter((h) => h.inForce && (!now.has(h.householdId) || left.has(h.householdId)));
  const placed = await placeIn(tx, homeless, left);
  if (placed.length === 0) return;
  await addMemberships(tx, placed, at);
  const joined = groupBy(placed, (p) => p.gridId);
  await tellOfGrids(tx, [...joined].map(([gridId, members]) => ({
    kind: 'HouseholdsJoined', gridId, unitCode: members[0]?.unitCode ?? '',
    data: { count: members.length, householdIds: members.slice(0, IDS_TOLD).map((m) => m.householdId) },
  })), at);
}

async function placeIn(tx: Transaction, households: readonly HouseholdPlace[], moved: ReadonlySet<string>): Promise<NewMembership[]> {
  const cells = groupBy(households, (h) => h.unitCode);
  const grids = groupBy(await gridsOfCells(tx, [...cells.keys()]), (g) => g.unitCode);
  return [...cells].flatMap(([unitCode, members]) => nearestGrids(members, grids.get(unitCode) ?? []).map((placed): NewMembership => ({
    membershipId: newId(), householdId: placed.householdId, gridId: placed.gridId, unitCode,
    cause: moved.has(placed.householdId) ? 'moved' : 'new_household', why: placed.why,
  })));
}
