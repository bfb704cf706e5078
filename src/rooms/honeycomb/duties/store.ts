import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import type { DutyWant, OnDuty } from './duty-want.js';
import type { ChartRow } from './rules/chart.js';

/** The newest version of the division of work effective by the instant. */
export async function chartVersionAt(tx: Transaction, at: Instant): Promise<{ version: number; effectiveAt: Instant } | null> {
  const rows = await tx.query<{ version: number; effectiveAt: Instant }>({
    name: 'duties-chart-version',
    text: `select version, effective_at from honeycomb.duty_chart_versions
           where county_code = $1 and effective_at <= to_timestamp($2::float8 / 1000)
           order by version desc limit 1`,
    values: [tx.scope.countyCode, at],
  });
  return rows[0] ?? null;
}

/** The cells of one version in the order they are drawn, at most 20,000. */
export const chartRows = (tx: Transaction, version: number): Promise<ChartRow[]> =>
  tx.query<ChartRow>({
    name: 'duties-chart-rows',
    text: `select matter_code, unit_code, part, post_kind, rank from honeycomb.duty_chart
           where county_code = $1 and version = $2
           order by matter_code, unit_code, part desc, rank, post_kind limit 20000`,
    values: [tx.scope.countyCode, version],
  });

/** At most so many of the units below a place answer for it. */
const BELOW_LIMIT = 200;

/**
 * The hot path of dispatch: everybody on duty in posts of a kind at exactly a unit (`at`), and of those `below` for whom no
 * unit above answers everybody directly below. A shift lasts at most a day, so `ends_at` between the instant and a day later
 * bounds the index range to the shifts that can be running.
 */
export const onDutyRows = (tx: Transaction, at: readonly DutyWant[], below: readonly DutyWant[], instant: Instant): Promise<FoundOnDuty[]> =>
  tx.query<FoundOnDuty>({
    name: 'duties-on-duty',
    text: ON_DUTY,
    values: [tx.scope.countyCode, instant, at.map((w) => w.postKind), at.map((w) => w.unitCode),
      below.map((w) => w.postKind), below.map((w) => w.unitCode)],
  });

/** `servedUnit` is the unit of the want that a unit below answers for; null for a post found at exactly the unit. */
export type FoundOnDuty = OnDuty & { servedUnit: string | null };

const RUNNING = `s.county_code = $1 and s.post_id = p.post_id and s.ends_at > to_timestamp($2::float8 / 1000)
    and s.ends_at <= to_timestamp($2::float8 / 1000) + interval '24 hours' and s.starts_at <= to_timestamp($2::float8 / 1000)`;

// "offset 0" keeps each look-up a walk of the index: the planner takes an unnest for more rows than it has and would
// otherwise read all shifts of the county.
export const ON_DUTY = `
  with above as materialized (
    select null::text as served_unit, f.*
    from unnest($3::text[], $4::text[]) as w(post_kind, unit_code)
    cross join lateral (
      select p.post_id, p.kind, p.name, p.unit_code, p.lng, p.lat, s.person_id
      from honeycomb.posts p join honeycomb.shifts s on ${RUNNING}
      where p.county_code = $1 and p.kind = w.post_kind and p.unit_code = w.unit_code and p.valid_to is null
      offset 0) f
  ), found as (
    select * from above
    union all
    select w.unit_code, f.*
    from unnest($5::text[], $6::text[]) as w(post_kind, unit_code)
    cross join lateral (
      select p.post_id, p.kind, p.name, p.unit_code, p.lng, p.lat, s.person_id
      from honeycomb.posts p join honeycomb.shifts s on ${RUNNING}
      where p.county_code = $1 and p.kind = w.post_kind and p.valid_to is null
        and p.unit_code > w.unit_code and p.unit_code < w.unit_code || ':' and length(p.unit_code) = length(w.unit_code) + 3
      order by p.unit_code limit ${BELOW_LIMIT}) f
    where not exists (select from above a where a.kind = w.post_kind and starts_with(w.unit_code, a.unit_code))
  )
  select f.served_unit, f.person_id, d.name, f.post_id, f.kind as post_kind, f.name as post_name, f.unit_code, f.lng, f.lat,
         d.skills, d.capacity
  from found f
  cross join lateral (
    select pe.name, pe.skills, coalesce(h.capacity, 20) as capacity
    from honeycomb.people pe
    left join lateral (select h.capacity from honeycomb.post_holders h
                       where h.county_code = $1 and h.post_id = f.post_id and h.person_id = f.person_id
                       order by h.valid_from desc limit 1) h on true
    where pe.county_code = $1 and pe.person_id = f.person_id
    offset 0) d`;

export interface DutyRow {
  personId: string;
  name: string;
  phone: string | null;
  postId: string;
  postKind: string;
  postName: string;
  unitCode: string;
  unitName: string;
  skills: string[];
  from: Instant;
  until: Instant;
  capacity: number;
}

