-- The household register (L1): numbers and keys by which a roster finds its household again, history, imports, merges.

alter table honeycomb.households
  add column household_number text check (length(household_number) between 1 and 40),
  -- What two spellings of one address have in common; rules/address-key.ts computes the same (its test compares them).
  add column address_key text collate "C" generated always as (
    translate(regexp_replace(lower(normalize(address, NFKC) collate "C"), '[[:space:],.;:、，。；：()（）#_-]', '', 'g'), '一二三四五六七八九〇零幢栋', '12345678900楼楼')) stored,
  add column ended_because text check (ended_because in ('moved_out', 'demolished', 'merged', 'registered_wrongly')),
  -- Since when nothing but its id is left of it (a year after its end).
  add column forgotten_on date;
create index households_to_forget on honeycomb.households (county_code, valid_to) where valid_to is not null and forgotten_on is null;
create index households_by_address_key on honeycomb.households (county_code, unit_code, address_key) where valid_to is null;
create index households_by_number on honeycomb.households (county_code, unit_code, household_number) where valid_to is null and household_number is not null;

-- In this order the register is paged.
create index households_in_order on honeycomb.households (county_code, unit_code, household_id) where valid_to is null;

-- Asked row by row through the primary key; written into the policies it would become a hash of every household there is.
create function honeycomb.sees_household(one uuid) returns boolean language sql stable set search_path = pg_catalog as $$
  select exists (select from honeycomb.households h where h.county_code = ground.current_county() and h.household_id = one) $$;
drop policy residents_scope on honeycomb.residents;
create policy residents_scope on honeycomb.residents to sizhi_app
  using (county_code = ground.current_county() and (current_setting('sizhi.actor', true) = 'system' or honeycomb.sees_household(household_id)))
  with check (county_code = ground.current_county());

alter table honeycomb.residents
  add column householder boolean not null default false,
  add column name_initials text not null default '',
  add column state_since date not null default ((now() at time zone 'Asia/Shanghai')::date);
create index residents_to_forget on honeycomb.residents (county_code, state_since) where state in ('moved_out', 'deceased');
create index residents_by_initials on honeycomb.residents (county_code, name_initials text_pattern_ops);
create index residents_by_person on honeycomb.residents (county_code, name, birth_year) where birth_year is not null;

-- What was changed, by whom and why, value by value; read on the household's page, never by a program.
create table honeycomb.register_changes (
  county_code text not null,
  household_id uuid not null,
  change_id uuid not null,
  resident_id uuid,
  kind text not null check (kind in ('registered', 'corrected', 'moved', 'ended', 'returned', 'resident_added', 'resident_corrected', 'merged', 'unmerged')),
  before jsonb,
  after jsonb,
  reason text not null default '' check (length(reason) <= 300),
  import_id uuid,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (county_code, household_id, change_id)
);

create table honeycomb.register_merges (
  county_code text not null,
  merge_id uuid not null,
  kept_id uuid not null,
  ended_id uuid not null,
  unit_code text collate "C" not null,
  reason text not null check (length(reason) between 1 and 300),
  -- Both households and their people before and after, so that an undo restores exactly and only what is still as it was left.
  before jsonb not null,
  after jsonb not null,
  -- What liaison carried from the one to the other, in its own words, for carrying it back.
  carried jsonb not null default '{}',
  merged_by uuid not null,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  undone_because text,
  primary key (county_code, merge_id),
  check (kept_id <> ended_id)
);
create index register_merges_by_unit on honeycomb.register_merges (county_code, unit_code, merged_at desc);

-- Pairs somebody has looked at and found to be two households: not suggested again.
create table honeycomb.register_not_doubles (
  county_code text not null,
  one_id uuid not null,
  other_id uuid not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (county_code, one_id, other_id),
  check (one_id < other_id)
);

