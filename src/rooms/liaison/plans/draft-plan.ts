import type { z } from 'zod';
import type { draftPlan as input, PlanSettings } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { householdsOfCell, peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { candidatesOfUnit } from '../candidates/store.js';
import { gridsOfCells, lockCells, membersOfCell } from '../grids/store.js';
import { tellOfPlan } from './plan-facts.js';
import { addPlan, numbersOf, planById, savePlanHouseholds, savePlanLiaisons, type PlanLiaisonRow } from './store.js';

export interface PlanStepDone { version: number; state: 'draft' | 'queued' | 'solving' | 'solved' | 'published' | 'replaced' | 'dropped' }
const MOST_CANDIDATES = 500;

/**
 * Drafts a plan of one village, community or compound: its households with the liaison each has today, and those among whom they
 * may be shared. Refusals: not_allowed, not_a_cell, plan_no_household, plan_no_liaison, plan_too_few.
 */
export function draftPlan(ground: Ground, actor: Person, body: z.output<typeof input>, at: Instant): Promise<Result<PlanStepDone>> {
  if (!mayIn(actor, 'plan.write', body.unitCode)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, body, async () => {
    const unit = (await unitsByCode(tx, [body.unitCode])).get(body.unitCode);
    if (!unit || !['village', 'compound'].includes(unit.level)) return refuse('not_a_cell');
    if (await planById(tx, body.planId)) return refuse('id_already_used');
    await lockCells(tx, [body.unitCode]);
    const households = await householdsOfCell(tx, body.unitCode);
    if (households.length === 0) return refuse('plan_no_household');
    const liaisons = await whoMay(tx, body.unitCode, body.mode, households.length);
    if (liaisons.length === 0) return refuse('plan_no_liaison');
    const choose = body.mode === 'choose' ? (body.choose ?? Math.min(liaisons.length, 1)) : null;
    if (choose !== null && choose > liaisons.length) return refuse('plan_too_few', { count: liaisons.length, choose });
    const now = await liaisonsNow(tx, body.unitCode);
    const numbers = await numbersOf(tx, body.unitCode);
    await addPlan(tx, { planId: body.planId, unitCode: body.unitCode, number: numbers.highest + 1, mode: body.mode, choose, settings: body.settings as PlanSettings, state: 'draft',
      basedOn: numbers.published, objective: null, lowerBound: null, proven: null, moved: 0, progress: null, cancelAsked: false, failure: null, note: body.note,
      createdBy: actor.personId, createdAt: at, solvedAt: null, publishedBy: null, publishedAt: null, version: 1 });
    await savePlanLiaisons(tx, body.planId, liaisons);
    const may = new Set(liaisons.map((l) => l.liaisonId));
    await savePlanHouseholds(tx, body.planId, households.map((h) => {
      const liaisonId = now.get(h.householdId) ?? null;
      return { householdId: h.householdId, liaisonId: liaisonId !== null && may.has(liaisonId) ? liaisonId : null, locked: false, byHand: false, why: {} };
    }));
    await tellOfPlan(tx, 'PlanDrafted', body, { households: households.length, liaisons: liaisons.length, mode: body.mode }, at);
    return done({ version: 1, state: 'draft' as const });
  }));
}

/** The liaison each household of a unit has today. */
export async function liaisonsNow(tx: Transaction, unitCode: string): Promise<Map<string, string>> {
  const grids = new Map((await gridsOfCells(tx, [unitCode])).map((g) => [g.gridId, g.liaisonPersonId]));
  return new Map((await membersOfCell(tx, unitCode)).flatMap((m) => { const person = grids.get(m.gridId); return person ? [[m.householdId, person] as const] : []; }));
}

/**
 * Today's liaisons, and who was chosen and does not serve yet; to choose among: also every candidate who is willing and whom the
 * branch does not oppose. A person with several micro-grids counts once, with the room of all. Whoever begins gets at least half an
 * even share, or keeping everything as it is would leave them without a household (L2: micro-grids follow the chosen liaisons).
 */
async function whoMay(tx: Transaction, unitCode: string, mode: 'given' | 'choose', households: number): Promise<PlanLiaisonRow[]> {
  const grids = groupBy(await gridsOfCells(tx, [unitCode]), (g) => g.liaisonPersonId);
  const people = await peopleByIds(tx, [...grids.keys()]);
  const serving = [...grids].map(([personId, own]): PlanLiaisonRow => {
    const { lng, lat, building, entrance, villagerGroup } = own[0] as (typeof own)[number];
    return { liaisonId: personId, name: people.get(personId)?.name ?? '', capacity: own.reduce((sum, g) => sum + g.capacity, 0), least: own.reduce((sum, g) => sum + g.least, 0),
      lng, lat, building, entrance, villagerGroup, chosen: true };
  });
  const known = new Set(serving.map((l) => l.liaisonId));
  const candidates = (await candidatesOfUnit(tx, unitCode, MOST_CANDIDATES))
    .filter((c) => c.willingness === 'willing' && c.nomination !== 'opposed' && (mode === 'given' ? c.state === 'chosen' : c.state === 'chosen' || c.state === 'open'))
    .map((c): PlanLiaisonRow => ({ liaisonId: c.personId ?? c.candidateId, name: c.name, capacity: c.capacity, least: c.least, lng: c.lng, lat: c.lat, building: c.building,
      entrance: c.entrance, villagerGroup: c.villagerGroup, chosen: true }));
  const beginning = candidates.filter((c) => !known.has(c.liaisonId));
  const halfShare = mode === 'given' ? Math.floor(households / (serving.length + beginning.length) / 2) : 0;
  return [...serving, ...beginning.map((c) => ({ ...c, least: Math.min(c.capacity, Math.max(c.least, halfShare)) }))];
}
