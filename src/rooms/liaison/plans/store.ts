import type { PlanSettings, Why } from '../../../contract/liaison.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import type { PlanState } from './rules/plan-states.js';

export interface PlanRow {
  planId: string; unitCode: string; number: number; mode: 'given' | 'choose'; choose: number | null; settings: PlanSettings; state: PlanState; basedOn: number | null;
  objective: number | null; lowerBound: number | null; proven: boolean | null; moved: number; progress: Progress | null; cancelAsked: boolean; failure: string | null; note: string;
  createdBy: string | null; createdAt: Instant; solvedAt: Instant | null; publishedBy: string | null; publishedAt: Instant | null; version: number;
}
export interface Progress { objective: number | null; lowerBound: number | null; seconds: number }
const ROW = `p.plan_id, p.unit_code, p.number, p.mode, p.choose, p.settings, p.state, p.based_on, p.objective, p.lower_bound, p.proven, p.moved, p.progress, p.cancel_asked,
  p.failure, p.note, p.created_by, p.created_at, p.solved_at, p.published_by, p.published_at, p.version`;

export interface PlanCounts { planId: string; households: number; placed: number; liaisons: number }

export async function planById(tx: Transaction, planId: string, lock = false): Promise<PlanRow | null> {
  const rows = await tx.query<PlanRow>({
    name: lock ? 'plans-lock' : 'plans-by-id', text: `select ${ROW} from liaison.plans p where p.county_code = $1 and p.plan_id = $2${lock ? ' for update' : ''}`,
    values: [tx.scope.countyCode, planId],
  });
  return rows[0] ?? null;
}

/** Plans of a unit and below, newest first. */
export const plansWithin = (tx: Transaction, area: string, after: string | null, limit: number): Promise<PlanRow[]> =>
  tx.query<PlanRow>({
    name: 'plans-within',
    text: `select ${ROW} from liaison.plans p where p.county_code = $1 and p.unit_code >= $2 and p.unit_code < $2 || ':'
             and ($3::uuid is null or p.plan_id < $3) order by p.plan_id desc limit $4`,
    values: [tx.scope.countyCode, area, after, limit],
  });

export async function countPlans(tx: Transaction, planIds: readonly string[]): Promise<Map<string, PlanCounts>> {
  const rows = await tx.query<PlanCounts>({
    name: 'plans-count',
    text: `select i.id as plan_id,
             (select count(*)::int from liaison.plan_households h where h.county_code = $1 and h.plan_id = i.id) as households,
             (select count(*)::int from liaison.plan_households h where h.county_code = $1 and h.plan_id = i.id and h.liaison_id is not null) as placed,
             (select count(*)::int from liaison.plan_liaisons l where l.county_code = $1 and l.plan_id = i.id and l.chosen) as liaisons
           from unnest($2::uuid[]) as i(id)`,
    values: [tx.scope.countyCode, planIds],
  });
  return new Map(rows.map((row) => [row.planId, row]));
}

/** The number of the unit's published plan and the highest number given; null and 0 before the first. */
export async function numbersOf(tx: Transaction, unitCode: string): Promise<{ published: number | null; highest: number }> {
  const rows = await tx.query<{ published: number | null; highest: number }>({
    name: 'plans-numbers',
    text: `select max(number) filter (where state = 'published') as published, coalesce(max(number), 0) as highest
           from liaison.plans where county_code = $1 and unit_code = $2`,
    values: [tx.scope.countyCode, unitCode],
  });
  return rows[0] ?? { published: null, highest: 0 };
}

export const addPlan = (tx: Transaction, p: PlanRow): Promise<unknown> =>
  tx.query({
    name: 'plans-add',
    text: `insert into liaison.plans (county_code, plan_id, unit_code, number, mode, choose, settings, state, based_on, note, created_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, to_timestamp($12::float8 / 1000))`,
    values: [tx.scope.countyCode, p.planId, p.unitCode, p.number, p.mode, p.choose, JSON.stringify(p.settings), p.state, p.basedOn, p.note, p.createdBy, p.createdAt],
  });

