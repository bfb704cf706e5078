-- Response, first part: matters, stages, cases, clocks, answers.

create schema response;
grant usage on schema response to sizhi_app;

create table response.matters (
  county_code text not null,
  matter_code text collate "C" not null,
  parent_code text collate "C",
  name text not null,
  name_en text not null,
  -- Words that point to the matter; a hit in the title counts as much as its length (matters/rules/suggest.ts).
  keywords text[] not null default '{}',
  class text not null check (class in ('ordinary', 'complex', 'major')),
  needs_visit boolean not null,
  skill text,
  valid_to date,
  primary key (county_code, matter_code)
);

-- The 54321 promise as rows. A change is a new version; a running clock keeps the version it was started under.
create table response.stages (
  county_code text not null,
  stage text not null,
  class text not null check (class in ('any', 'ordinary', 'complex', 'major')),
  version integer not null,
  effective_at timestamptz not null,
  minutes integer not null check (minutes > 0),
  calendar text not null check (calendar in ('natural', 'working')),
  -- After a breach the next level is called every so many minutes until the county has been called.
  escalate_minutes integer not null check (escalate_minutes > 0),
  primary key (county_code, stage, class, version)
);

-- Days that differ from the published Chinese calendar: a county's own override, or a year not yet published.
create table response.calendar_days (
  county_code text not null,
  day date not null,
  working boolean not null,
  name text not null default '',
  primary key (county_code, day)
);

create sequence response.case_serial;
grant usage on sequence response.case_serial to sizhi_app;

create table response.cases (
  county_code text not null,
  case_id uuid not null,
  case_number text not null,
  unit_code text collate "C" not null,
  matter_code text collate "C" not null,
  matter_source text not null check (matter_source in ('suggested', 'reporter', 'corrected')),
  class text not null check (class in ('ordinary', 'complex', 'major')),
  needs_visit boolean not null,
  state text not null check (state in (
    'received', 'dispatched', 'accepted', 'on_site', 'answered', 'reopened', 'refused', 'transferred',
    'in_consultation', 'paused', 'under_review', 'confirmed', 'not_accepted', 'joined')),
  -- Where a paused or reviewed case goes back to.
  state_before text,
  holder_before_id uuid,
  not_accepted_proposal jsonb,
  open boolean not null generated always as (state not in ('confirmed', 'not_accepted', 'joined')) stored,
  holder_person_id uuid,
  holder_desk_unit text collate "C",
  handler_person_id uuid,
  words text not null check (length(words) between 1 and 8000),
  place_words text not null default '',
  lng double precision check (lng between -180 and 180),
  lat double precision check (lat between -90 and 90),
  channel text not null check (channel in ('web', 'phone', 'counter', 'liaison', 'paper', 'open311', 'field')),
  reporter_name text,
  reporter_phone text,
  reporter_household_id uuid,
  opened_by uuid,
  secret_hash bytea,
  version integer not null,
  refusals smallint not null default 0,
  reopens smallint not null default 0,
  answers smallint not null default 0,
  last_answer smallint,
  lead_case_id uuid,
  excluded_person_ids uuid[] not null default '{}',
  received_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  primary key (county_code, case_id),
  check (not open or num_nonnulls(holder_person_id, holder_desk_unit) = 1),
  check (open or num_nonnulls(holder_person_id, holder_desk_unit) = 0),
  check (open = (ended_at is null)),
  check (open or last_answer is not null),
  check ((state = 'joined') = (lead_case_id is not null)),
  check (lead_case_id is null or lead_case_id <> case_id),
  check ((state in ('paused', 'under_review')) = (state_before is not null))
);
create unique index cases_by_number on response.cases (county_code, case_number);
create index cases_open_by_unit on response.cases (county_code, unit_code, case_id) where open;
create index cases_by_unit on response.cases (county_code, unit_code, case_id);
create index cases_open_by_holder on response.cases (county_code, holder_person_id) where open and holder_person_id is not null;
create index cases_joined on response.cases (county_code, lead_case_id) where lead_case_id is not null;