-- A roster somebody sent. Its rows are kept 90 days for the report; columns that may not be collected never get here.
create table honeycomb.register_imports (
  county_code text not null,
  import_id uuid not null,
  unit_code text collate "C" not null,
  file_name text not null check (length(file_name) between 1 and 200),
  file_sha256 text not null,
  file_kind text not null check (file_kind in ('xlsx', 'csv')),
  encoding text,
  -- The sheet of the workbook that was read, and the others with something in them, which were not.
  sheet_name text,
  other_sheets text[] not null default '{}',
  datum text not null default 'WGS84' check (datum in ('WGS84', 'GCJ02', 'BD09')),
  state text not null check (state in ('reading', 'read', 'checking', 'checked', 'applying', 'applied', 'cancelled')),
  header_row integer,
  -- The file's columns: heading, guessed field, chosen field, examples' count, or why it was left at the door.
  columns jsonb not null default '[]',
  rows integer not null default 0,
  done integer not null default 0,
  next_household integer not null default 1,
  -- How many rows and notes of each kind the check found, and what applying would do or did.
  counts jsonb not null default '{}',
  facts_told integer not null default 0,
  claimed_until timestamptz,
  sent_by uuid,
  sent_at timestamptz not null,
  checked_at timestamptz,
  applied_by uuid,
  applied_at timestamptz,
  primary key (county_code, import_id)
);
create index register_imports_by_unit on honeycomb.register_imports (county_code, unit_code, sent_at desc);
create index register_imports_to_do on honeycomb.register_imports (county_code, sent_at) where state in ('checking', 'applying');
create index register_imports_by_age on honeycomb.register_imports (sent_at);

create table honeycomb.register_import_rows (
  county_code text not null,
  import_id uuid not null,
  row_number integer not null,
  cells text[] not null,
  -- Column numbers of formulas taken by value, formulas without one, cells filled from a merge, ID numbers taken out.
  marks jsonb,
  household integer,
  result text check (result in ('accepted', 'corrected', 'rejected')),
  notes jsonb,
  parsed jsonb,
  outcome text check (outcome in ('registered', 'changed', 'unchanged')),
  primary key (county_code, import_id, row_number),
  foreign key (county_code, import_id) references honeycomb.register_imports on delete cascade
) with (fillfactor = 60);
create index register_import_rows_by_household on honeycomb.register_import_rows (county_code, import_id, household) where household is not null;
create index register_import_rows_by_result on honeycomb.register_import_rows (county_code, import_id, result, row_number) where result <> 'accepted';

do $$ declare t text; begin
  foreach t in array array['register_merges', 'register_imports'] loop
    execute format('alter table honeycomb.%I enable row level security', t);
    execute format('create policy %I on honeycomb.%I to sizhi_app using (county_code = ground.current_county() and ground.in_scope(unit_code)) with check (county_code = ground.current_county() and ground.in_scope(unit_code))', t || '_scope', t);
  end loop;
end $$;
alter table honeycomb.register_import_rows enable row level security;
create policy register_import_rows_scope on honeycomb.register_import_rows to sizhi_app
  using (county_code = ground.current_county() and (current_setting('sizhi.actor', true) = 'system' or exists (
    select from honeycomb.register_imports i where i.county_code = register_import_rows.county_code and i.import_id = register_import_rows.import_id)))
  with check (county_code = ground.current_county());
alter table honeycomb.register_changes enable row level security;
create policy register_changes_scope on honeycomb.register_changes to sizhi_app
  using (county_code = ground.current_county() and (current_setting('sizhi.actor', true) = 'system' or honeycomb.sees_household(household_id)))
  with check (county_code = ground.current_county());
alter table honeycomb.register_not_doubles enable row level security;
create policy register_not_doubles_county on honeycomb.register_not_doubles to sizhi_app
  using (county_code = ground.current_county()) with check (county_code = ground.current_county());
grant select, insert, update on honeycomb.register_merges, honeycomb.register_imports, honeycomb.register_import_rows to sizhi_app;
grant select, insert on honeycomb.register_changes, honeycomb.register_not_doubles to sizhi_app;
grant delete on honeycomb.register_imports, honeycomb.register_import_rows to sizhi_app;
-- What the register keeps no longer (households/forget).
grant delete on honeycomb.residents, honeycomb.register_changes, honeycomb.register_merges, honeycomb.register_not_doubles to sizhi_app;
