-- Care needs, visits and the household's card: C2, seen by few, and by whom is written down.

-- A village secretary sees care needs below; whose units those are, is set beside the scope as patterns (ground/database/scope.ts).
-- An unset value matches nothing.
create function ground.in_care_scope(unit_code text) returns boolean language sql stable parallel safe
  as $$ select unit_code like any (string_to_array(coalesce(nullif(current_setting('sizhi.care_scope', true), ''), '!'), ',')) $$;

-- A household's own cases: for its liaison's round, its page and its liaison's right to act.
create index cases_by_household on response.cases (county_code, reporter_household_id) where reporter_household_id is not null;

-- L5. What a mark of one of the four groups means: the help that is owed or offered. A service, never a verdict.
create table liaison.care_kinds (
  county_code text not null,
  kind_code text not null,
  group_code text not null check (group_code in ('party_member', 'veteran', 'difficulty', 'elderly_or_alone')),
  service text not null check (service in ('evacuate', 'visit', 'call', 'deliver', 'offer', 'other')),
  name text not null,
  visit_every_days smallint check (visit_every_days between 1 and 366),
  purpose text not null,
  legal_basis text not null,
  longest_days smallint not null default 366 check (longest_days between 1 and 366),
  in_emergency boolean not null default false,
  active boolean not null default true,
  primary key (county_code, kind_code)
);
create table liaison.care_needs (
  county_code text not null,
  need_id uuid not null,
  household_id uuid not null,
  resident_id uuid,
  unit_code text collate "C" not null,
  kind_code text not null,
  words text not null default '' check (length(words) <= 300),
  source text not null check (source in ('resident', 'family', 'liaison', 'department', 'register')),
  reason text not null check (length(reason) between 1 and 300),
  legal_basis text not null,
  noted_by uuid,
  noted_at timestamptz not null,
  confirmed_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  objected_at timestamptz,
  objection text check (length(objection) <= 300),
  version integer not null default 1,
  facts_told integer not null default 0,
  primary key (county_code, need_id),
  foreign key (county_code, household_id) references honeycomb.households (county_code, household_id),
  foreign key (county_code, kind_code) references liaison.care_kinds,
  check (expires_at <= confirmed_at + interval '366 days')
);
create index care_needs_of_household on liaison.care_needs (county_code, household_id) where ended_at is null;
create index care_needs_by_unit on liaison.care_needs (county_code, unit_code) where ended_at is null;
create index care_needs_by_expiry on liaison.care_needs (expires_at) where ended_at is null;
create index care_needs_ended on liaison.care_needs (ended_at) where ended_at is not null;
-- Who looked at which household's needs, and for what; written in the transaction that reads. Append-only for the application.
create table liaison.care_views (
  county_code text not null,
  view_id uuid not null,
  household_id uuid not null,
  unit_code text collate "C" not null,
  need_ids uuid[] not null,
  viewer_person_id uuid not null,
  viewer_name text not null,
  viewer_role text not null,
  purpose text not null check (purpose in ('visit', 'plan', 'review', 'emergency', 'export', 'map')),
  viewed_at timestamptz not null,
  primary key (county_code, view_id)
);
create index care_views_of_household on liaison.care_views (county_code, household_id, viewed_at);

-- L6. One visit, as the liaison put it down; no photo is asked for, no place is kept.
create table liaison.visits (
  county_code text not null,
  visit_id uuid not null,
  household_id uuid not null,
  -- Null where a secretary visits in a unit that has no micro-grids yet.
  grid_id uuid,
  unit_code text collate "C" not null,
  person_id uuid not null,
  visited_at timestamptz not null,
  recorded_at timestamptz not null,
  way text not null check (way in ('door', 'phone', 'met')),
  finding text not null check (finding in ('well', 'nobody_home', 'needs_help')),
  words text not null default '' check (length(words) <= 1000),
  voice_file_id uuid,
  -- What the case is to say. It waits here and not in the fact: a fact is never erased and is read by the whole unit's staff.
  case_words text check (length(case_words) <= 2000),
  case_id uuid,
  primary key (county_code, visit_id),
  foreign key (county_code, household_id) references honeycomb.households (county_code, household_id),
  check ((finding = 'needs_help') = (case_id is not null))
);
create index visits_of_household on liaison.visits (county_code, household_id, visited_at desc);
create index visits_by_unit on liaison.visits (county_code, unit_code, visited_at desc);
create unique index visits_by_case on liaison.visits (county_code, case_id) where case_id is not null;
create index visits_with_words on liaison.visits (recorded_at) where words <> '' or case_words is not null;

-- L8. The household's card: whoever holds its secret sees the household's own page. Only a hash is kept.
create table liaison.household_keys (
  county_code text not null,
  household_id uuid not null,
  key_hash bytea not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  primary key (county_code, household_id, issued_at)
);

grant select, insert, update on liaison.care_kinds, liaison.care_needs, liaison.care_views, liaison.visits, liaison.household_keys to sizhi_app;
revoke update on liaison.care_views from sizhi_app;
-- An ended need is C2 still: it goes altogether a month later (rooms/liaison/care/expire-care.ts).
grant delete on liaison.care_needs to sizhi_app;

-- The own liaison of a household, whatever scope the role has.
create function liaison.is_own_liaison(household uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from liaison.memberships m
    join liaison.micro_grids g on g.county_code = m.county_code and g.grid_id = m.grid_id
    where m.county_code = ground.current_county() and m.household_id = household and m.valid_to is null
      and g.valid_to is null and g.liaison_person_id = ground.current_person()) $$;

alter table liaison.care_kinds enable row level security;
create policy care_kinds_county on liaison.care_kinds to sizhi_app
  using (county_code = ground.current_county()) with check (county_code = ground.current_county());
do $$ declare t text; begin
  -- C2: the system's own work, the secretary of the place, the own liaison, the household itself with its card. Nobody else.
  foreach t in array array['care_needs', 'care_views', 'visits'] loop
    execute format('alter table liaison.%I enable row level security', t);
    execute format($p$create policy %I on liaison.%I to sizhi_app
      using (county_code = ground.current_county() and (current_setting('sizhi.actor', true) = 'system' or ground.in_care_scope(unit_code)
        or household_id = ground.current_subject() or liaison.is_own_liaison(household_id)))
      with check (county_code = ground.current_county())$p$, t || '_entitled', t);
  end loop;
end $$;
alter table liaison.household_keys enable row level security;
create policy household_keys_scope on liaison.household_keys to sizhi_app
  using (county_code = ground.current_county() and (current_setting('sizhi.actor', true) = 'system' or household_id = ground.current_subject() or ground.in_scope((
    select h.unit_code from honeycomb.households h where h.county_code = household_keys.county_code and h.household_id = household_keys.household_id))))
  with check (county_code = ground.current_county());

-- The household's own page reads its own register entry with the card's secret.
create policy households_own_card on honeycomb.households for select to sizhi_app
  using (county_code = ground.current_county() and household_id = ground.current_subject());