create table response.clocks (
  county_code text not null,
  case_id uuid not null,
  ordinal smallint not null,
  stage text not null,
  class text not null,
  stage_version integer not null,
  minutes integer not null,
  calendar text not null,
  escalate_minutes integer not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  first_due_at timestamptz not null,
  -- running; held (the case is paused); met; stopped (overtaken: transferred back, joined, not accepted).
  state text not null check (state in ('running', 'held', 'met', 'stopped')),
  held_at timestamptz,
  ended_at timestamptz,
  breached_at timestamptz,
  called_level smallint not null default 0,
  -- The next instant at which time itself does something to this clock; null when nothing is left to call.
  alarm_at timestamptz,
  primary key (county_code, case_id, ordinal),
  check ((state in ('met', 'stopped')) = (ended_at is not null)),
  check (alarm_at is null or state = 'running')
);
-- Cost grows with what is due, not with what is open.
create index clocks_by_alarm on response.clocks (alarm_at) where alarm_at is not null;

create table response.answers (
  county_code text not null,
  case_id uuid not null,
  ordinal smallint not null,
  outcome text not null check (outcome in ('solved', 'partly_solved', 'explained', 'passed_on', 'cannot_be_solved',
                                           'reporter_unreachable', 'not_accepted', 'joined')),
  words text not null check (length(words) between 1 and 4000),
  answered_by uuid,
  reviewed_by uuid,
  answered_at timestamptz not null,
  primary key (county_code, case_id, ordinal),
  check (outcome <> 'not_accepted' or (reviewed_by is not null and reviewed_by <> answered_by))
);

-- Closing is a row. The person who answered can neither confirm nor rate: the check stands here as well as in the rule.
create table response.confirmations (
  county_code text not null,
  case_id uuid not null,
  answer_ordinal smallint not null,
  by_kind text not null check (by_kind in ('reporter', 'call_back')),
  by_person uuid,
  answered_by uuid not null,
  truly_solved boolean,
  stars smallint check (stars between 1 and 5),
  pressed_to_rate boolean,
  words text not null default '' check (length(words) <= 2000),
  confirmed_at timestamptz not null,
  primary key (county_code, case_id, answer_ordinal),
  foreign key (county_code, case_id, answer_ordinal) references response.answers,
  check ((by_kind = 'call_back') = (by_person is not null)),
  check (by_person is null or by_person <> answered_by)
);

create table response.pauses (
  county_code text not null,
  case_id uuid not null,
  ordinal smallint not null,
  reason text not null check (reason in ('waiting_for_reporter', 'weather', 'legal_procedure')),
  words text not null,
  paused_by uuid not null,
  paused_at timestamptz not null,
  until_at timestamptz not null,
  resumed_at timestamptz,
  primary key (county_code, case_id, ordinal)
);

-- Raising the class needs a reason and a second person; the first promise stays in clocks.first_due_at.
create table response.class_changes (
  county_code text not null,
  case_id uuid not null,
  ordinal smallint not null,
  from_class text not null,
  to_class text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  granted boolean,
  primary key (county_code, case_id, ordinal),
  check (decided_by is null or decided_by <> asked_by)
);

create table response.case_files (
  county_code text not null,
  case_id uuid not null,
  file_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  purpose text not null check (purpose in ('report', 'evidence')),
  primary key (county_code, case_id, file_id)
);

-- What people correct teaches the next suggestion (depth in a later issue; the rows are kept from the first day).
create table response.matter_corrections (
  county_code text not null,
  case_id uuid not null,
  from_matter text not null,
  to_matter text not null,
  corrected_by uuid not null,
  corrected_at timestamptz not null,
  primary key (county_code, case_id, corrected_at)
);

-- Written by a listener of the case facts, so that intake does not wait for it.
create table response.case_search (
  county_code text not null,
  case_id uuid not null,
  unit_code text collate "C" not null,
  document tsvector not null,
  primary key (county_code, case_id)
);
create index case_search_document on response.case_search using gin (document);

