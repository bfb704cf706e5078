import type { CareNeed } from '../../../contract/care.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';

export interface Kind {
  kindCode: string;
  group: CareNeed['group'];
  service: CareNeed['service'];
  name: string;
  visitEveryDays: number | null;
  purpose: string;
  legalBasis: string;
  longestDays: number;
  inEmergency: boolean;
}

/** Every kind in use, by group and code. */
export const kindsInUse = (tx: Transaction): Promise<Kind[]> =>
  tx.query<Kind>({
    name: 'care-kinds',
    text: `select kind_code, group_code as "group", service, name, visit_every_days, purpose, legal_basis, longest_days, in_emergency
           from liaison.care_kinds where county_code = $1 and active order by group_code, kind_code limit 200`,
    values: [tx.scope.countyCode],
  });

export interface NeedRow {
  needId: string;
  householdId: string;
  residentId: string | null;
  unitCode: string;
  kindCode: string;
  kindName: string;
  group: CareNeed['group'];
  service: CareNeed['service'];
  visitEveryDays: number | null;
  longestDays: number;
  words: string;
  source: CareNeed['source'];
  reason: string;
  legalBasis: string;
  notedBy: string | null;
  notedAt: Instant;
  confirmedAt: Instant;
  expiresAt: Instant;
  objectedAt: Instant | null;
  objection: string | null;
  version: number;
}
const NEED = `n.need_id, n.household_id, n.resident_id, n.unit_code, n.kind_code, k.name as kind_name, k.group_code as "group", k.service,
  k.visit_every_days, k.longest_days, n.words, n.source, n.reason, n.legal_basis, n.noted_by, n.noted_at, n.confirmed_at, n.expires_at,
  n.objected_at, n.objection, n.version`;
const FROM = `from liaison.care_needs n join liaison.care_kinds k on k.county_code = n.county_code and k.kind_code = n.kind_code`;
const INSTANT = (n: number): string => `to_timestamp($${n}::float8 / 1000)`;

/** Needs in force at the instant of these households; one that the daily job has still to end counts as ended. At most 20,000. */
export const needsOfHouseholds = (tx: Transaction, householdIds: readonly string[], at: Instant): Promise<NeedRow[]> =>
  tx.query<NeedRow>({
    name: 'care-needs-of-households',
    text: `select ${NEED} ${FROM} where n.county_code = $1 and n.household_id = any($2::uuid[]) and n.ended_at is null and n.expires_at > ${INSTANT(3)}
           order by n.household_id, n.noted_at, n.need_id limit 20000`,
    values: [tx.scope.countyCode, householdIds, at],
  });

/** One need in force, its row locked for this transaction; null when there is none the caller may see. */
export async function lockNeed(tx: Transaction, needId: string, at: Instant): Promise<NeedRow | null> {
  const rows = await tx.query<NeedRow>({
    name: 'care-need-lock',
    text: `select ${NEED} ${FROM} where n.county_code = $1 and n.need_id = $2 and n.ended_at is null and n.expires_at > ${INSTANT(3)} for update of n`,
    values: [tx.scope.countyCode, needId, at],
  });
  return rows[0] ?? null;
}

export interface NewNeed {
  needId: string; householdId: string; residentId: string | null; unitCode: string; kindCode: string; words: string; source: string;
  reason: string; legalBasis: string; notedBy: string; notedAt: Instant; expiresAt: Instant;
}
/** Answers false when the id is taken. */
export async function addNeed(tx: Transaction, n: NewNeed): Promise<boolean> {
  const rows = await tx.query({
    name: 'care-need-add',
    text: `insert into liaison.care_needs (county_code, need_id, household_id, resident_id, unit_code, kind_code, words, source, reason, legal_basis,
                                           noted_by, noted_at, confirmed_at, expires_at, facts_told)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${INSTANT(12)}, ${INSTANT(12)}, ${INSTANT(13)}, 1) on conflict do nothing returning need_id`,
    values: [tx.scope.countyCode, n.needId, n.householdId, n.residentId, n.unitCode, n.kindCode, n.words, n.source, n.reason, n.legalBasis, n.notedBy,
      n.notedAt, n.expiresAt],
  });
  return rows.length > 0;
}

