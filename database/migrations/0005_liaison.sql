-- Liaison 联户: candidates, plans, micro-grids and who belongs to them, handovers. Care, visits and cards are in 0009_care.sql.

-- 就便 needs the house a household lives in; a household's own facts need their sequence.
alter table honeycomb.households
  add column building text check (length(building) between 1 and 30),
  add column entrance text check (length(entrance) between 1 and 30),
  add column villager_group text check (length(villager_group) between 1 and 30),
  add column facts_told integer not null default 0;

create schema liaison;
grant usage on schema liaison to sizhi_app;

create table liaison.micro_grids (
  county_code text not null,
  grid_id uuid not null,
  unit_code text collate "C" not null,
  number smallint not null check (number > 0),
  liaison_person_id uuid not null,
  capacity smallint not null check (capacity between 1 and 2000),
  least smallint not null default 0 check (least >= 0),
  -- Where the liaison sets out from: from here "near" is measured.
  lng double precision check (lng between -180 and 180),
  lat double precision check (lat between -90 and 90),
  building text,
  entrance text,
  villager_group text,
  -- The plan that made or last shaped it, by its number within the unit; null = made by hand.
  plan_number integer,
  -- Drawn from its households, inside the unit's outline; null until drawn.
  area jsonb,
  facts_told integer not null default 0,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (county_code, grid_id),
  unique (county_code, grid_id, unit_code),
  foreign key (county_code, liaison_person_id) references honeycomb.people (county_code, person_id),
  check (valid_to is null or valid_to >= valid_from),
  check (least <= capacity)
);
create unique index micro_grids_by_number on liaison.micro_grids (county_code, unit_code, number) where valid_to is null;
create index micro_grids_by_liaison on liaison.micro_grids (county_code, liaison_person_id) where valid_to is null;

-- Which micro-grid a household belongs to, and belonged to; `why` is what the resident and the secretary are told.
create table liaison.memberships (
  county_code text not null,
  membership_id uuid not null,
  household_id uuid not null,
  grid_id uuid not null,
  unit_code text collate "C" not null,
  cause text not null check (cause in ('plan', 'new_household', 'moved', 'by_hand', 'opened')),
  why jsonb not null default '{}',
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (county_code, membership_id),
  foreign key (county_code, household_id) references honeycomb.households (county_code, household_id),
  foreign key (county_code, grid_id, unit_code) references liaison.micro_grids (county_code, grid_id, unit_code),
  check (valid_to is null or valid_to >= valid_from)
);
create unique index memberships_now on liaison.memberships (county_code, household_id) where valid_to is null;
create index memberships_of_grid on liaison.memberships (county_code, grid_id) where valid_to is null;
create index memberships_by_unit on liaison.memberships (county_code, unit_code) where valid_to is null;
create index memberships_before on liaison.memberships (county_code, household_id, valid_from) where valid_to is not null;

-- L4, in the database itself, at every commit: in a unit that has micro-grids each household in force is in exactly one of them.
create function liaison.check_household(county text, household uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare h record; now_in text; grids boolean;
begin
  select unit_code, valid_to into h from honeycomb.households where county_code = county and household_id = household;
  select unit_code into now_in from liaison.memberships where county_code = county and household_id = household and valid_to is null;
  if h.valid_to is not null then
    if now_in is not null then
      raise exception 'household % has ended and still belongs to a micro-grid', household using errcode = '23514', constraint = 'household_in_one_micro_grid';
    end if;
  elsif now_in is null then
    select exists (select from liaison.micro_grids where county_code = county and unit_code = h.unit_code and valid_to is null) into grids;
    if grids then
      raise exception 'household % belongs to no micro-grid', household using errcode = '23514', constraint = 'household_in_one_micro_grid';
    end if;
  elsif now_in <> h.unit_code then
    raise exception 'household % belongs to a micro-grid of another unit', household using errcode = '23514', constraint = 'household_in_one_micro_grid';
  end if;
end $$;
create function liaison.check_household_row() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin perform liaison.check_household(new.county_code, new.household_id); return null; end $$;
create constraint trigger household_in_one_micro_grid after insert on honeycomb.households
  deferrable initially deferred for each row execute function liaison.check_household_row();
create constraint trigger moved_household_in_one_micro_grid after update of unit_code, valid_to on honeycomb.households
  deferrable initially deferred for each row when (new.unit_code <> old.unit_code or new.valid_to is distinct from old.valid_to)
  execute function liaison.check_household_row();
create constraint trigger member_in_one_micro_grid after insert or update of valid_to on liaison.memberships
  deferrable initially deferred for each row execute function liaison.check_household_row();

-- A micro-grid that ends leaves nobody in it, and never leaves a unit in force without any; a new one leaves nobody outside.
create function liaison.check_grid_row() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare outside uuid;
begin
  if new.valid_to is not null then
    if exists (select from liaison.memberships where county_code = new.county_code and grid_id = new.grid_id and valid_to is null) then
      raise exception 'micro-grid % has ended with households in it', new.grid_id using errcode = '23514', constraint = 'ended_micro_grid_is_empty';
    end if;
    if not exists (select from liaison.micro_grids where county_code = new.county_code and unit_code = new.unit_code and valid_to is null)
       and exists (select from honeycomb.units where county_code = new.county_code and unit_code = new.unit_code and valid_to is null) then
      raise exception 'unit % would be left without a micro-grid', new.unit_code using errcode = '23514', constraint = 'unit_has_micro_grid';
    end if;
  else
    select h.household_id into outside from honeycomb.households h
      where h.county_code = new.county_code and h.unit_code = new.unit_code and h.valid_to is null
        and not exists (select from liaison.memberships m where m.county_code = h.county_code and m.household_id = h.household_id and m.valid_to is null) limit 1;
    if outside is not null then
      raise exception 'household % belongs to no micro-grid', outside using errcode = '23514', constraint = 'household_in_one_micro_grid';
    end if;
  end if;
  return null;
end $$;
create constraint trigger micro_grid_opens_or_ends_whole after insert or update of valid_to on liaison.micro_grids
  deferrable initially deferred for each row execute function liaison.check_grid_row();

-- Whoever stops serving has handed over first.
create function liaison.check_leaver() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from liaison.micro_grids where county_code = new.county_code and liaison_person_id = new.person_id and valid_to is null) then
    raise exception 'person % is still the liaison of a micro-grid', new.person_id using errcode = '23514', constraint = 'micro_grid_has_liaison';
  end if;
  return null;
