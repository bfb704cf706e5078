import type { Plan, PlanSummary, planComparison, planPage, planQuery } from '../../../contract/liaison.js';
import type { z } from 'zod';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { groupBy } from '../../../ground/group-by.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { outlineOf, peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { membersOfCell } from '../grids/store.js';
import { roundPoint } from '../grids/rules/round-point.js';
import { knowPlan } from './problem-of.js';
import { countPlans, planById, planHouseholds, plansWithin, type PlanRow } from './store.js';

/** The plans of a unit and below, newest first. */
export function listPlans(ground: Ground, actor: Person, query: z.output<typeof planQuery>): Promise<Result<z.input<typeof planPage>>> {
  if (!mayIn(actor, 'plan.read', query.unit)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const rows = await plansWithin(tx, query.unit, query.after && /^[0-9a-f-]{36}$/.test(query.after) ? query.after : null, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    return done({ rows: await summarise(tx, shown), next: rows.length > shown.length ? (shown.at(-1)?.planId ?? null) : null });
  });
}

/** Everything a plan's page draws: points to about 100 m, whoever looks. */
export const readPlan = (ground: Ground, actor: Person, planId: string): Promise<Result<Plan>> =>
  ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const plan = await planById(tx, planId);
    if (!plan || !mayIn(actor, 'plan.read', plan.unitCode)) return refuse('not_found');
    const known = await knowPlan(tx, plan);
    const [summary] = await summarise(tx, [plan]);
    if (!summary) return refuse('not_found');
    const loads = groupBy(known.rows, (r) => r.liaisonId);
    return done({
      summary, outline: await outlineOf(tx, plan.unitCode),
      liaisons: known.liaisons.map((l) => {
        const own = loads.get(l.liaisonId) ?? [];
        const meters = own.flatMap((r) => r.why.distanceMeters ?? []);
        return { ...roundPoint(l), load: own.length, meanDistanceMeters: meters.length > 0 ? Math.round(meters.reduce((a, b) => a + b, 0) / meters.length) : null };
      }),
      households: known.rows.map((r) => {
        const place = known.places.get(r.householdId);
        const { lng, lat } = place ? roundPoint(place) : { lng: null, lat: null };
        return { householdId: r.householdId, address: place?.address ?? '', lng, lat, liaisonId: r.liaisonId, nowLiaisonId: known.now.get(r.householdId) ?? null, prefers: known.prefers.get(r.householdId) ?? [],
          locked: r.locked,
          why: { distanceMeters: null, ...r.why }, unplacedReason: r.liaisonId === null ? (r.why.unplacedReason ?? null) : null };
      }).sort((a, b) => a.address.localeCompare(b.address, 'zh-CN', { numeric: true })),
    });
  });

interface At { name: string | null; meters: number | null; liaisonId: string | null }

/** Household by household against another plan of the unit, or against what is in force. */
export const comparePlan = (ground: Ground, actor: Person, planId: string, withId: string | undefined): Promise<Result<z.input<typeof planComparison>>> =>
  ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const [plan, other] = [await planById(tx, planId), withId ? await planById(tx, withId) : null];
    if (!plan || !mayIn(actor, 'plan.read', plan.unitCode) || (withId && other?.unitCode !== plan.unitCode)) return refuse('not_found');
    const known = await knowPlan(tx, plan);
    const before = new Map<string, { liaisonId: string | null; meters: number | null }>();
    if (other) for (const r of await planHouseholds(tx, other.planId)) before.set(r.householdId, { liaisonId: r.liaisonId, meters: r.why.distanceMeters ?? null });
    else for (const m of await membersOfCell(tx, plan.unitCode)) before.set(m.householdId, { liaisonId: known.now.get(m.householdId) ?? null, meters: (m.why as { distanceMeters?: number | null }).distanceMeters ?? null });
    const people = await peopleByIds(tx, [...new Set([...before.values()].flatMap((b) => b.liaisonId ?? []))]);
    const names = new Map<string, string>([...[...people].map(([id, p]) => [id, p.name] as const), ...known.liaisons.map((l) => [l.liaisonId, l.name] as const)]);
    const at = (x: { liaisonId: string | null; meters: number | null } | undefined): At => ({ liaisonId: x?.liaisonId ?? null, name: x?.liaisonId ? (names.get(x.liaisonId) ?? null) : null, meters: x?.meters ?? null });
    const pairs = known.rows.map((r) => ({ householdId: r.householdId, address: known.places.get(r.householdId)?.address ?? '', from: at(before.get(r.householdId)),
      to: at({ liaisonId: r.liaisonId, meters: r.why.distanceMeters ?? null }) }));
    const moved = pairs.filter((p) => p.from.liaisonId !== p.to.liaisonId);
    const total = (of: (p: (typeof pairs)[number]) => At): [number, number, number] => [
      pairs.reduce((sum, p) => sum + (of(p).meters ?? 0), 0), pairs.reduce((most, p) => Math.max(most, of(p).meters ?? 0), 0),
      Math.max(0, ...[...groupBy(pairs.filter((p) => of(p).liaisonId !== null), (p) => of(p).liaisonId).values()].map((g) => g.length)),
    ];
    const [a, b] = [total((p) => p.from), total((p) => p.to)];
    return done({
      moved: moved.slice(0, 2000).map((p) => ({ householdId: p.householdId, address: p.address, fromName: p.from.name, toName: p.to.name, fromMeters: p.from.meters, toMeters: p.to.meters })),
      movedCount: moved.length, totals: { meters: [a[0], b[0]], farthestMeters: [a[1], b[1]], largestLoad: [a[2], b[2]] },
    });
  });

async function summarise(tx: Transaction, plans: readonly PlanRow[]): Promise<PlanSummary[]> {
  const units = await unitsByCode(tx, plans.map((p) => p.unitCode));
  const people = await peopleByIds(tx, plans.flatMap((p) => [p.createdBy, p.publishedBy].flatMap((id) => id ?? [])));
  const counts = await countPlans(tx, plans.map((p) => p.planId));
  const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id)?.name ?? ''));
  return plans.map((p) => {
    const c = counts.get(p.planId) ?? { households: 0, placed: 0, liaisons: 0 };
    return {
      planId: p.planId, unitCode: p.unitCode, unitName: units.get(p.unitCode)?.name ?? '', number: p.number, mode: p.mode, choose: p.choose, settings: p.settings, state: p.state,
      basedOn: p.basedOn, objective: p.objective, lowerBound: p.lowerBound, proven: p.proven, progress: p.progress, failure: p.failure, note: p.note,
      gap: p.objective !== null && p.lowerBound !== null ? Math.max(0, p.objective - p.lowerBound) / Math.max(1e-9, Math.abs(p.objective)) : null,
      households: c.households, placed: c.placed, liaisons: c.liaisons, moved: p.moved, createdByName: nameOf(p.createdBy) ?? '', createdAt: p.createdAt, solvedAt: p.solvedAt,
      publishedByName: nameOf(p.publishedBy), publishedAt: p.publishedAt, version: p.version,
    };
  });
}
