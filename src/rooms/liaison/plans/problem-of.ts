import type { Transaction } from '../../../ground/database/database.js';
import { householdsByIds, type HouseholdPlace } from '../../honeycomb/door.js';
import type { PartitionPlan, PartitionProblem } from '../partition/rules/problem.js';
import { liaisonsNow } from './draft-plan.js';
import { buildProblem } from './rules/build-problem.js';
import { planHouseholds, planLiaisons, preferencesOf, type PlanHouseholdRow, type PlanLiaisonRow, type PlanRow } from './store.js';

/** A plan as it stands, with what the register and the wishes say now; ended households have left it. */
export interface KnownPlan {
  plan: PlanRow;
  liaisons: PlanLiaisonRow[];
  rows: PlanHouseholdRow[];
  places: Map<string, HouseholdPlace>;
  now: Map<string, string>;
  prefers: Map<string, string[]>;
}

export async function knowPlan(tx: Transaction, plan: PlanRow): Promise<KnownPlan> {
  const rows = await planHouseholds(tx, plan.planId);
  const places = await householdsByIds(tx, rows.map((r) => r.householdId));
  const here = (id: string): boolean => { const p = places.get(id); return p !== undefined && p.inForce && p.unitCode === plan.unitCode; };
  return { plan, liaisons: await planLiaisons(tx, plan.planId), rows: rows.filter((r) => here(r.householdId)), places,
    now: await liaisonsNow(tx, plan.unitCode), prefers: await preferencesOf(tx, plan.unitCode) };
}

/** The plan as the partition library is asked. `held`: every household stays where the plan has it, to price what was done by hand. */
export function problemOf({ plan, liaisons, rows, places, now, prefers }: KnownPlan, held = false): PartitionProblem {
  const homes = (held ? rows.filter((r) => r.liaisonId !== null) : rows).flatMap((r) => {
    const place = places.get(r.householdId);
    return place ? [{ ...place, prefers: prefers.get(r.householdId) ?? [], now: now.get(r.householdId) ?? null, locked: held || r.locked ? r.liaisonId : null }] : [];
  });
  const least = (l: PlanLiaisonRow): number => (held ? 0 : l.least);
  return buildProblem(homes, liaisons.map((l) => ({ ...l, least: least(l) })), plan.settings, held ? null : plan.choose);
}

/** The plan's rows as the solver answers them: who went where and why, and who has no place for which reason. */
export function rowsOf(known: KnownPlan, solved: PartitionPlan): PlanHouseholdRow[] {
  const names = new Map(known.liaisons.map((l) => [l.liaisonId, l.name]));
  const placed = new Map(solved.assignment.map((a) => [String(a.householdId), a]));
  const unplaced = new Map(solved.unplaced.map((u) => [String(u.id), u]));
  return known.rows.map((row) => {
    const a = placed.get(row.householdId);
    if (!a) {
      const u = unplaced.get(row.householdId);
      return { ...row, liaisonId: null, locked: false, byHand: false, why: { distanceMeters: null, unplacedReason: u ? `${u.reason}:${u.short}` : 'no_liaison:0' } };
    }
    const liaisonId = String(a.liaisonId);
    const place = known.places.get(row.householdId);
    const group = place?.entrance ? { sameEntrance: a.why.sameGroup } : { sameGroup: a.why.sameGroup };
    return { ...row, liaisonId, byHand: row.byHand && row.liaisonId === liaisonId, why: {
      distanceMeters: place?.lng == null ? null : Math.round(a.why.distanceMeters), nearestName: names.get(String(a.why.nearestId)) ?? null, nearestDistanceMeters: Math.round(a.why.nearestDistanceMeters),
      preferred: a.why.preferred, sameBuilding: a.why.sameBuilding, ...group, kept: a.why.kept, nearestFull: a.why.limit, locked: row.locked, byHand: row.byHand && row.liaisonId === liaisonId } };
  });
}

/** How many would get another liaison than they have; whoever has none yet, or is placed nowhere, does not move. */
export const countMoved = (rows: readonly PlanHouseholdRow[], now: ReadonlyMap<string, string>): number =>
  rows.filter((r) => { const before = now.get(r.householdId); return before !== undefined && r.liaisonId !== null && before !== r.liaisonId; }).length;