end $$;
create constraint trigger micro_grid_has_liaison after update of valid_to on honeycomb.people
  deferrable initially deferred for each row when (new.valid_to is not null) execute function liaison.check_leaver();

-- L2. A chosen candidate who does not serve yet becomes a person under the candidate's own id.
create table liaison.candidates (
  county_code text not null,
  candidate_id uuid not null,
  unit_code text collate "C" not null,
  resident_id uuid,
  person_id uuid,
  name text not null check (length(name) between 1 and 40),
  phone text,
  standing text not null check (standing in ('party_member', 'activist', 'volunteer')),
  lng double precision check (lng between -180 and 180),
  lat double precision check (lat between -90 and 90),
  building text,
  entrance text,
  villager_group text,
  willingness text not null default 'not_asked' check (willingness in ('not_asked', 'willing', 'unwilling')),
  willingness_said_to uuid,
  willingness_at timestamptz,
  nomination text not null default 'none' check (nomination in ('none', 'nominated', 'opposed')),
  nominated_by text,
  nomination_reason text not null default '',
  nomination_at timestamptz,
  hours_per_week smallint check (hours_per_week between 0 and 80),
  capacity smallint not null default 20 check (capacity between 1 and 2000),
  least smallint not null default 0 check (least >= 0),
  conflicts text not null default '',
  state text not null default 'open' check (state in ('open', 'chosen', 'not_chosen', 'withdrawn')),
  expires_on date not null,
  version integer not null default 1,
  facts_told integer not null default 0,
  added_by uuid,
  added_at timestamptz not null,
  primary key (county_code, candidate_id),
  check (least <= capacity)
);
create index candidates_by_unit on liaison.candidates (county_code, unit_code, candidate_id);

-- The branch meeting that decided: who voted, and on whom.
create table liaison.selections (
  county_code text not null,
  selection_id uuid not null,
  unit_code text collate "C" not null,
  held_on date not null,
  place text not null default '',
  chair text not null,
  note text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (county_code, selection_id)
);
create index selections_by_unit on liaison.selections (county_code, unit_code, held_on);
create table liaison.selection_voters (
  county_code text not null,
  selection_id uuid not null,
  ordinal smallint not null,
  name text not null check (length(name) between 1 and 40),
  present boolean not null default true,
  primary key (county_code, selection_id, ordinal),
  foreign key (county_code, selection_id) references liaison.selections
);
create table liaison.selection_results (
  county_code text not null,
  selection_id uuid not null,
  candidate_id uuid not null,
  votes_for smallint not null check (votes_for >= 0),
  votes_against smallint not null default 0 check (votes_against >= 0),
  abstained smallint not null default 0 check (abstained >= 0),
  chosen boolean not null,
  reason text not null default '',
  primary key (county_code, selection_id, candidate_id),
  foreign key (county_code, selection_id) references liaison.selections
);

-- 就亲: whom a household would rather have, in its own words' sense; never why, never a family tree.
create table liaison.preferences (
  county_code text not null,
  household_id uuid not null,
  liaison_id uuid not null,
  unit_code text collate "C" not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (county_code, household_id, liaison_id)
);
create index preferences_by_unit on liaison.preferences (county_code, unit_code);

