import type { Transaction } from '../../../../ground/database/database.js';
import type { Instant } from '../../../../ground/time.js';
import type { ReplayedFact } from '../rules/replay-facts.js';

/** A row that breaks an invariant: the case or person it is about, and what stands there instead. `total` counts all of them. */
export interface Broken { subject: string; detail: string; total: number }

/** At most so many of one invariant are listed; `total` still counts every one. */
export const MOST_LISTED = 100;

/**
 * Each promise of the case table as one statement over whole sets. `select subject, detail …` answers the offenders only; $1 is
 * the county. They run as the owner: a row that row-level security would hide is looked at as well.
 */
export const CASE_INVARIANTS: Record<string, string> = {
  open_case_has_one_holder: `
    select c.case_number as subject, num_nonnulls(c.holder_person_id, c.holder_desk_unit) || ' holders, ' || c.state as detail
    from response.cases c where c.county_code = $1
      and num_nonnulls(c.holder_person_id, c.holder_desk_unit) <> case when c.open then 1 else 0 end`,
  open_case_has_running_clock: `
    select c.case_number as subject, c.state as detail from response.cases c
    where c.county_code = $1 and c.open and not exists (
      select from response.clocks k where k.county_code = c.county_code and k.case_id = c.case_id and k.state = 'running')`,
  desk_holds_under_desk_stage: `
    select c.case_number as subject, c.state || ' at ' || c.holder_desk_unit as detail from response.cases c
    where c.county_code = $1 and c.open and c.holder_desk_unit is not null and not exists (
      select from response.clocks k where k.county_code = c.county_code and k.case_id = c.case_id and k.state = 'running'
        and k.stage in ('dispatch', 'confirm', 'consult', 'review', 'pause'))`,
  ended_case_runs_no_clock: `
    select c.case_number as subject, k.stage || ' ' || k.state as detail from response.clocks k
    join response.cases c on c.county_code = k.county_code and c.case_id = k.case_id
    where k.county_code = $1 and k.state in ('running', 'held') and not c.open`,
  ended_case_has_answer: `
    select c.case_number as subject, c.state as detail from response.cases c
    where c.county_code = $1 and not c.open and not exists (
      select from response.answers a where a.county_code = c.county_code and a.case_id = c.case_id and a.ordinal = c.last_answer)`,
  joined_case_has_lead: `
    select c.case_number as subject, coalesce(c.lead_case_id::text, 'none') as detail from response.cases c
    where c.county_code = $1 and c.state = 'joined' and not exists (
      select from response.cases l where l.county_code = c.county_code and l.case_id = c.lead_case_id)`,
  handler_neither_confirms_nor_rates: `
    select n.case_id::text as subject, n.by_person::text as detail from response.confirmations n
    left join response.answers a on a.county_code = n.county_code and a.case_id = n.case_id and a.ordinal = n.answer_ordinal
    where n.county_code = $1 and n.by_person is not null and n.by_person in (n.answered_by, a.answered_by)`,
  confirmation_refers_to_answer: `
    select n.case_id::text as subject, 'answer ' || n.answer_ordinal as detail from response.confirmations n
    where n.county_code = $1 and not exists (
      select from response.answers a where a.county_code = n.county_code and a.case_id = n.case_id and a.ordinal = n.answer_ordinal)`,
  version_counts_facts: `
    select c.case_number as subject, 'version ' || c.version || ', ' || coalesce(f.facts, 0) || ' facts' as detail
    from response.cases c
    left join (select subject_id, count(*) as facts from ground.facts where county_code = $1 and subject_kind = 'case' group by 1) f
      on f.subject_id = c.case_id
    where c.county_code = $1 and c.version <> coalesce(f.facts, 0)`,
  fact_of_case_has_case: `
    select f.subject_id::text as subject, f.kind as detail from ground.facts f
    where f.county_code = $1 and f.subject_kind = 'case' and f.subject_sequence = 1 and not exists (
      select from response.cases c where c.county_code = f.county_code and c.case_id = f.subject_id)`,
};

export const findBroken = (tx: Transaction, statement: string): Promise<Broken[]> =>
  tx.query<Broken>({
    text: `select subject, detail, count(*) over ()::int as total from (${statement}) as offender order by subject limit ${MOST_LISTED}`,
    values: [tx.scope.countyCode],
  });

export const countCases = async (tx: Transaction): Promise<{ cases: number; open: number }> =>
  (await tx.query<{ cases: number; open: number }>({
    text: 'select count(*)::int as cases, (count(*) filter (where open))::int as open from response.cases where county_code = $1',
    values: [tx.scope.countyCode],
  }))[0] ?? { cases: 0, open: 0 };

/** Alarms that nobody rang although they were due so long ago: with a worker running there are none. */
export const countOverdueAlarms = async (tx: Transaction, before: Instant): Promise<number> =>
  (await tx.query<{ overdue: number }>({
    text: 'select count(*)::int as overdue from response.clocks where county_code = $1 and alarm_at < to_timestamp($2::float8 / 1000)',
    values: [tx.scope.countyCode, before],
  }))[0]?.overdue ?? 0;

/** Everybody who holds an open case, with one of their cases. */
export const allHolders = (tx: Transaction): Promise<{ personId: string; caseNumber: string; cases: number }[]> =>
  tx.query({
    text: `select holder_person_id as person_id, min(case_number) as case_number, count(*)::int as cases from response.cases
           where county_code = $1 and open and holder_person_id is not null group by 1 order by 1`,
    values: [tx.scope.countyCode],
  });

export interface ToReplay {
  caseId: string; caseNumber: string; state: string; holderPersonId: string | null; holderDeskUnit: string | null;
  facts: ReplayedFact[];
}

/** The next cases by id with the parts of their facts that name a holder; reasons and words stay in the database. */
export async function casesToReplay(tx: Transaction, after: string | null, limit: number): Promise<ToReplay[]> {
  const rows = await tx.query<Omit<ToReplay, 'facts'> & { facts: (string | null)[][] }>({
    name: 'check-replay',
    text: `select c.case_id, c.case_number, c.state, c.holder_person_id, c.holder_desk_unit, f.facts
           from (select * from response.cases where county_code = $1 and ($2::uuid is null or case_id > $2) order by case_id limit $3) c
           cross join lateral (
             select coalesce(json_agg(json_build_array(f.kind, f.unit_code, f.data->>'toPersonId', f.data->>'deskUnit',
                      f.data->>'callBackBy', f.data->>'convenorId', f.data->>'reviewerId') order by f.subject_sequence), '[]') as facts
             from ground.facts f where f.county_code = $1 and f.subject_id = c.case_id) f
           order by c.case_id`,
    values: [tx.scope.countyCode, after, limit],
  });
  return rows.map((row) => ({
    ...row,
    facts: row.facts.map(([kind, unitCode, toPersonId, deskUnit, callBackBy, convenorId, reviewerId]) => ({
      kind: kind ?? '', unitCode: unitCode ?? '', toPersonId: toPersonId ?? null, deskUnit: deskUnit ?? null,
      callBackBy: callBackBy ?? null, convenorId: convenorId ?? null, reviewerId: reviewerId ?? null,
    })),
  }));
}
