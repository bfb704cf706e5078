import type { z } from 'zod';
import type { publishPlan as input } from '../../../contract/liaison.js';
import type { Person } from '../../../ground/access/actor.js';
import { grantRoles } from '../../../ground/access/store.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { newId } from '../../../ground/id.js';
import { addNotices } from '../../../ground/notices/store.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { chinaDay, dayToIso, type Instant } from '../../../ground/time.js';
import { appointPeople, householdsOfCell, servingPeople, unitsByCode } from '../../honeycomb/door.js';
import { candidatesOfUnit, type CandidateRow } from '../candidates/store.js';
import { tellOfGrids } from '../grids/grid-facts.js';
import { placeHouseholds } from '../grids/place-households.js';
import { releaseLiaisons } from '../grids/release-liaisons.js';
import { gridName } from '../grids/rules/grid-name.js';
import { addMemberships, endGrids, endMemberships, gridsOfCells, highestNumber, lockCells, membersOfCell, saveGrids, type GridRow, type GridToSave } from '../grids/store.js';
import { redrawAreas } from '../map/redraw-areas.js';
import { carryOutOnPlan } from './carry-out.js';
import { tellOfPlan } from './plan-facts.js';
import { countMoved, knowPlan, type KnownPlan } from './problem-of.js';
import { numbersOf, replacePublished, savePlan, type PlanLiaisonRow } from './store.js';

export interface Published { number: number; grids: number; moved: number }

/**
 * Makes a solved plan the micro-grids of its unit, in one transaction: liaisons who begin are entered and given their role, micro-grids
 * open, change or end, households that change liaison are moved, those registered since the plan was drafted are placed. Two
 * people publishing at once: the second is told which plan was first. Refusals: plan_overtaken, plan_unplaced,
 * plan_liaison_gone.
 */
export const publishPlan = (ground: Ground, actor: Person, planId: string, body: z.output<typeof input>, at: Instant): Promise<Result<Published>> =>
  carryOutOnPlan(ground, actor, planId, body, 'publish', async (tx, plan, state) => {
    await lockCells(tx, [plan.unitCode]);
    const { published } = await numbersOf(tx, plan.unitCode);
    if (published !== plan.basedOn) return refuse('plan_overtaken', { number: published ?? 0 });
    const known = await knowPlan(tx, plan);
    const homeless = known.rows.filter((r) => r.liaisonId === null).length;
    if (homeless > 0) return refuse('plan_unplaced', { count: homeless });
    const byLiaison = groupBy(known.rows, (r) => r.liaisonId);
    const liaisons = known.liaisons.filter((l) => (byLiaison.get(l.liaisonId)?.length ?? 0) > 0);
    const gone = await enterLiaisons(tx, plan.unitCode, liaisons, at);
    if (gone) return refuse('plan_liaison_gone', { name: gone });

    const { grids, opened, ended } = await shapeGrids(tx, known, liaisons, at);
    await moveMembers(tx, known, grids, at);
    await endGrids(tx, ended.map((g) => g.gridId), at);
    await releaseLiaisons(tx, plan.unitCode, ended.map((g) => g.liaisonPersonId), at);
    // Registered after the plan was drafted: placed like any new household, now among the new micro-grids.
    const planned = new Set(known.rows.map((r) => r.householdId));
    const late = (await householdsOfCell(tx, plan.unitCode)).map((h) => h.householdId).filter((id) => !planned.has(id));
    const moved = countMoved(known.rows, known.now);
    await replacePublished(tx, plan.unitCode);
    await savePlan(tx, { ...plan, state, moved, publishedBy: actor.personId, publishedAt: at });
    await tellOfPlan(tx, 'PlanPublished', plan, { number: plan.number, grids: grids.size, moved, late: late.length }, at);
    await tellOfGrids(tx, [...opened.map((g) => ({ kind: 'MicroGridOpened' as const, gridId: g.gridId, unitCode: g.unitCode, data: { planNumber: plan.number } })),
      ...ended.map((g) => ({ kind: 'MicroGridEnded' as const, gridId: g.gridId, unitCode: g.unitCode, data: { planNumber: plan.number } }))], at);
    if (late.length > 0) await placeHouseholds(tx, late, at);
    await redrawAreas(tx, [plan.unitCode]);
    await tellLiaisons(tx, plan.unitCode, grids, byLiaison, at);
    return done({ number: plan.number, grids: grids.size, moved });
  });