export interface DutyFilter {
  unitCode: string;
  postKind: string | null;
  /** Part of a name, or the beginning of its pinyin initials. */
  text: string | null;
  after: { unitCode: string; postId: string; personId: string } | null;
  limit: number;
}

/** Those on duty inside a unit and in the posts of the units above it, in order of unit, post and person. */
export const dutyRowsIn = (tx: Transaction, filter: DutyFilter, at: Instant): Promise<DutyRow[]> =>
  tx.query<DutyRow>({
    text: `select s.person_id, pe.name, pe.phone, p.post_id, p.kind as post_kind, p.name as post_name, p.unit_code,
                  u.name as unit_name, pe.skills, s.starts_at as "from", s.ends_at as until,
                  coalesce((select h.capacity from honeycomb.post_holders h
                            where h.county_code = $1 and h.post_id = p.post_id and h.person_id = s.person_id
                            order by h.valid_from desc limit 1), 20) as capacity
           from honeycomb.posts p
           join honeycomb.shifts s on s.county_code = $1 and s.post_id = p.post_id
             and s.ends_at > to_timestamp($2::float8 / 1000) and s.ends_at <= to_timestamp($2::float8 / 1000) + interval '24 hours'
             and s.starts_at <= to_timestamp($2::float8 / 1000)
           join honeycomb.people pe on pe.county_code = $1 and pe.person_id = s.person_id
           join honeycomb.units u on u.county_code = $1 and u.unit_code = p.unit_code
           where p.county_code = $1 and p.valid_to is null
             and ((p.unit_code >= $3 and p.unit_code < $3 || ':')
                  or p.unit_code = any(array(select left($3, d) from generate_series(6, length($3) - 3, 3) d)))
             and ($4::text is null or p.kind = $4)
             and ($5::text is null or strpos(pe.name, $5) > 0 or starts_with(pe.name_initials, lower($5)))
             and ($6::text is null or (p.unit_code, p.post_id, s.person_id) > ($6, $7::uuid, $8::uuid))
           order by p.unit_code, p.post_id, s.person_id limit $9`,
    values: [tx.scope.countyCode, at, filter.unitCode, filter.postKind, filter.text, filter.after?.unitCode ?? null,
      filter.after?.postId ?? null, filter.after?.personId ?? null, filter.limit],
  });

/** Ends whatever shifts of the person run at the instant; answers how many there were. */
export async function endShifts(tx: Transaction, personId: string, at: Instant): Promise<number> {
  const rows = await tx.query({
    name: 'duties-end-shifts',
    text: `update honeycomb.shifts set ends_at = to_timestamp($3::float8 / 1000)
           where county_code = $1 and person_id = $2
             and starts_at <= to_timestamp($3::float8 / 1000) and ends_at > to_timestamp($3::float8 / 1000)
           returning post_id`,
    values: [tx.scope.countyCode, personId, at],
  });
  return rows.length;
}

/** Until when the person is on duty; null when not. */
export async function onDutyUntil(tx: Transaction, personId: string, at: Instant): Promise<Instant | null> {
  const rows = await tx.query<{ until: Instant | null }>({
    name: 'duties-on-duty-until',
    text: `select max(ends_at) as until from honeycomb.shifts
           where county_code = $1 and person_id = $2
             and starts_at <= to_timestamp($3::float8 / 1000) and ends_at > to_timestamp($3::float8 / 1000)`,
    values: [tx.scope.countyCode, personId, at],
  });
  return rows[0]?.until ?? null;
}

/**
 * Makes the shifts of the patterns for the days from … to (days since 1970 by the Chinese calendar, both included). A
 * shift that exists under its start, ended early or not, stays as it is. Answers how many were made.
 */
export async function rollShifts(tx: Transaction, fromDay: number, toDay: number): Promise<number> {
  const rows = await tx.query<{ made: number }>({
    text: `with made as (
             insert into honeycomb.shifts (county_code, post_id, person_id, starts_at, ends_at)
             select p.county_code, p.post_id, p.person_id, t.starts_at, t.starts_at + make_interval(mins => p.length_minutes)
             from honeycomb.shift_patterns p
             cross join generate_series($2::int, $3::int) as d(day)
             cross join lateral (select to_timestamp(d.day * 86400.0 - 28800 + p.start_minute * 60) as starts_at) t
             where p.county_code = $1 and (d.day + 3) % 7 + 1 = any(p.weekdays)
               and exists (select from honeycomb.post_holders h
                           where h.county_code = p.county_code and h.post_id = p.post_id and h.person_id = p.person_id
                             and h.valid_from <= date '1970-01-01' + d.day
                             and (h.valid_to is null or h.valid_to > date '1970-01-01' + d.day))
             on conflict do nothing returning 1)
           select count(*) as made from made`,
    values: [tx.scope.countyCode, fromDay, toDay],
  });
  return rows[0]?.made ?? 0;
}
