import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import type { StageRow } from './rules/clock.js';

export const readStages = (tx: Transaction): Promise<StageRow[]> =>
  tx.query<StageRow>({
    name: 'stages-all',
    text: `select stage, class, version, effective_at, minutes, calendar, escalate_minutes from response.stages
           where county_code = $1 order by stage, class, version limit 5000`,
    values: [tx.scope.countyCode],
  });

export const readCalendarDays = (tx: Transaction): Promise<{ day: string; working: boolean }[]> =>
  tx.query({
    name: 'calendar-days',
    text: 'select day::text, working from response.calendar_days where county_code = $1 limit 5000',
    values: [tx.scope.countyCode],
  });

/**
 * Cases with an alarm that is due, locked for this transaction; those another worker or a person is busy with are passed
 * over and seen at the next look. One index range: cost grows with what is due.
 */
export const claimDueCases = (tx: Transaction, at: Instant, limit: number): Promise<{ caseId: string; ordinals: number[] }[]> =>
  tx.query({
    name: 'clocks-claim-due',
    text: `with due as materialized (
             select case_id, ordinal from response.clocks
             where county_code = $1 and alarm_at <= to_timestamp($2::float8 / 1000) order by alarm_at limit $3),
           locked as (
             select c.case_id from response.cases c
             where c.county_code = $1 and c.case_id = any(array(select distinct case_id from due))
             order by c.case_id for update skip locked)
           select l.case_id, array_agg(d.ordinal)::int[] as ordinals
           from locked l join due d using (case_id) group by l.case_id`,
    values: [tx.scope.countyCode, at, limit],
  });

/** The next instant at which something is due, or null. */
export async function nextAlarm(tx: Transaction): Promise<Instant | null> {
  const rows = await tx.query<{ alarmAt: Instant | null }>({
    name: 'clocks-next-alarm',
    text: 'select min(alarm_at) as alarm_at from response.clocks where county_code = $1 and alarm_at is not null',
    values: [tx.scope.countyCode],
  });
  return rows[0]?.alarmAt ?? null;
}