/** Writes everything of a plan that changes, and raises its version. */
export const savePlan = (tx: Transaction, p: PlanRow): Promise<unknown> =>
  tx.query({
    name: 'plans-save',
    text: `update liaison.plans set choose = $3, settings = $4, state = $5, objective = $6, lower_bound = $7, proven = $8, moved = $9, progress = $10, cancel_asked = $11, failure = $12,
             solved_at = to_timestamp($13::float8 / 1000), published_by = $14, published_at = to_timestamp($15::float8 / 1000), version = version + 1
           where county_code = $1 and plan_id = $2`,
    values: [tx.scope.countyCode, p.planId, p.choose, JSON.stringify(p.settings), p.state, p.objective, p.lowerBound, p.proven, p.moved, p.progress === null ? null : JSON.stringify(p.progress),
      p.cancelAsked, p.failure, p.solvedAt, p.publishedBy, p.publishedAt],
  });

/** The unit's published plan gives way. */
export const replacePublished = (tx: Transaction, unitCode: string): Promise<unknown> =>
  tx.query({ name: 'plans-replace', text: `update liaison.plans set state = 'replaced', version = version + 1 where county_code = $1 and unit_code = $2 and state = 'published'`,
    values: [tx.scope.countyCode, unitCode] });

/** Takes one plan that waits, or whose solver has been silent since `silentBefore`; null when none waits. Many workers, one takes it. */
export async function claimPlan(tx: Transaction, silentBefore: Instant): Promise<PlanRow | null> {
  const rows = await tx.query<PlanRow>({
    name: 'plans-claim',
    text: `update liaison.plans p set state = 'solving', solver_heard_at = clock_timestamp(), cancel_asked = p.cancel_asked and p.state = 'solving'
           where (p.county_code, p.plan_id) = (select county_code, plan_id from liaison.plans
             where county_code = $1 and (state = 'queued' or state = 'solving' and solver_heard_at < to_timestamp($2::float8 / 1000))
             order by plan_id limit 1 for update skip locked) returning ${ROW}`,
    values: [tx.scope.countyCode, silentBefore],
  });
  return rows[0] ?? null;
}

/** The solver is heard; answers whether it should stop: it was cancelled, or the plan is not its own any more. */
export async function reportProgress(tx: Transaction, planId: string, version: number, progress: Progress): Promise<boolean> {
  const rows = await tx.query<{ cancelAsked: boolean }>({
    name: 'plans-progress',
    text: `update liaison.plans set progress = $4, solver_heard_at = clock_timestamp()
           where county_code = $1 and plan_id = $2 and state = 'solving' and version >= $3 returning cancel_asked`,
    values: [tx.scope.countyCode, planId, version, JSON.stringify(progress)],
  });
  return rows[0]?.cancelAsked ?? true;
}

export interface PlanLiaisonRow {
  liaisonId: string; name: string; capacity: number; least: number; lng: number | null; lat: number | null; building: string | null; entrance: string | null; villagerGroup: string | null; chosen: boolean;
}
export const planLiaisons = (tx: Transaction, planId: string): Promise<PlanLiaisonRow[]> =>
  tx.query<PlanLiaisonRow>({
    name: 'plan-liaisons',
    text: `select liaison_id, name, capacity, least, lng, lat, building, entrance, villager_group, chosen from liaison.plan_liaisons
           where county_code = $1 and plan_id = $2 order by liaison_id`,
    values: [tx.scope.countyCode, planId],
  });

export const savePlanLiaisons = (tx: Transaction, planId: string, rows: readonly PlanLiaisonRow[]): Promise<unknown> =>
  tx.query({
    name: 'plan-liaisons-save',
    text: `insert into liaison.plan_liaisons (county_code, plan_id, liaison_id, name, capacity, least, lng, lat, building, entrance, villager_group, chosen)
           select $1, $2, * from unnest($3::uuid[], $4::text[], $5::int[], $6::int[], $7::float8[], $8::float8[], $9::text[], $10::text[], $11::text[], $12::bool[])
           on conflict (county_code, plan_id, liaison_id) do update set capacity = excluded.capacity, least = excluded.least, chosen = excluded.chosen`,
    values: [tx.scope.countyCode, planId, rows.map((r) => r.liaisonId), rows.map((r) => r.name), rows.map((r) => r.capacity), rows.map((r) => r.least), rows.map((r) => r.lng),
      rows.map((r) => r.lat), rows.map((r) => r.building), rows.map((r) => r.entrance), rows.map((r) => r.villagerGroup), rows.map((r) => r.chosen)],
  });

