import type { Handover } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import type { Transaction } from '../../../ground/database/database.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { householdsByIds, peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { gridsByIds, membersOfGrid } from '../grids/store.js';
import { countUnderWay, listRows, lockHandover, type HandoverRow } from './store.js';

/** A micro-grid holds at most its capacity; the list is cut nowhere below that. */
const MOST_HOUSEHOLDS = 2000;
type Listed = Omit<Handover, 'households'> & { households: number };

/** Handovers of a unit, or the caller's own open ones, without their lists. */
export function listHandovers(ground: Ground, actor: Person, unitCode: string | null): Promise<Result<{ rows: Listed[] }>> {
  if (unitCode !== null && !mayIn(actor, 'grid.read', unitCode)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const rows = await listRows(tx, unitCode === null ? { personId: actor.personId } : { unitCode });
    return done({ rows: await describe(tx, rows) });
  });
}

/**
 * One handover with its list: every household by address, how many needs of care it has and when it was last visited; which needs
 * is not told. Read as the system, for the three it concerns only: who takes over is not the own liaison yet.
 */
export const readHandover = (ground: Ground, actor: Person, handoverId: string): Promise<Result<Handover>> =>
  ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const h = await lockHandover(tx, handoverId);
    if (!h || !(mayIn(actor, 'grid.change', h.unitCode) || [h.fromPersonId, h.toPersonId].includes(actor.personId))) return refuse('not_found');
    const ids = (await membersOfGrid(tx, h.gridId, null, MOST_HOUSEHOLDS)).map((m) => m.householdId);
    const [households, care] = [await householdsByIds(tx, ids), await countUnderWay(tx, ids)];
    const [described] = await describe(tx, [h]);
    if (!described) return refuse('not_found');
    return done({ ...described, households: [...households.values()].sort((a, b) => a.address.localeCompare(b.address, 'zh-CN', { numeric: true }))
      .map(({ householdId, address }) => ({ householdId, address, careNeeds: care.get(householdId)?.needs ?? 0, lastVisitAt: care.get(householdId)?.lastVisitAt ?? null })) });
  });

async function describe(tx: Transaction, rows: readonly HandoverRow[]): Promise<Listed[]> {
  const people = await peopleByIds(tx, rows.flatMap((h) => [h.fromPersonId, h.toPersonId]));
  const units = await unitsByCode(tx, rows.map((h) => h.unitCode));
  const grids = new Map((await gridsByIds(tx, rows.map((h) => h.gridId))).map((g) => [g.gridId, g]));
  return rows.map((h) => ({
    handoverId: h.handoverId, gridId: h.gridId, unitCode: h.unitCode, unitName: units.get(h.unitCode)?.name ?? '', gridNumber: grids.get(h.gridId)?.number ?? 0,
    fromPersonId: h.fromPersonId, toPersonId: h.toPersonId, fromName: people.get(h.fromPersonId)?.name ?? '', toName: people.get(h.toPersonId)?.name ?? '',
    reason: h.reason, state: h.state, begunAt: h.begunAt, givenAt: h.givenAt, signedAt: h.signedAt, households: h.households,
  }));
}