export interface Changed { needId: string; unitCode: string; version: number; sequence: number }
const CHANGED = 'n.need_id, n.unit_code, n.version, n.facts_told as sequence';

/** Confirmed anew until then; an objection is answered by it. */
export const confirmNeed = async (tx: Transaction, needId: string, expiresAt: Instant, at: Instant): Promise<Changed> =>
  one(await tx.query<Changed>({
    name: 'care-need-confirm',
    text: `update liaison.care_needs n set confirmed_at = ${INSTANT(3)}, expires_at = ${INSTANT(4)}, objected_at = null, objection = null,
             version = version + 1, facts_told = facts_told + 1
           where n.county_code = $1 and n.need_id = $2 returning ${CHANGED}`,
    values: [tx.scope.countyCode, needId, at, expiresAt],
  }));

export const objectToNeed = async (tx: Transaction, needId: string, words: string, at: Instant): Promise<Changed> =>
  one(await tx.query<Changed>({
    name: 'care-need-object',
    text: `update liaison.care_needs n set objected_at = ${INSTANT(4)}, objection = $3, version = version + 1, facts_told = facts_told + 1
           where n.county_code = $1 and n.need_id = $2 returning ${CHANGED}`,
    values: [tx.scope.countyCode, needId, words, at],
  }));

const one = (rows: readonly Changed[]): Changed => {
  const row = rows[0];
  if (!row) throw new Error('a locked need has gone');
  return row;
};

// What was written about a household goes the moment its need ends; the bare row follows a month later.
const END = `ended_at = ${INSTANT(3)}, words = '', objection = null, reason = '（已结束，内容已清除）', version = version + 1, facts_told = facts_told + 1`;

export const endNeeds = (tx: Transaction, needIds: readonly string[], at: Instant, reason: string): Promise<Changed[]> =>
  tx.query<Changed>({
    name: 'care-needs-end',
    text: `update liaison.care_needs n set ${END}, end_reason = $4
           where n.county_code = $1 and n.need_id = any($2::uuid[]) and n.ended_at is null returning ${CHANGED}`,
    values: [tx.scope.countyCode, needIds, at, reason],
  });

/** Ends what has expired, at most `limit`; what another worker is at is left to it. */
export const endExpired = (tx: Transaction, at: Instant, limit: number): Promise<Changed[]> =>
  tx.query<Changed>({
    name: 'care-needs-end-expired',
    text: `update liaison.care_needs n set ${END}, end_reason = 'expired'
           from (select need_id from liaison.care_needs where county_code = $1 and ended_at is null and expires_at <= ${INSTANT(3)}
                 order by expires_at limit $2 for update skip locked) due
           where n.county_code = $1 and n.need_id = due.need_id returning ${CHANGED}`,
    values: [tx.scope.countyCode, limit, at],
  });

/** Removes ended needs whose month is over, at most `limit`; answers how many went. */
export const removeEnded = async (tx: Transaction, before: Instant, limit: number): Promise<number> =>
  (await tx.query({
    name: 'care-needs-remove-ended',
    text: `delete from liaison.care_needs n using (select need_id from liaison.care_needs where county_code = $1 and ended_at < ${INSTANT(3)} limit $2) gone
           where n.county_code = $1 and n.need_id = gone.need_id returning n.need_id`,
    values: [tx.scope.countyCode, limit, before],
  })).length;

export interface Expiring { needId: string; householdId: string; expiresAt: Instant }
/** Needs in force that expire after the one instant and up to the other, after a key, at most `limit`. */
export const expiringNeeds = (tx: Transaction, from: Instant, to: Instant, after: string | null, limit: number): Promise<Expiring[]> =>
  tx.query<Expiring>({
    name: 'care-needs-expiring',
    text: `select need_id, household_id, expires_at from liaison.care_needs
           where county_code = $1 and ended_at is null and expires_at > ${INSTANT(2)} and expires_at <= ${INSTANT(3)}
             and ($4::uuid is null or need_id > $4) order by need_id limit $5`,
    values: [tx.scope.countyCode, from, to, after, limit],
  });

