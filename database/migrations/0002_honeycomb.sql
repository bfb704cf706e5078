-- Honeycomb, first part: units, the household register, people, posts, shifts, the duty chart.

create schema honeycomb;
grant usage on schema honeycomb to sizhi_app;

-- unit_code is the significant part of the national 12-digit code (county 6, town 9, village 12 digits), local serials
-- of three digits below (compound 15, building 18, entrance 21). A subtree is therefore a prefix, and a B-tree range.
create table honeycomb.units (
  county_code text not null,
  unit_code text collate "C" not null check (unit_code ~ '^[0-9]{6}([0-9]{3}){0,5}$'),
  parent_code text collate "C",
  level text not null check (level in ('county', 'town', 'village', 'compound', 'building', 'entrance')),
  kind text not null check (kind in ('county', 'town', 'street', 'village', 'community', 'compound', 'building', 'entrance')),
  name text not null check (length(name) between 1 and 60),
  name_initials text not null default '',
  lng double precision check (lng between -180 and 180),
  lat double precision check (lat between -90 and 90),
  outline jsonb,
  supervision_phone text,
  valid_from date not null,
  valid_to date,
  became_code text collate "C",
  primary key (county_code, unit_code),
  check (unit_code like county_code || '%'),
  check (valid_to is null or valid_to > valid_from)
);
create index units_by_parent on honeycomb.units (county_code, parent_code);

-- Former names, so that a paper with the old name still finds the place.
create table honeycomb.unit_names (
  county_code text not null,
  unit_code text collate "C" not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  primary key (county_code, unit_code, valid_from)
);

-- Which unit a place belongs to: H3 cells of resolution 9 (about 0.1 km²) covering each village and compound.
create table honeycomb.unit_cells (
  county_code text not null,
  cell text collate "C" not null,
  unit_code text collate "C" not null,
  primary key (county_code, cell)
);

create table honeycomb.households (
  county_code text not null,
  household_id uuid not null,
  unit_code text collate "C" not null,
  address text not null,
  lng double precision check (lng between -180 and 180),
  lat double precision check (lat between -90 and 90),
  contact_preference text not null default 'phone' check (contact_preference in ('phone', 'visit', 'message', 'neighbour')),
  valid_from date not null,
  valid_to date,
  primary key (county_code, household_id)
);
create index households_by_unit on honeycomb.households (county_code, unit_code);

create table honeycomb.residents (
  county_code text not null,
  resident_id uuid not null,
  household_id uuid not null,
  name text not null,
  sex text check (sex in ('male', 'female')),
  birth_year smallint,
  phone text,
  state text not null default 'living_here' check (state in ('living_here', 'working_away', 'moved_out', 'deceased')),
  primary key (county_code, resident_id),
  foreign key (county_code, household_id) references honeycomb.households
);
create index residents_by_household on honeycomb.residents (county_code, household_id);
create index residents_by_phone on honeycomb.residents (county_code, phone text_pattern_ops);
create index residents_by_name on honeycomb.residents (county_code, name text_pattern_ops);

-- Those who serve: staff, liaisons, volunteers with a post.
create table honeycomb.people (
  county_code text not null,
  person_id uuid not null,
  name text not null,
  name_initials text not null default '',
  phone text,
  unit_code text collate "C" not null,
  skills text[] not null default '{}',
  -- How many facts have this person as their subject; raising it takes the row's lock and gives the next sequence.
  facts_told integer not null default 0,
  valid_from date not null,
  valid_to date,
  primary key (county_code, person_id)
);
create index people_by_unit on honeycomb.people (county_code, unit_code);

-- A post is what the duty chart names; a person holds it for a time.
create table honeycomb.posts (
  county_code text not null,
  post_id uuid not null,
  unit_code text collate "C" not null,
  kind text not null,
  name text not null,
  lng double precision,
  lat double precision,
  valid_from date not null,
  valid_to date,
  primary key (county_code, post_id)
);
create index posts_by_unit on honeycomb.posts (county_code, unit_code, kind);
create index posts_by_kind on honeycomb.posts (county_code, kind, unit_code) where valid_to is null;