-- L3. A plan shares one unit's households among its liaisons; published, it becomes the micro-grids.
create table liaison.plans (
  county_code text not null,
  plan_id uuid not null,
  unit_code text collate "C" not null,
  number integer not null,
  mode text not null check (mode in ('given', 'choose')),
  choose smallint check (choose between 1 and 500),
  settings jsonb not null default '{}',
  state text not null check (state in ('draft', 'queued', 'solving', 'solved', 'published', 'replaced', 'dropped')),
  -- The published plan it began from: published by somebody else meanwhile, it is not published over that one.
  based_on integer,
  objective double precision,
  lower_bound double precision,
  proven boolean,
  -- How many households would get another liaison than they have.
  moved integer not null default 0,
  progress jsonb,
  -- When the worker that solves it was last heard; silent too long, another takes it up.
  solver_heard_at timestamptz,
  cancel_asked boolean not null default false,
  failure text,
  note text not null default '',
  created_by uuid,
  created_at timestamptz not null,
  solved_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  version integer not null default 1,
  facts_told integer not null default 0,
  primary key (county_code, plan_id)
);
create unique index plans_by_number on liaison.plans (county_code, unit_code, number);
create index plans_waiting on liaison.plans (state) where state in ('queued', 'solving');
create unique index plans_published on liaison.plans (county_code, unit_code) where state = 'published';
create table liaison.plan_liaisons (
  county_code text not null,
  plan_id uuid not null,
  liaison_id uuid not null,
  name text not null,
  capacity smallint not null,
  least smallint not null default 0,
  lng double precision,
  lat double precision,
  building text,
  entrance text,
  villager_group text,
  chosen boolean not null default true,
  primary key (county_code, plan_id, liaison_id),
  foreign key (county_code, plan_id) references liaison.plans
);
create table liaison.plan_households (
  county_code text not null,
  plan_id uuid not null,
  household_id uuid not null,
  liaison_id uuid,
  locked boolean not null default false,
  by_hand boolean not null default false,
  why jsonb not null default '{}',
  primary key (county_code, plan_id, household_id),
  foreign key (county_code, plan_id) references liaison.plans
);

-- A liaison who leaves: the list of households and of what is under way with them, signed by who takes over.
create table liaison.handovers (
  county_code text not null,
  handover_id uuid not null,
  grid_id uuid not null,
  unit_code text collate "C" not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  reason text not null check (length(reason) between 1 and 300),
  state text not null check (state in ('open', 'signed', 'dropped')),
  households integer not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  given_at timestamptz,
  signed_at timestamptz,
  primary key (county_code, handover_id),
  foreign key (county_code, grid_id, unit_code) references liaison.micro_grids (county_code, grid_id, unit_code),
  check (from_person_id <> to_person_id)
);
create unique index handovers_open on liaison.handovers (county_code, grid_id) where state = 'open';

grant select, insert, update on all tables in schema liaison to sizhi_app;
revoke update on liaison.selections, liaison.selection_voters, liaison.selection_results from sizhi_app;
grant delete on liaison.plan_liaisons, liaison.plan_households, liaison.preferences to sizhi_app;

do $$ declare t text; begin
  -- Grid, number and liaison are public (C0); so is where a plan stands.
  foreach t in array array['micro_grids', 'plans', 'plan_liaisons', 'handovers'] loop
    execute format('alter table liaison.%I enable row level security', t);
    execute format('create policy %I on liaison.%I to sizhi_app using (county_code = ground.current_county()) with check (county_code = ground.current_county())', t || '_county', t);
  end loop;
  foreach t in array array['candidates', 'selections', 'preferences'] loop
    execute format('alter table liaison.%I enable row level security', t);
    execute format('create policy %I on liaison.%I to sizhi_app using (county_code = ground.current_county() and ground.in_scope(unit_code)) with check (county_code = ground.current_county() and ground.in_scope(unit_code))', t || '_scope', t);
  end loop;
  foreach t in array array['selection_voters', 'selection_results'] loop
    execute format('alter table liaison.%I enable row level security', t);
    execute format('create policy %I on liaison.%I to sizhi_app using (county_code = ground.current_county() and exists (select from liaison.selections s where s.county_code = %I.county_code and s.selection_id = %I.selection_id)) with check (county_code = ground.current_county())', t || '_scope', t, t, t);
  end loop;
end $$;
alter table liaison.memberships enable row level security;
create policy memberships_scope on liaison.memberships to sizhi_app
  using (county_code = ground.current_county() and (ground.in_scope(unit_code) or household_id = ground.current_subject()))
  with check (county_code = ground.current_county());
alter table liaison.plan_households enable row level security;
create policy plan_households_scope on liaison.plan_households to sizhi_app
  using (county_code = ground.current_county() and exists (
    select from liaison.plans p where p.county_code = plan_households.county_code and p.plan_id = plan_households.plan_id and ground.in_scope(p.unit_code)))
  with check (county_code = ground.current_county());
