import type { OwnerConnection } from '../../../src/ground/database/connect.js';
import type { Instant } from '../../../src/ground/time.js';

export interface StageRow { stage: string; started: number; running: number; kept: number; late: number; lateRunning: number; p50Minutes: number | null; p90Minutes: number | null }

/** Clocks by stage: kept = done in time; late = missed, whether done by now or still running; minutes of those that were done. */
export const readStageFigures = (c: OwnerConnection, at: Instant): Promise<StageRow[]> =>
  c.query(`with k as (
             select stage, state, breached_at is not null or (state = 'running' and due_at < to_timestamp($1::float8 / 1000)) as late,
               extract(epoch from ended_at - started_at)::float8 / 60 as minutes from response.clocks)
           select stage, count(*)::int as started, (count(*) filter (where state in ('running', 'held')))::int as running,
             (count(*) filter (where state = 'met' and not late))::int as kept, (count(*) filter (where late))::int as late,
             (count(*) filter (where late and state = 'running'))::int as "lateRunning",
             round(percentile_cont(0.5) within group (order by minutes) filter (where state = 'met')::numeric, 1)::float8 as "p50Minutes",
             round(percentile_cont(0.9) within group (order by minutes) filter (where state = 'met')::numeric, 1)::float8 as "p90Minutes"
           from k group by stage order by array_position(array['dispatch', 'arrive', 'solve', 'confirm', 'consult', 'review', 'pause'], stage)`, [at]);

export const countByState = (c: OwnerConnection): Promise<{ state: string; count: number }[]> =>
  c.query('select state, count(*)::int as count from response.cases group by 1 order by 2 desc, 1');

export const countByChannel = (c: OwnerConnection): Promise<{ channel: string; count: number }[]> =>
  c.query('select channel, count(*)::int as count from response.cases group by 1 order by 2 desc, 1');

export const countFactsByKind = (c: OwnerConnection): Promise<{ kind: string; count: number }[]> =>
  c.query('select kind, count(*)::int as count from ground.facts group by 1 order by 1');

export const countEscalations = (c: OwnerConnection): Promise<{ level: number; count: number }[]> =>
  c.query('select called_level as level, count(*)::int as count from response.clocks where called_level > 0 group by 1 order by 1');

export interface Ends {
  cases: number; withHolder: number; withRunningClock: number; answered: number; ended: number; endedWithAnswer: number; settled: number;
  confirmed: number; saidByReporter: number; trulySolved: number; pressedToRate: number; notices: number; breachedCases: number;
}
/** `settled` = every case owes nothing: open with a holder and a running clock, or ended with an answer. */
export const readEnds = async (c: OwnerConnection): Promise<Ends> =>
  (await c.query<Ends>(`
    with s as (
      select c.*, exists (select from response.clocks k where k.county_code = c.county_code and k.case_id = c.case_id and k.state = 'running') as runs,
        exists (select from response.clocks k where k.county_code = c.county_code and k.case_id = c.case_id and k.breached_at is not null) as breached,
        exists (select from response.answers a where a.county_code = c.county_code and a.case_id = c.case_id and a.ordinal = c.last_answer) as has_answer
      from response.cases c)
    select count(*)::int as cases, (count(*) filter (where open and num_nonnulls(holder_person_id, holder_desk_unit) = 1))::int as "withHolder",
      (count(*) filter (where open and runs))::int as "withRunningClock", (count(*) filter (where answers > 0))::int as answered,
      (count(*) filter (where not open))::int as ended, (count(*) filter (where not open and has_answer))::int as "endedWithAnswer",
      (count(*) filter (where (open and runs and num_nonnulls(holder_person_id, holder_desk_unit) = 1) or (not open and has_answer)))::int as settled,
      (count(*) filter (where breached))::int as "breachedCases",
      (select count(*)::int from response.confirmations) as confirmed,
      (select count(*)::int from response.confirmations where by_kind = 'reporter') as "saidByReporter",
      (select count(*)::int from response.confirmations where truly_solved) as "trulySolved",
      (select count(*)::int from response.confirmations where pressed_to_rate) as "pressedToRate",
      (select count(*)::int from ground.notices) as notices
    from s`))[0]!;

/** Of these case ids, those that are not in the database. */
export const findLost = async (c: OwnerConnection, caseIds: readonly string[]): Promise<string[]> =>
  (await c.query<{ id: string }>(`select w.id::text as id from unnest($1::uuid[]) as w(id)
    where not exists (select from response.cases c where c.case_id = w.id)`, [caseIds])).map((row) => row.id);