/** Needs in force whose household has another unit now. */
export const moveNeeds = (tx: Transaction, householdIds: readonly string[], unitCodes: readonly string[]): Promise<unknown> =>
  tx.query({
    name: 'care-needs-move',
    text: `update liaison.care_needs n set unit_code = h.unit_code from unnest($2::uuid[], $3::text[]) as h(household_id, unit_code)
           where n.county_code = $1 and n.household_id = h.household_id and n.unit_code <> h.unit_code`,
    values: [tx.scope.countyCode, householdIds, unitCodes],
  });

/** Gives the needs of one household to another (all of them, or those named); answers which. */
export const rehomeNeeds = async (tx: Transaction, fromId: string, toId: string, needIds: readonly string[] | null): Promise<string[]> =>
  (await tx.query<{ needId: string }>({
    text: `update liaison.care_needs set household_id = $3 where county_code = $1 and household_id = $2 and ($4::uuid[] is null or need_id = any($4::uuid[])) returning need_id`,
    values: [tx.scope.countyCode, fromId, toId, needIds],
  })).map((row) => row.needId);

export interface NeedFilter {
  /** Villages, communities and compounds whose needs the caller sees by role, each by itself, and the households of the own micro-grids. */
  cells: readonly string[];
  ownHouseholds: readonly string[];
  unit: string | null;
  group: string | null;
  service: string | null;
  state: 'in_force' | 'expiring' | 'objected';
  soonAt: Instant;
}
/** Needs in force the caller is entitled to, by id, after one, at most `limit`. */
export const needsOfScope = (tx: Transaction, f: NeedFilter, after: string | null, limit: number, at: Instant): Promise<NeedRow[]> =>
  tx.query<NeedRow>({
    name: 'care-needs-of-scope',
    text: `select ${NEED} ${FROM}
           where n.county_code = $1 and n.ended_at is null and n.expires_at > ${INSTANT(2)}
             and ($3::text is null or n.unit_code >= $3 and n.unit_code < $3 || ':')
             and ($4::text is null or k.group_code = $4) and ($5::text is null or k.service = $5)
             and ($6 <> 'expiring' or n.expires_at <= ${INSTANT(7)}) and ($6 <> 'objected' or n.objected_at is not null)
             -- From the side of what the caller may see. Equal, not within: only so may the index go before row-level security.
             and n.need_id in (
               select m.need_id from liaison.care_needs m where m.county_code = $1 and m.unit_code = any($8::text[]) and m.ended_at is null
               union all select m.need_id from liaison.care_needs m where m.county_code = $1 and m.household_id = any($9::uuid[]) and m.ended_at is null)
             and ($10::uuid is null or n.need_id > $10)
           order by n.need_id limit $11`,
    values: [tx.scope.countyCode, at, f.unit, f.group, f.service, f.state, f.soonAt, f.cells, f.ownHouseholds, after, limit],
  });

export interface KindCount { kindCode: string; name: string; group: CareNeed['group']; households: number }
/** How many households of an area have each kind now. System scope: numbers only leave this house. */
export const countNeeds = (tx: Transaction, area: string, at: Instant): Promise<KindCount[]> =>
  tx.query<KindCount>({
    name: 'care-needs-count',
    text: `select k.kind_code, k.name, k.group_code as "group", count(distinct n.household_id)::int as households
           from liaison.care_kinds k
           left join liaison.care_needs n on n.county_code = k.county_code and n.kind_code = k.kind_code and n.ended_at is null
             and n.expires_at > ${INSTANT(3)} and n.unit_code >= $2 and n.unit_code < $2 || ':'
           where k.county_code = $1 and k.active group by k.kind_code, k.name, k.group_code order by k.group_code, k.kind_code limit 200`,
    values: [tx.scope.countyCode, area, at],
  });