/** `why` of a household without a place holds the reason: { unplacedReason }. */
export interface PlanHouseholdRow { householdId: string; liaisonId: string | null; locked: boolean; byHand: boolean; why: Partial<Why> & { unplacedReason?: string } }
export const planHouseholds = (tx: Transaction, planId: string): Promise<PlanHouseholdRow[]> =>
  tx.query<PlanHouseholdRow>({
    name: 'plan-households', text: 'select household_id, liaison_id, locked, by_hand, why from liaison.plan_households where county_code = $1 and plan_id = $2',
    values: [tx.scope.countyCode, planId],
  });

export const savePlanHouseholds = (tx: Transaction, planId: string, rows: readonly PlanHouseholdRow[]): Promise<unknown> =>
  tx.query({
    name: 'plan-households-save',
    text: `insert into liaison.plan_households (county_code, plan_id, household_id, liaison_id, locked, by_hand, why)
           select $1, $2, h.household_id, h.liaison_id, h.locked, h.by_hand, h.why::jsonb
           from unnest($3::uuid[], $4::uuid[], $5::bool[], $6::bool[], $7::text[]) as h(household_id, liaison_id, locked, by_hand, why)
           on conflict (county_code, plan_id, household_id) do update set liaison_id = excluded.liaison_id, locked = excluded.locked, by_hand = excluded.by_hand, why = excluded.why`,
    values: [tx.scope.countyCode, planId, rows.map((r) => r.householdId), rows.map((r) => r.liaisonId), rows.map((r) => r.locked), rows.map((r) => r.byHand), rows.map((r) => JSON.stringify(r.why))],
  });

/** Households that ended or moved away since the plan was drafted leave it. */
export const dropPlanHouseholds = (tx: Transaction, planId: string, householdIds: readonly string[]): Promise<unknown> =>
  tx.query({ name: 'plan-households-drop', text: 'delete from liaison.plan_households where county_code = $1 and plan_id = $2 and household_id = any($3::uuid[])',
    values: [tx.scope.countyCode, planId, householdIds] });

/** Whom the households of a unit would rather have. */
export async function preferencesOf(tx: Transaction, unitCode: string): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ householdId: string; liaisonId: string }>({
    name: 'preferences-of-unit', text: 'select household_id, liaison_id from liaison.preferences where county_code = $1 and unit_code = $2', values: [tx.scope.countyCode, unitCode],
  });
  const found = new Map<string, string[]>();
  for (const { householdId, liaisonId } of rows) found.set(householdId, [...(found.get(householdId) ?? []), liaisonId]);
  return found;
}

/** What a household said replaces what it said before. */
export async function replacePreferences(tx: Transaction, householdId: string, unitCode: string, liaisonIds: readonly string[], at: Instant): Promise<void> {
  await tx.query({ name: 'preferences-clear', text: 'delete from liaison.preferences where county_code = $1 and household_id = $2', values: [tx.scope.countyCode, householdId] });
  await tx.query({
    name: 'preferences-add',
    text: `insert into liaison.preferences (county_code, household_id, unit_code, liaison_id, recorded_by, recorded_at)
           select $1, $2, $3, l, $5, to_timestamp($6::float8 / 1000) from unnest($4::uuid[]) as l on conflict do nothing`,
    values: [tx.scope.countyCode, householdId, unitCode, liaisonIds, tx.scope.personId, at],
  });
}

export async function takePlanSequence(tx: Transaction, planId: string): Promise<number> {
  const rows = await tx.query<{ sequence: number }>({
    name: 'plans-take-sequence', text: 'update liaison.plans set facts_told = facts_told + 1 where county_code = $1 and plan_id = $2 returning facts_told as sequence',
    values: [tx.scope.countyCode, planId],
  });
  return rows[0]?.sequence ?? 0;
}