/** Those who do not serve yet begin, when they were chosen and are willing. Answers the name of one who may not, or null. */
async function enterLiaisons(tx: Transaction, unitCode: string, liaisons: readonly PlanLiaisonRow[], at: Instant): Promise<string | null> {
  const today = dayToIso(chinaDay(at));
  const serving = await servingPeople(tx, liaisons.map((l) => l.liaisonId), today);
  const candidates = new Map((await candidatesOfUnit(tx, unitCode, 500)).map((c) => [c.personId ?? c.candidateId, c]));
  const willing = (c: CandidateRow | undefined): boolean => c !== undefined && c.willingness === 'willing' && c.nomination !== 'opposed' && c.state !== 'withdrawn' && c.state !== 'not_chosen';
  const gone = liaisons.find((l) => !serving.has(l.liaisonId) && !willing(candidates.get(l.liaisonId)));
  if (gone) return gone.name;
  const fresh = liaisons.filter((l) => !serving.has(l.liaisonId));
  await appointPeople(tx, fresh.map((l) => ({ personId: l.liaisonId, name: l.name, nameInitials: '', phone: candidates.get(l.liaisonId)?.phone ?? null, unitCode, since: today })));
  await grantRoles(tx, liaisons.map((l) => ({ personId: l.liaisonId, role: 'liaison', unitCode })), at);
  return null;
}

/** One micro-grid for each liaison with households: the one they have, else a new one with the next number; all others of the unit end. */
async function shapeGrids(tx: Transaction, { plan }: KnownPlan, liaisons: readonly PlanLiaisonRow[], at: Instant): Promise<{ grids: Map<string, GridToSave>; opened: GridToSave[]; ended: GridRow[] }> {
  const now = await gridsOfCells(tx, [plan.unitCode]);
  const own = new Map<string, GridRow>();
  for (const grid of now) if (!own.has(grid.liaisonPersonId)) own.set(grid.liaisonPersonId, grid);
  let number = await highestNumber(tx, plan.unitCode);
  const grids = new Map(liaisons.map((l): [string, GridToSave] => {
    const { lng, lat, building, entrance, villagerGroup, capacity, least } = l;
    const grid = own.get(l.liaisonId);
    return [l.liaisonId, { gridId: grid?.gridId ?? newId(), unitCode: plan.unitCode, number: grid?.number ?? (number += 1), liaisonPersonId: l.liaisonId, capacity, least,
      lng, lat, building, entrance, villagerGroup, planNumber: plan.number }];
  }));
  await saveGrids(tx, [...grids.values()], at);
  const kept = new Set([...grids.values()].map((g) => g.gridId));
  const before = new Set(now.map((g) => g.gridId));
  return { grids, opened: [...grids.values()].filter((g) => !before.has(g.gridId)), ended: now.filter((g) => !kept.has(g.gridId)) };
}

async function moveMembers(tx: Transaction, { plan, rows }: KnownPlan, grids: ReadonlyMap<string, GridToSave>, at: Instant): Promise<void> {
  const now = new Map((await membersOfCell(tx, plan.unitCode)).map((m) => [m.householdId, m.gridId]));
  const gridOf = (liaisonId: string | null): string => (liaisonId === null ? undefined : grids.get(liaisonId))?.gridId ?? '';
  const changed = rows.filter((r) => now.get(r.householdId) !== gridOf(r.liaisonId));
  // Households not in the plan leave micro-grids that end, and are placed anew.
  const kept = new Set([...grids.values()].map((g) => g.gridId));
  const planned = new Set(rows.map((r) => r.householdId));
  const orphaned = [...now].filter(([householdId, gridId]) => !planned.has(householdId) && !kept.has(gridId)).map(([householdId]) => householdId);
  await endMemberships(tx, [...changed.map((r) => r.householdId), ...orphaned], at);
  await addMemberships(tx, changed.map((r) => ({ membershipId: newId(), householdId: r.householdId, gridId: gridOf(r.liaisonId), unitCode: plan.unitCode, cause: 'plan', why: r.why })), at);
}

async function tellLiaisons(tx: Transaction, unitCode: string, grids: ReadonlyMap<string, GridToSave>, byLiaison: ReadonlyMap<string | null, readonly unknown[]>, at: Instant): Promise<void> {
  const unitName = (await unitsByCode(tx, [unitCode])).get(unitCode)?.name ?? '';
  await addNotices(tx, [...grids].map(([personId, grid]) => ({ noticeId: newId(), personId, kind: 'grid_planned', subjectKind: 'micro_grid', subjectId: grid.gridId,
    data: { gridName: gridName(unitName, grid.number), households: byLiaison.get(personId)?.length ?? 0 }, urgent: false, createdAt: at })));
}