create table honeycomb.post_holders (
  county_code text not null,
  post_id uuid not null,
  person_id uuid not null,
  capacity smallint not null default 20 check (capacity > 0),
  valid_from date not null,
  valid_to date,
  primary key (county_code, post_id, person_id, valid_from)
);
create index post_holders_by_person on honeycomb.post_holders (county_code, person_id);

-- The weekly pattern from which shifts are rolled out; minutes are counted from 00:00 China time.
create table honeycomb.shift_patterns (
  county_code text not null,
  post_id uuid not null,
  person_id uuid not null,
  weekdays smallint[] not null,
  start_minute smallint not null check (start_minute between 0 and 1439),
  length_minutes smallint not null check (length_minutes between 1 and 1440),
  primary key (county_code, post_id, person_id, start_minute)
);

-- Who is on duty: starts_at <= now < ends_at. Going off early or a swap changes the row; nothing else decides it.
create table honeycomb.shifts (
  county_code text not null,
  post_id uuid not null,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (county_code, post_id, ends_at, person_id),
  check (ends_at >= starts_at),
  -- A shift is at most a day, so whoever is on duty at an instant is found in one day's worth of the index.
  check (ends_at <= starts_at + interval '24 hours')
);
-- The roster is rolled on by pattern: a shift that was ended early keeps its start and is not made again.
create unique index shifts_by_start on honeycomb.shifts (county_code, post_id, person_id, starts_at);
create index shifts_by_person on honeycomb.shifts (county_code, person_id, ends_at);

-- The division of work: matter × place → post kind. The longest matching matter code, then the longest matching unit
-- code, wins; the post itself is the nearest one of that kind going up from the place.
create table honeycomb.duty_chart_versions (
  county_code text not null,
  version integer not null,
  effective_at timestamptz not null,
  adopted_by uuid,
  note text not null default '',
  primary key (county_code, version)
);
create table honeycomb.duty_chart (
  county_code text not null,
  version integer not null,
  matter_code text collate "C" not null,
  unit_code text collate "C" not null,
  part text not null check (part in ('lead', 'assist', 'informed')),
  post_kind text not null,
  -- Order among several kinds of one cell: the first kind with somebody on duty leads.
  rank smallint not null default 1 check (rank between 1 and 9),
  primary key (county_code, version, matter_code, unit_code, part, post_kind),
  foreign key (county_code, version) references honeycomb.duty_chart_versions
);

do $$ declare t text; begin
  foreach t in array array['units', 'unit_names', 'unit_cells', 'posts', 'duty_chart_versions', 'duty_chart', 'shifts',
                           'shift_patterns', 'post_holders', 'people'] loop
    execute format('alter table honeycomb.%I enable row level security', t);
    execute format('create policy %I on honeycomb.%I to sizhi_app using (county_code = ground.current_county()) with check (county_code = ground.current_county())', t || '_county', t);
  end loop;
end $$;
-- Residents are shown inside the actor's scope only.
alter table honeycomb.households enable row level security;
create policy households_scope on honeycomb.households to sizhi_app
  using (county_code = ground.current_county() and ground.in_scope(unit_code))
  with check (county_code = ground.current_county() and ground.in_scope(unit_code));
alter table honeycomb.residents enable row level security;
create policy residents_scope on honeycomb.residents to sizhi_app
  using (county_code = ground.current_county() and exists (
    select from honeycomb.households h
    where h.county_code = residents.county_code and h.household_id = residents.household_id))
  with check (county_code = ground.current_county());
grant select, insert, update on all tables in schema honeycomb to sizhi_app;
grant delete on honeycomb.shifts, honeycomb.duty_chart to sizhi_app;