-- The invariant, checked at commit: an open case has a running clock, and a desk holds it only under a desk's clock.
create function response.check_open_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare c record;
begin
  select open, holder_desk_unit, case_number into c from response.cases
    where county_code = new.county_code and case_id = new.case_id;
  if not found or not c.open then return null; end if;
  if not exists (select from response.clocks k where k.county_code = new.county_code and k.case_id = new.case_id
                 and k.state = 'running'
                 and (c.holder_desk_unit is null or k.stage in ('dispatch', 'confirm', 'consult', 'review', 'pause'))) then
    raise exception 'open case % has no running clock for its holder', c.case_number using errcode = '23514',
      constraint = 'open_case_has_running_clock';
  end if;
  return null;
end $$;
create constraint trigger open_case_has_running_clock after insert or update on response.cases
  deferrable initially deferred for each row when (new.open) execute function response.check_open_case();
create constraint trigger stopped_clock_leaves_another after update of state on response.clocks
  deferrable initially deferred for each row when (new.state <> 'running') execute function response.check_open_case();

-- A reporter whose report was joined to another reads that one's answers, and nothing else of it.
create function response.lead_answers(county text, joined uuid)
  returns table (ordinal smallint, outcome text, words text, answered_by uuid, answered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog as $$
  select a.ordinal, a.outcome, a.words, a.answered_by, a.answered_at from response.answers a
  where a.county_code = county and a.case_id = (
    select lead_case_id from response.cases where county_code = county and case_id = joined)
  order by a.ordinal limit 50 $$;

-- Load is a number about people, not about cases: counted over the whole county whatever the caller may see.
-- Nobody's room is larger than a hundred, so counting stops there: the cost of a look does not grow with a bad day.
create function response.open_cases_of(county text, people uuid[]) returns table (person_id uuid, open_cases integer)
  language sql stable security definer set search_path = pg_catalog as $$
  select p.id, (select count(*)::int from (
      select from response.cases c where c.county_code = county and c.open and c.holder_person_id = p.id limit 100) held)
  from unnest(people) p(id) $$;

-- Asked row by row through the primary key. Written into the policies it would become a hash of every case there is.
create function response.sees_case(one uuid) returns boolean language sql stable set search_path = pg_catalog as $$
  select exists (select from response.cases c where c.county_code = ground.current_county() and c.case_id = one) $$;

do $$ declare t text; begin
  foreach t in array array['matters', 'stages', 'calendar_days'] loop
    execute format('alter table response.%I enable row level security', t);
    execute format('create policy %I on response.%I to sizhi_app using (county_code = ground.current_county()) with check (county_code = ground.current_county())', t || '_county', t);
  end loop;
  -- What belongs to a case is seen by whoever sees the case.
  foreach t in array array['clocks', 'answers', 'confirmations', 'pauses', 'class_changes', 'case_files', 'matter_corrections'] loop
    execute format('alter table response.%I enable row level security', t);
    execute format('create policy %I on response.%I to sizhi_app using (county_code = ground.current_county() and (current_setting(''sizhi.actor'', true) = ''system'' or response.sees_case(case_id))) with check (county_code = ground.current_county())', t || '_of_case', t);
  end loop;
end $$;
alter table response.cases enable row level security;
create policy cases_scope on response.cases to sizhi_app
  using (county_code = ground.current_county()
         and (ground.in_scope(unit_code) or holder_person_id = ground.current_person()
              or handler_person_id = ground.current_person() or case_id = ground.current_subject()))
  with check (county_code = ground.current_county());
alter table response.case_search enable row level security;
create policy case_search_scope on response.case_search to sizhi_app
  using (county_code = ground.current_county() and ground.in_scope(unit_code))
  with check (county_code = ground.current_county());
grant select, insert, update on all tables in schema response to sizhi_app;