export interface VisitWant { householdId: string; everyDays: number | null; notedAt: Instant; expiresAt: Instant }
/** What each need of an area asks in visits; at most 200,000. */
export const visitWants = (tx: Transaction, area: string, at: Instant): Promise<VisitWant[]> =>
  tx.query<VisitWant>({
    name: 'care-visit-wants',
    text: `select n.household_id, k.visit_every_days as every_days, n.noted_at, n.expires_at ${FROM}
           where n.county_code = $1 and n.ended_at is null and n.expires_at > ${INSTANT(3)} and n.unit_code >= $2 and n.unit_code < $2 || ':' limit 200000`,
    values: [tx.scope.countyCode, area, at],
  });

/** Whether the person of this transaction is the liaison of the household's micro-grid. */
export const isOwnLiaison = async (tx: Transaction, householdId: string): Promise<boolean> =>
  (await tx.query<{ own: boolean }>({ name: 'care-is-own-liaison', text: 'select liaison.is_own_liaison($1) as own', values: [householdId] }))[0]?.own ?? false;

export interface Seen { viewId: string; householdId: string; unitCode: string; needIds: readonly string[] }
export interface Viewer { personId: string; name: string; role: string }

/** Writes who looks, unless the same person looked at the same needs for the same purpose since `notAfter`. */
export const addViews = (tx: Transaction, viewer: Viewer, purpose: string, seen: readonly Seen[], at: Instant, notAfter: Instant): Promise<unknown> =>
  tx.query({
    name: 'care-views-add',
    text: `insert into liaison.care_views (county_code, view_id, household_id, unit_code, need_ids, viewer_person_id, viewer_name, viewer_role, purpose, viewed_at)
           select $1, s.view_id, s.household_id, s.unit_code, s.need_ids::uuid[], $6, $7, $8, $9, ${INSTANT(10)}
           from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) as s(view_id, household_id, unit_code, need_ids)
           where not exists (select from liaison.care_views v where v.county_code = $1 and v.household_id = s.household_id and v.viewed_at > ${INSTANT(11)}
                               and v.viewed_at <= ${INSTANT(10)} and v.viewer_person_id = $6 and v.purpose = $9 and v.need_ids @> s.need_ids::uuid[])`,
    values: [tx.scope.countyCode, seen.map((s) => s.viewId), seen.map((s) => s.householdId), seen.map((s) => s.unitCode), seen.map((s) => `{${s.needIds.join(',')}}`),
      viewer.personId, viewer.name, viewer.role, purpose, at, notAfter],
  });

export interface ViewRow { viewerName: string; viewerRole: string; purpose: 'visit' | 'plan' | 'review' | 'emergency' | 'export' | 'map'; viewedAt: Instant }
/** Who looked, the latest first. */
export const viewsOfHousehold = (tx: Transaction, householdId: string, limit: number): Promise<ViewRow[]> =>
  tx.query<ViewRow>({
    name: 'care-views-of-household',
    text: `select viewer_name, viewer_role, purpose, viewed_at from liaison.care_views
           where county_code = $1 and household_id = $2 order by viewed_at desc, view_id limit $3`,
    values: [tx.scope.countyCode, householdId, limit],
  });

/** For verify: every need in force as it stands. */
export const allNeedsInForce = (tx: Transaction): Promise<{ needId: string; householdId: string; expiresAt: Instant; tooLong: boolean }[]> =>
  tx.query({
    text: `select n.need_id, n.household_id, n.expires_at, n.expires_at > n.confirmed_at + make_interval(days => k.longest_days) as too_long
           from liaison.care_needs n join liaison.care_kinds k on k.county_code = n.county_code and k.kind_code = n.kind_code
           where n.county_code = $1 and n.ended_at is null order by n.need_id`,
    values: [tx.scope.countyCode],
  });
