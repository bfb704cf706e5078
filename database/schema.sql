-- The schema that the migrations lead to. Written by `npm run -s sizhi -- migrate --dump`; never edited by hand.

create schema ground;
grant usage on schema ground to sizhi_app;
grant usage on schema ground to sizhi_identity;

create schema honeycomb;
grant usage on schema honeycomb to sizhi_app;

create schema identity;
grant usage on schema identity to sizhi_identity;

create schema liaison;
grant usage on schema liaison to sizhi_app;

create schema response;
grant usage on schema response to sizhi_app;

create sequence response.case_serial as bigint start 1 increment 1;
grant usage on sequence response.case_serial to sizhi_app;

CREATE OR REPLACE FUNCTION ground.current_county()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('sizhi.county', true) $function$;

CREATE OR REPLACE FUNCTION ground.current_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('sizhi.person', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION ground.current_subject()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('sizhi.subject', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION ground.in_care_scope(unit_code text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select unit_code like any (string_to_array(coalesce(nullif(current_setting('sizhi.care_scope', true), ''), '!'), ',')) $function$;

CREATE OR REPLACE FUNCTION ground.in_scope(unit_code text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select starts_with(unit_code, coalesce(nullif(current_setting('sizhi.scope', true), ''), '!')) $function$;

CREATE OR REPLACE FUNCTION honeycomb.sees_household(one uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from honeycomb.households h where h.county_code = ground.current_county() and h.household_id = one) $function$;

CREATE OR REPLACE FUNCTION liaison.check_grid_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION liaison.check_household(county text, household uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION liaison.check_household_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin perform liaison.check_household(new.county_code, new.household_id); return null; end $function$;

CREATE OR REPLACE FUNCTION liaison.check_leaver()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select from liaison.micro_grids where county_code = new.county_code and liaison_person_id = new.person_id and valid_to is null) then
    raise exception 'person % is still the liaison of a micro-grid', new.person_id using errcode = '23514', constraint = 'micro_grid_has_liaison';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION liaison.is_own_liaison(household uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from liaison.memberships m
    join liaison.micro_grids g on g.county_code = m.county_code and g.grid_id = m.grid_id
    where m.county_code = ground.current_county() and m.household_id = household and m.valid_to is null
      and g.valid_to is null and g.liaison_person_id = ground.current_person()) $function$;

CREATE OR REPLACE FUNCTION response.check_open_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION response.helps(one uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from response.case_helpers h
    where h.county_code = ground.current_county() and h.case_id = one and h.person_id = ground.current_person()) $function$;

CREATE OR REPLACE FUNCTION response.lead_answers(county text, joined uuid)
 RETURNS TABLE(ordinal smallint, outcome text, words text, answered_by uuid, answered_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select a.ordinal, a.outcome, a.words, a.answered_by, a.answered_at from response.answers a
  where a.county_code = county and a.case_id = (
    select lead_case_id from response.cases where county_code = county and case_id = joined)
  order by a.ordinal limit 50 $function$;

CREATE OR REPLACE FUNCTION response.open_cases_of(county text, people uuid[])
 RETURNS TABLE(person_id uuid, open_cases integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select p.id, (select count(*)::int from (
      select from response.cases c where c.county_code = county and c.open and c.holder_person_id = p.id limit 100) held)
  from unnest(people) p(id) $function$;

CREATE OR REPLACE FUNCTION response.sees_case(one uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from response.cases c where c.county_code = ground.current_county() and c.case_id = one) $function$;

create table ground.commands (
  county_code text not null,
  command_id uuid not null,
  input_hash bytea not null,
  answer jsonb not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  constraint commands_pkey PRIMARY KEY (county_code, command_id)
);
CREATE INDEX commands_by_age ON ground.commands USING btree (recorded_at);
alter table ground.commands enable row level security;
create policy commands_county on ground.commands for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select on ground.commands to sizhi_app;

create table ground.facts (
  county_code text not null,
  fact_id uuid not null,
  "position" bigint not null generated always as identity,
  recorded_xid xid8 not null default pg_current_xact_id(),
  subject_kind text not null,
  subject_id uuid not null,
  subject_sequence integer not null,
  kind text not null,
  data jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  unit_code text collate "C" not null,
  happened_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  constraint facts_pkey PRIMARY KEY (county_code, subject_id, subject_sequence)
);
CREATE INDEX facts_by_transaction ON ground.facts USING btree (recorded_xid, "position");
alter table ground.facts enable row level security;
create policy facts_scope on ground.facts for all to sizhi_app
  using (((county_code = ground.current_county()) AND (ground.in_scope(unit_code) OR (subject_id = ground.current_subject()) OR (actor_id = ground.current_person()))))
  with check ((county_code = ground.current_county()));
grant insert, select on ground.facts to sizhi_app;

create table ground.files (
  county_code text not null,
  file_id uuid not null,
  sha256 text not null,
  source_sha256 text not null,
  bytes integer not null,
  media_type text not null,
  width integer,
  height integer,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid,
  attached_to uuid,
  constraint files_pkey PRIMARY KEY (county_code, file_id),
  constraint files_bytes_check CHECK ((bytes > 0))
);
CREATE INDEX files_by_hash ON ground.files USING btree (county_code, sha256);
CREATE INDEX files_of_subject ON ground.files USING btree (county_code, attached_to) WHERE (attached_to IS NOT NULL);
CREATE INDEX files_unattached ON ground.files USING btree (uploaded_at) WHERE (attached_to IS NULL);
alter table ground.files enable row level security;
create policy files_county on ground.files for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on ground.files to sizhi_app;

create table ground.listeners (
  county_code text not null,
  listener text not null,
  heard pg_snapshot not null,
  hearing pg_snapshot,
  "position" bigint not null default 0,
  failing_since timestamp with time zone,
  failure text,
  constraint listeners_pkey PRIMARY KEY (county_code, listener)
);
grant insert, select, update on ground.listeners to sizhi_app;

create table ground.notices (
  county_code text not null,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  data jsonb not null,
  urgent boolean not null default false,
  state text not null default 'queued'::text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  read_at timestamp with time zone,
  constraint notices_pkey PRIMARY KEY (county_code, notice_id),
  constraint notices_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'delivered'::text, 'read'::text])))
);
CREATE INDEX notices_of_person ON ground.notices USING btree (county_code, person_id, notice_id DESC);
CREATE INDEX notices_undelivered ON ground.notices USING btree (county_code, person_id, notice_id) WHERE (state = ANY (ARRAY['queued'::text, 'sent'::text]));
alter table ground.notices enable row level security;
create policy notices_own on ground.notices for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((person_id = ground.current_person()) OR (current_setting('sizhi.actor'::text, true) = 'system'::text))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on ground.notices to sizhi_app;

create table ground.role_grants (
  county_code text not null,
  person_id uuid not null,
  role text not null,
  unit_code text collate "C" not null,
  granted_at timestamp with time zone not null,
  granted_by uuid,
  ends_at timestamp with time zone,
  constraint role_grants_pkey PRIMARY KEY (county_code, person_id, role, unit_code, granted_at)
);
alter table ground.role_grants enable row level security;
create policy role_grants_county on ground.role_grants for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
create policy role_grants_identity on ground.role_grants for select to sizhi_identity
  using (true);
grant insert, select, update on ground.role_grants to sizhi_app;
grant select on ground.role_grants to sizhi_identity;

create table ground.settings (
  name text not null,
  value jsonb not null,
  constraint settings_pkey PRIMARY KEY (name)
);
grant select on ground.settings to sizhi_app;

create table honeycomb.duty_chart (
  county_code text not null,
  version integer not null,
  matter_code text collate "C" not null,
  unit_code text collate "C" not null,
  part text not null,
  post_kind text not null,
  rank smallint not null default 1,
  constraint duty_chart_pkey PRIMARY KEY (county_code, version, matter_code, unit_code, part, post_kind),
  constraint duty_chart_part_check CHECK ((part = ANY (ARRAY['lead'::text, 'assist'::text, 'informed'::text]))),
  constraint duty_chart_rank_check CHECK (((rank >= 1) AND (rank <= 9))),
  constraint duty_chart_county_code_version_fkey FOREIGN KEY (county_code, version) REFERENCES honeycomb.duty_chart_versions(county_code, version)
);
alter table honeycomb.duty_chart enable row level security;
create policy duty_chart_county on honeycomb.duty_chart for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on honeycomb.duty_chart to sizhi_app;

create table honeycomb.duty_chart_versions (
  county_code text not null,
  version integer not null,
  effective_at timestamp with time zone not null,
  adopted_by uuid,
  note text not null default ''::text,
  constraint duty_chart_versions_pkey PRIMARY KEY (county_code, version)
);
alter table honeycomb.duty_chart_versions enable row level security;
create policy duty_chart_versions_county on honeycomb.duty_chart_versions for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.duty_chart_versions to sizhi_app;

create table honeycomb.households (
  county_code text not null,
  household_id uuid not null,
  unit_code text collate "C" not null,
  address text not null,
  lng double precision,
  lat double precision,
  contact_preference text not null default 'phone'::text,
  valid_from date not null,
  valid_to date,
  building text,
  entrance text,
  villager_group text,
  facts_told integer not null default 0,
  household_number text,
  address_key text collate "C" generated always as (translate(regexp_replace(lower((NORMALIZE(address, NFKC) COLLATE "C")), '[[:space:],.;:、，。；：()（）#_-]'::text, ''::text, 'g'::text), '一二三四五六七八九〇零幢栋'::text, '12345678900楼楼'::text)) stored,
  ended_because text,
  forgotten_on date,
  constraint households_pkey PRIMARY KEY (county_code, household_id),
  constraint households_building_check CHECK (((length(building) >= 1) AND (length(building) <= 30))),
  constraint households_contact_preference_check CHECK ((contact_preference = ANY (ARRAY['phone'::text, 'visit'::text, 'message'::text, 'neighbour'::text]))),
  constraint households_ended_because_check CHECK ((ended_because = ANY (ARRAY['moved_out'::text, 'demolished'::text, 'merged'::text, 'registered_wrongly'::text]))),
  constraint households_entrance_check CHECK (((length(entrance) >= 1) AND (length(entrance) <= 30))),
  constraint households_household_number_check CHECK (((length(household_number) >= 1) AND (length(household_number) <= 40))),
  constraint households_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint households_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision))),
  constraint households_villager_group_check CHECK (((length(villager_group) >= 1) AND (length(villager_group) <= 30)))
);
CREATE INDEX households_by_address_key ON honeycomb.households USING btree (county_code, unit_code, address_key) WHERE (valid_to IS NULL);
CREATE INDEX households_by_number ON honeycomb.households USING btree (county_code, unit_code, household_number) WHERE ((valid_to IS NULL) AND (household_number IS NOT NULL));
CREATE INDEX households_by_place ON honeycomb.households USING btree (county_code, lat, lng) WHERE (valid_to IS NULL);
CREATE INDEX households_by_unit ON honeycomb.households USING btree (county_code, unit_code);
CREATE INDEX households_in_order ON honeycomb.households USING btree (county_code, unit_code, household_id) WHERE (valid_to IS NULL);
CREATE INDEX households_to_forget ON honeycomb.households USING btree (county_code, valid_to) WHERE ((valid_to IS NOT NULL) AND (forgotten_on IS NULL));
CREATE CONSTRAINT TRIGGER household_in_one_micro_grid AFTER INSERT ON honeycomb.households DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION liaison.check_household_row();
CREATE CONSTRAINT TRIGGER moved_household_in_one_micro_grid AFTER UPDATE OF unit_code, valid_to ON honeycomb.households DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.unit_code <> old.unit_code) OR (new.valid_to IS DISTINCT FROM old.valid_to))) EXECUTE FUNCTION liaison.check_household_row();
alter table honeycomb.households enable row level security;
create policy households_own_card on honeycomb.households for select to sizhi_app
  using (((county_code = ground.current_county()) AND (household_id = ground.current_subject())));
create policy households_scope on honeycomb.households for all to sizhi_app
  using (((county_code = ground.current_county()) AND ground.in_scope(unit_code)))
  with check (((county_code = ground.current_county()) AND ground.in_scope(unit_code)));
grant insert, select, update on honeycomb.households to sizhi_app;

create table honeycomb.people (
  county_code text not null,
  person_id uuid not null,
  name text not null,
  name_initials text not null default ''::text,
  phone text,
  unit_code text collate "C" not null,
  skills text[] not null default '{}'::text[],
  facts_told integer not null default 0,
  valid_from date not null,
  valid_to date,
  constraint people_pkey PRIMARY KEY (county_code, person_id)
);
CREATE INDEX people_by_unit ON honeycomb.people USING btree (county_code, unit_code);
CREATE CONSTRAINT TRIGGER micro_grid_has_liaison AFTER UPDATE OF valid_to ON honeycomb.people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.valid_to IS NOT NULL)) EXECUTE FUNCTION liaison.check_leaver();
alter table honeycomb.people enable row level security;
create policy people_county on honeycomb.people for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.people to sizhi_app;

create table honeycomb.post_holders (
  county_code text not null,
  post_id uuid not null,
  person_id uuid not null,
  capacity smallint not null default 20,
  valid_from date not null,
  valid_to date,
  constraint post_holders_pkey PRIMARY KEY (county_code, post_id, person_id, valid_from),
  constraint post_holders_capacity_check CHECK ((capacity > 0))
);
CREATE INDEX post_holders_by_person ON honeycomb.post_holders USING btree (county_code, person_id);
alter table honeycomb.post_holders enable row level security;
create policy post_holders_county on honeycomb.post_holders for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.post_holders to sizhi_app;

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
  constraint posts_pkey PRIMARY KEY (county_code, post_id)
);
CREATE INDEX posts_by_kind ON honeycomb.posts USING btree (county_code, kind, unit_code) WHERE (valid_to IS NULL);
CREATE INDEX posts_by_unit ON honeycomb.posts USING btree (county_code, unit_code, kind);
alter table honeycomb.posts enable row level security;
create policy posts_county on honeycomb.posts for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.posts to sizhi_app;

create table honeycomb.register_changes (
  county_code text not null,
  household_id uuid not null,
  change_id uuid not null,
  resident_id uuid,
  kind text not null,
  before jsonb,
  after jsonb,
  reason text not null default ''::text,
  import_id uuid,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint register_changes_pkey PRIMARY KEY (county_code, household_id, change_id),
  constraint register_changes_kind_check CHECK ((kind = ANY (ARRAY['registered'::text, 'corrected'::text, 'moved'::text, 'ended'::text, 'returned'::text, 'resident_added'::text, 'resident_corrected'::text, 'merged'::text, 'unmerged'::text]))),
  constraint register_changes_reason_check CHECK ((length(reason) <= 300))
);
alter table honeycomb.register_changes enable row level security;
create policy register_changes_scope on honeycomb.register_changes for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR honeycomb.sees_household(household_id))))
  with check ((county_code = ground.current_county()));
grant delete, insert, select on honeycomb.register_changes to sizhi_app;

create table honeycomb.register_import_rows (
  county_code text not null,
  import_id uuid not null,
  row_number integer not null,
  cells text[] not null,
  marks jsonb,
  household integer,
  result text,
  notes jsonb,
  parsed jsonb,
  outcome text,
  constraint register_import_rows_pkey PRIMARY KEY (county_code, import_id, row_number),
  constraint register_import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['registered'::text, 'changed'::text, 'unchanged'::text]))),
  constraint register_import_rows_result_check CHECK ((result = ANY (ARRAY['accepted'::text, 'corrected'::text, 'rejected'::text]))),
  constraint register_import_rows_county_code_import_id_fkey FOREIGN KEY (county_code, import_id) REFERENCES honeycomb.register_imports(county_code, import_id) ON DELETE CASCADE
) with (fillfactor=60);
CREATE INDEX register_import_rows_by_household ON honeycomb.register_import_rows USING btree (county_code, import_id, household) WHERE (household IS NOT NULL);
CREATE INDEX register_import_rows_by_result ON honeycomb.register_import_rows USING btree (county_code, import_id, result, row_number) WHERE (result <> 'accepted'::text);
alter table honeycomb.register_import_rows enable row level security;
create policy register_import_rows_scope on honeycomb.register_import_rows for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR (EXISTS ( SELECT
   FROM honeycomb.register_imports i
  WHERE ((i.county_code = register_import_rows.county_code) AND (i.import_id = register_import_rows.import_id)))))))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on honeycomb.register_import_rows to sizhi_app;

create table honeycomb.register_imports (
  county_code text not null,
  import_id uuid not null,
  unit_code text collate "C" not null,
  file_name text not null,
  file_sha256 text not null,
  file_kind text not null,
  encoding text,
  sheet_name text,
  other_sheets text[] not null default '{}'::text[],
  datum text not null default 'WGS84'::text,
  state text not null,
  header_row integer,
  columns jsonb not null default '[]'::jsonb,
  rows integer not null default 0,
  done integer not null default 0,
  next_household integer not null default 1,
  counts jsonb not null default '{}'::jsonb,
  facts_told integer not null default 0,
  claimed_until timestamp with time zone,
  sent_by uuid,
  sent_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  applied_by uuid,
  applied_at timestamp with time zone,
  constraint register_imports_pkey PRIMARY KEY (county_code, import_id),
  constraint register_imports_datum_check CHECK ((datum = ANY (ARRAY['WGS84'::text, 'GCJ02'::text, 'BD09'::text]))),
  constraint register_imports_file_kind_check CHECK ((file_kind = ANY (ARRAY['xlsx'::text, 'csv'::text]))),
  constraint register_imports_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint register_imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'read'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'cancelled'::text])))
);
CREATE INDEX register_imports_by_age ON honeycomb.register_imports USING btree (sent_at);
CREATE INDEX register_imports_by_unit ON honeycomb.register_imports USING btree (county_code, unit_code, sent_at DESC);
CREATE INDEX register_imports_to_do ON honeycomb.register_imports USING btree (county_code, sent_at) WHERE (state = ANY (ARRAY['checking'::text, 'applying'::text]));
alter table honeycomb.register_imports enable row level security;
create policy register_imports_scope on honeycomb.register_imports for all to sizhi_app
  using (((county_code = ground.current_county()) AND ground.in_scope(unit_code)))
  with check (((county_code = ground.current_county()) AND ground.in_scope(unit_code)));
grant delete, insert, select, update on honeycomb.register_imports to sizhi_app;

create table honeycomb.register_merges (
  county_code text not null,
  merge_id uuid not null,
  kept_id uuid not null,
  ended_id uuid not null,
  unit_code text collate "C" not null,
  reason text not null,
  before jsonb not null,
  after jsonb not null,
  carried jsonb not null default '{}'::jsonb,
  merged_by uuid not null,
  merged_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  undone_because text,
  constraint register_merges_pkey PRIMARY KEY (county_code, merge_id),
  constraint register_merges_check CHECK ((kept_id <> ended_id)),
  constraint register_merges_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 300)))
);
CREATE INDEX register_merges_by_unit ON honeycomb.register_merges USING btree (county_code, unit_code, merged_at DESC);
alter table honeycomb.register_merges enable row level security;
create policy register_merges_scope on honeycomb.register_merges for all to sizhi_app
  using (((county_code = ground.current_county()) AND ground.in_scope(unit_code)))
  with check (((county_code = ground.current_county()) AND ground.in_scope(unit_code)));
grant delete, insert, select, update on honeycomb.register_merges to sizhi_app;

create table honeycomb.register_not_doubles (
  county_code text not null,
  one_id uuid not null,
  other_id uuid not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint register_not_doubles_pkey PRIMARY KEY (county_code, one_id, other_id),
  constraint register_not_doubles_check CHECK ((one_id < other_id))
);
alter table honeycomb.register_not_doubles enable row level security;
create policy register_not_doubles_county on honeycomb.register_not_doubles for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant delete, insert, select on honeycomb.register_not_doubles to sizhi_app;

create table honeycomb.residents (
  county_code text not null,
  resident_id uuid not null,
  household_id uuid not null,
  name text not null,
  sex text,
  birth_year smallint,
  phone text,
  state text not null default 'living_here'::text,
  householder boolean not null default false,
  name_initials text not null default ''::text,
  state_since date not null default ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date,
  constraint residents_pkey PRIMARY KEY (county_code, resident_id),
  constraint residents_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text]))),
  constraint residents_state_check CHECK ((state = ANY (ARRAY['living_here'::text, 'working_away'::text, 'moved_out'::text, 'deceased'::text]))),
  constraint residents_county_code_household_id_fkey FOREIGN KEY (county_code, household_id) REFERENCES honeycomb.households(county_code, household_id)
);
CREATE INDEX residents_by_household ON honeycomb.residents USING btree (county_code, household_id);
CREATE INDEX residents_by_initials ON honeycomb.residents USING btree (county_code, name_initials text_pattern_ops);
CREATE INDEX residents_by_name ON honeycomb.residents USING btree (county_code, name text_pattern_ops);
CREATE INDEX residents_by_person ON honeycomb.residents USING btree (county_code, name, birth_year) WHERE (birth_year IS NOT NULL);
CREATE INDEX residents_by_phone ON honeycomb.residents USING btree (county_code, phone text_pattern_ops);
CREATE INDEX residents_to_forget ON honeycomb.residents USING btree (county_code, state_since) WHERE (state = ANY (ARRAY['moved_out'::text, 'deceased'::text]));
alter table honeycomb.residents enable row level security;
create policy residents_scope on honeycomb.residents for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR honeycomb.sees_household(household_id))))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on honeycomb.residents to sizhi_app;

create table honeycomb.shift_patterns (
  county_code text not null,
  post_id uuid not null,
  person_id uuid not null,
  weekdays smallint[] not null,
  start_minute smallint not null,
  length_minutes smallint not null,
  constraint shift_patterns_pkey PRIMARY KEY (county_code, post_id, person_id, start_minute),
  constraint shift_patterns_length_minutes_check CHECK (((length_minutes >= 1) AND (length_minutes <= 1440))),
  constraint shift_patterns_start_minute_check CHECK (((start_minute >= 0) AND (start_minute <= 1439)))
);
alter table honeycomb.shift_patterns enable row level security;
create policy shift_patterns_county on honeycomb.shift_patterns for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.shift_patterns to sizhi_app;

create table honeycomb.shifts (
  county_code text not null,
  post_id uuid not null,
  person_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint shifts_pkey PRIMARY KEY (county_code, post_id, ends_at, person_id),
  constraint shifts_check CHECK ((ends_at >= starts_at)),
  constraint shifts_check1 CHECK ((ends_at <= (starts_at + '24:00:00'::interval)))
);
CREATE INDEX shifts_by_person ON honeycomb.shifts USING btree (county_code, person_id, ends_at);
CREATE UNIQUE INDEX shifts_by_start ON honeycomb.shifts USING btree (county_code, post_id, person_id, starts_at);
alter table honeycomb.shifts enable row level security;
create policy shifts_county on honeycomb.shifts for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on honeycomb.shifts to sizhi_app;

create table honeycomb.unit_cells (
  county_code text not null,
  cell text collate "C" not null,
  unit_code text collate "C" not null,
  constraint unit_cells_pkey PRIMARY KEY (county_code, cell)
);
alter table honeycomb.unit_cells enable row level security;
create policy unit_cells_county on honeycomb.unit_cells for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.unit_cells to sizhi_app;

create table honeycomb.unit_names (
  county_code text not null,
  unit_code text collate "C" not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  constraint unit_names_pkey PRIMARY KEY (county_code, unit_code, valid_from)
);
alter table honeycomb.unit_names enable row level security;
create policy unit_names_county on honeycomb.unit_names for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.unit_names to sizhi_app;

create table honeycomb.units (
  county_code text not null,
  unit_code text collate "C" not null,
  parent_code text collate "C",
  level text not null,
  kind text not null,
  name text not null,
  name_initials text not null default ''::text,
  lng double precision,
  lat double precision,
  outline jsonb,
  supervision_phone text,
  valid_from date not null,
  valid_to date,
  became_code text collate "C",
  constraint units_pkey PRIMARY KEY (county_code, unit_code),
  constraint units_check CHECK ((unit_code ~~ (county_code || '%'::text))),
  constraint units_check1 CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['county'::text, 'town'::text, 'street'::text, 'village'::text, 'community'::text, 'compound'::text, 'building'::text, 'entrance'::text]))),
  constraint units_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint units_level_check CHECK ((level = ANY (ARRAY['county'::text, 'town'::text, 'village'::text, 'compound'::text, 'building'::text, 'entrance'::text]))),
  constraint units_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision))),
  constraint units_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint units_unit_code_check CHECK ((unit_code ~ '^[0-9]{6}([0-9]{3}){0,5}$'::text))
);
CREATE INDEX units_by_parent ON honeycomb.units USING btree (county_code, parent_code);
alter table honeycomb.units enable row level security;
create policy units_county on honeycomb.units for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on honeycomb.units to sizhi_app;

create table identity.accounts (
  id uuid not null,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
CREATE INDEX accounts_by_user ON identity.accounts USING btree (user_id);
grant delete, insert, select, update on identity.accounts to sizhi_identity;

create table identity.sessions (
  id uuid not null,
  token text not null,
  user_id uuid not null,
  expires_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null default clock_timestamp(),
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_key UNIQUE (token),
  constraint sessions_ip_address_check CHECK (((ip_address IS NULL) OR (ip_address = ''::text))),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_expiry ON identity.sessions USING btree (expires_at);
CREATE INDEX sessions_by_user ON identity.sessions USING btree (user_id);
grant delete, insert, select, update on identity.sessions to sizhi_identity;

create table identity.sign_in_tries (
  username text not null,
  tries integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_tries_pkey PRIMARY KEY (username)
);
grant delete, insert, select, update on identity.sign_in_tries to sizhi_identity;

create table identity.two_factors (
  id uuid not null,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  constraint two_factors_pkey PRIMARY KEY (id),
  constraint two_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
);
CREATE INDEX two_factors_by_secret ON identity.two_factors USING btree (secret);
CREATE INDEX two_factors_by_user ON identity.two_factors USING btree (user_id);
grant delete, insert, select, update on identity.two_factors to sizhi_identity;

create table identity.users (
  id uuid not null,
  person_id uuid not null,
  county_code text not null,
  name text not null,
  username text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email_key UNIQUE (email),
  constraint users_username_key UNIQUE (username),
  constraint users_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint users_username_check CHECK (((length(username) >= 2) AND (length(username) <= 40)))
);
CREATE UNIQUE INDEX users_by_person ON identity.users USING btree (county_code, person_id);
grant delete, insert, select, update on identity.users to sizhi_identity;

create table identity.verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX verifications_by_expiry ON identity.verifications USING btree (expires_at);
CREATE INDEX verifications_by_identifier ON identity.verifications USING btree (identifier);
grant delete, insert, select, update on identity.verifications to sizhi_identity;

create table liaison.candidates (
  county_code text not null,
  candidate_id uuid not null,
  unit_code text collate "C" not null,
  resident_id uuid,
  person_id uuid,
  name text not null,
  phone text,
  standing text not null,
  lng double precision,
  lat double precision,
  building text,
  entrance text,
  villager_group text,
  willingness text not null default 'not_asked'::text,
  willingness_said_to uuid,
  willingness_at timestamp with time zone,
  nomination text not null default 'none'::text,
  nominated_by text,
  nomination_reason text not null default ''::text,
  nomination_at timestamp with time zone,
  hours_per_week smallint,
  capacity smallint not null default 20,
  "least" smallint not null default 0,
  conflicts text not null default ''::text,
  state text not null default 'open'::text,
  expires_on date not null,
  version integer not null default 1,
  facts_told integer not null default 0,
  added_by uuid,
  added_at timestamp with time zone not null,
  constraint candidates_pkey PRIMARY KEY (county_code, candidate_id),
  constraint candidates_capacity_check CHECK (((capacity >= 1) AND (capacity <= 2000))),
  constraint candidates_check CHECK (("least" <= capacity)),
  constraint candidates_hours_per_week_check CHECK (((hours_per_week >= 0) AND (hours_per_week <= 80))),
  constraint candidates_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint candidates_least_check CHECK (("least" >= 0)),
  constraint candidates_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision))),
  constraint candidates_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint candidates_nomination_check CHECK ((nomination = ANY (ARRAY['none'::text, 'nominated'::text, 'opposed'::text]))),
  constraint candidates_standing_check CHECK ((standing = ANY (ARRAY['party_member'::text, 'activist'::text, 'volunteer'::text]))),
  constraint candidates_state_check CHECK ((state = ANY (ARRAY['open'::text, 'chosen'::text, 'not_chosen'::text, 'withdrawn'::text]))),
  constraint candidates_willingness_check CHECK ((willingness = ANY (ARRAY['not_asked'::text, 'willing'::text, 'unwilling'::text])))
);
CREATE INDEX candidates_by_unit ON liaison.candidates USING btree (county_code, unit_code, candidate_id);
alter table liaison.candidates enable row level security;
create policy candidates_scope on liaison.candidates for all to sizhi_app
  using (((county_code = ground.current_county()) AND ground.in_scope(unit_code)))
  with check (((county_code = ground.current_county()) AND ground.in_scope(unit_code)));
grant insert, select, update on liaison.candidates to sizhi_app;

create table liaison.care_kinds (
  county_code text not null,
  kind_code text not null,
  group_code text not null,
  service text not null,
  name text not null,
  visit_every_days smallint,
  purpose text not null,
  legal_basis text not null,
  longest_days smallint not null default 366,
  in_emergency boolean not null default false,
  active boolean not null default true,
  constraint care_kinds_pkey PRIMARY KEY (county_code, kind_code),
  constraint care_kinds_group_code_check CHECK ((group_code = ANY (ARRAY['party_member'::text, 'veteran'::text, 'difficulty'::text, 'elderly_or_alone'::text]))),
  constraint care_kinds_longest_days_check CHECK (((longest_days >= 1) AND (longest_days <= 366))),
  constraint care_kinds_service_check CHECK ((service = ANY (ARRAY['evacuate'::text, 'visit'::text, 'call'::text, 'deliver'::text, 'offer'::text, 'other'::text]))),
  constraint care_kinds_visit_every_days_check CHECK (((visit_every_days >= 1) AND (visit_every_days <= 366)))
);
alter table liaison.care_kinds enable row level security;
create policy care_kinds_county on liaison.care_kinds for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on liaison.care_kinds to sizhi_app;

create table liaison.care_needs (
  county_code text not null,
  need_id uuid not null,
  household_id uuid not null,
  resident_id uuid,
  unit_code text collate "C" not null,
  kind_code text not null,
  words text not null default ''::text,
  source text not null,
  reason text not null,
  legal_basis text not null,
  noted_by uuid,
  noted_at timestamp with time zone not null,
  confirmed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  objected_at timestamp with time zone,
  objection text,
  version integer not null default 1,
  facts_told integer not null default 0,
  constraint care_needs_pkey PRIMARY KEY (county_code, need_id),
  constraint care_needs_check CHECK ((expires_at <= (confirmed_at + '366 days'::interval))),
  constraint care_needs_objection_check CHECK ((length(objection) <= 300)),
  constraint care_needs_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 300))),
  constraint care_needs_source_check CHECK ((source = ANY (ARRAY['resident'::text, 'family'::text, 'liaison'::text, 'department'::text, 'register'::text]))),
  constraint care_needs_words_check CHECK ((length(words) <= 300)),
  constraint care_needs_county_code_household_id_fkey FOREIGN KEY (county_code, household_id) REFERENCES honeycomb.households(county_code, household_id),
  constraint care_needs_county_code_kind_code_fkey FOREIGN KEY (county_code, kind_code) REFERENCES liaison.care_kinds(county_code, kind_code)
);
CREATE INDEX care_needs_by_expiry ON liaison.care_needs USING btree (expires_at) WHERE (ended_at IS NULL);
CREATE INDEX care_needs_by_unit ON liaison.care_needs USING btree (county_code, unit_code) WHERE (ended_at IS NULL);
CREATE INDEX care_needs_ended ON liaison.care_needs USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX care_needs_of_household ON liaison.care_needs USING btree (county_code, household_id) WHERE (ended_at IS NULL);
alter table liaison.care_needs enable row level security;
create policy care_needs_entitled on liaison.care_needs for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR ground.in_care_scope(unit_code) OR (household_id = ground.current_subject()) OR liaison.is_own_liaison(household_id))))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on liaison.care_needs to sizhi_app;

create table liaison.care_views (
  county_code text not null,
  view_id uuid not null,
  household_id uuid not null,
  unit_code text collate "C" not null,
  need_ids uuid[] not null,
  viewer_person_id uuid not null,
  viewer_name text not null,
  viewer_role text not null,
  purpose text not null,
  viewed_at timestamp with time zone not null,
  constraint care_views_pkey PRIMARY KEY (county_code, view_id),
  constraint care_views_purpose_check CHECK ((purpose = ANY (ARRAY['visit'::text, 'plan'::text, 'review'::text, 'emergency'::text, 'export'::text, 'map'::text])))
);
CREATE INDEX care_views_of_household ON liaison.care_views USING btree (county_code, household_id, viewed_at);
alter table liaison.care_views enable row level security;
create policy care_views_entitled on liaison.care_views for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR ground.in_care_scope(unit_code) OR (household_id = ground.current_subject()) OR liaison.is_own_liaison(household_id))))
  with check ((county_code = ground.current_county()));
grant insert, select on liaison.care_views to sizhi_app;

create table liaison.handovers (
  county_code text not null,
  handover_id uuid not null,
  grid_id uuid not null,
  unit_code text collate "C" not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  reason text not null,
  state text not null,
  households integer not null,
  begun_by uuid not null,
  begun_at timestamp with time zone not null,
  given_at timestamp with time zone,
  signed_at timestamp with time zone,
  constraint handovers_pkey PRIMARY KEY (county_code, handover_id),
  constraint handovers_check CHECK ((from_person_id <> to_person_id)),
  constraint handovers_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 300))),
  constraint handovers_state_check CHECK ((state = ANY (ARRAY['open'::text, 'signed'::text, 'dropped'::text]))),
  constraint handovers_county_code_grid_id_unit_code_fkey FOREIGN KEY (county_code, grid_id, unit_code) REFERENCES liaison.micro_grids(county_code, grid_id, unit_code)
);
CREATE UNIQUE INDEX handovers_open ON liaison.handovers USING btree (county_code, grid_id) WHERE (state = 'open'::text);
alter table liaison.handovers enable row level security;
create policy handovers_county on liaison.handovers for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on liaison.handovers to sizhi_app;

create table liaison.household_keys (
  county_code text not null,
  household_id uuid not null,
  key_hash bytea not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint household_keys_pkey PRIMARY KEY (county_code, household_id, issued_at)
);
alter table liaison.household_keys enable row level security;
create policy household_keys_scope on liaison.household_keys for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR (household_id = ground.current_subject()) OR ground.in_scope(( SELECT h.unit_code
   FROM honeycomb.households h
  WHERE ((h.county_code = household_keys.county_code) AND (h.household_id = household_keys.household_id)))))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on liaison.household_keys to sizhi_app;

create table liaison.memberships (
  county_code text not null,
  membership_id uuid not null,
  household_id uuid not null,
  grid_id uuid not null,
  unit_code text collate "C" not null,
  cause text not null,
  why jsonb not null default '{}'::jsonb,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  constraint memberships_pkey PRIMARY KEY (county_code, membership_id),
  constraint memberships_cause_check CHECK ((cause = ANY (ARRAY['plan'::text, 'new_household'::text, 'moved'::text, 'by_hand'::text, 'opened'::text]))),
  constraint memberships_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint memberships_county_code_grid_id_unit_code_fkey FOREIGN KEY (county_code, grid_id, unit_code) REFERENCES liaison.micro_grids(county_code, grid_id, unit_code),
  constraint memberships_county_code_household_id_fkey FOREIGN KEY (county_code, household_id) REFERENCES honeycomb.households(county_code, household_id)
);
CREATE INDEX memberships_before ON liaison.memberships USING btree (county_code, household_id, valid_from) WHERE (valid_to IS NOT NULL);
CREATE INDEX memberships_by_unit ON liaison.memberships USING btree (county_code, unit_code) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX memberships_now ON liaison.memberships USING btree (county_code, household_id) WHERE (valid_to IS NULL);
CREATE INDEX memberships_of_grid ON liaison.memberships USING btree (county_code, grid_id) WHERE (valid_to IS NULL);
CREATE CONSTRAINT TRIGGER member_in_one_micro_grid AFTER INSERT OR UPDATE OF valid_to ON liaison.memberships DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION liaison.check_household_row();
alter table liaison.memberships enable row level security;
create policy memberships_scope on liaison.memberships for all to sizhi_app
  using (((county_code = ground.current_county()) AND (ground.in_scope(unit_code) OR (household_id = ground.current_subject()))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on liaison.memberships to sizhi_app;

create table liaison.micro_grids (
  county_code text not null,
  grid_id uuid not null,
  unit_code text collate "C" not null,
  number smallint not null,
  liaison_person_id uuid not null,
  capacity smallint not null,
  "least" smallint not null default 0,
  lng double precision,
  lat double precision,
  building text,
  entrance text,
  villager_group text,
  plan_number integer,
  area jsonb,
  facts_told integer not null default 0,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  constraint micro_grids_pkey PRIMARY KEY (county_code, grid_id),
  constraint micro_grids_county_code_grid_id_unit_code_key UNIQUE (county_code, grid_id, unit_code),
  constraint micro_grids_capacity_check CHECK (((capacity >= 1) AND (capacity <= 2000))),
  constraint micro_grids_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint micro_grids_check1 CHECK (("least" <= capacity)),
  constraint micro_grids_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint micro_grids_least_check CHECK (("least" >= 0)),
  constraint micro_grids_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision))),
  constraint micro_grids_number_check CHECK ((number > 0)),
  constraint micro_grids_county_code_liaison_person_id_fkey FOREIGN KEY (county_code, liaison_person_id) REFERENCES honeycomb.people(county_code, person_id)
);
CREATE INDEX micro_grids_by_liaison ON liaison.micro_grids USING btree (county_code, liaison_person_id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX micro_grids_by_number ON liaison.micro_grids USING btree (county_code, unit_code, number) WHERE (valid_to IS NULL);
CREATE CONSTRAINT TRIGGER micro_grid_opens_or_ends_whole AFTER INSERT OR UPDATE OF valid_to ON liaison.micro_grids DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION liaison.check_grid_row();
alter table liaison.micro_grids enable row level security;
create policy micro_grids_county on liaison.micro_grids for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on liaison.micro_grids to sizhi_app;

create table liaison.plan_households (
  county_code text not null,
  plan_id uuid not null,
  household_id uuid not null,
  liaison_id uuid,
  locked boolean not null default false,
  by_hand boolean not null default false,
  why jsonb not null default '{}'::jsonb,
  constraint plan_households_pkey PRIMARY KEY (county_code, plan_id, household_id),
  constraint plan_households_county_code_plan_id_fkey FOREIGN KEY (county_code, plan_id) REFERENCES liaison.plans(county_code, plan_id)
);
alter table liaison.plan_households enable row level security;
create policy plan_households_scope on liaison.plan_households for all to sizhi_app
  using (((county_code = ground.current_county()) AND (EXISTS ( SELECT
   FROM liaison.plans p
  WHERE ((p.county_code = plan_households.county_code) AND (p.plan_id = plan_households.plan_id) AND ground.in_scope(p.unit_code))))))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on liaison.plan_households to sizhi_app;

create table liaison.plan_liaisons (
  county_code text not null,
  plan_id uuid not null,
  liaison_id uuid not null,
  name text not null,
  capacity smallint not null,
  "least" smallint not null default 0,
  lng double precision,
  lat double precision,
  building text,
  entrance text,
  villager_group text,
  chosen boolean not null default true,
  constraint plan_liaisons_pkey PRIMARY KEY (county_code, plan_id, liaison_id),
  constraint plan_liaisons_county_code_plan_id_fkey FOREIGN KEY (county_code, plan_id) REFERENCES liaison.plans(county_code, plan_id)
);
alter table liaison.plan_liaisons enable row level security;
create policy plan_liaisons_county on liaison.plan_liaisons for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant delete, insert, select, update on liaison.plan_liaisons to sizhi_app;

create table liaison.plans (
  county_code text not null,
  plan_id uuid not null,
  unit_code text collate "C" not null,
  number integer not null,
  mode text not null,
  choose smallint,
  settings jsonb not null default '{}'::jsonb,
  state text not null,
  based_on integer,
  objective double precision,
  lower_bound double precision,
  proven boolean,
  moved integer not null default 0,
  progress jsonb,
  solver_heard_at timestamp with time zone,
  cancel_asked boolean not null default false,
  failure text,
  note text not null default ''::text,
  created_by uuid,
  created_at timestamp with time zone not null,
  solved_at timestamp with time zone,
  published_by uuid,
  published_at timestamp with time zone,
  version integer not null default 1,
  facts_told integer not null default 0,
  constraint plans_pkey PRIMARY KEY (county_code, plan_id),
  constraint plans_choose_check CHECK (((choose >= 1) AND (choose <= 500))),
  constraint plans_mode_check CHECK ((mode = ANY (ARRAY['given'::text, 'choose'::text]))),
  constraint plans_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'queued'::text, 'solving'::text, 'solved'::text, 'published'::text, 'replaced'::text, 'dropped'::text])))
);
CREATE UNIQUE INDEX plans_by_number ON liaison.plans USING btree (county_code, unit_code, number);
CREATE UNIQUE INDEX plans_published ON liaison.plans USING btree (county_code, unit_code) WHERE (state = 'published'::text);
CREATE INDEX plans_waiting ON liaison.plans USING btree (state) WHERE (state = ANY (ARRAY['queued'::text, 'solving'::text]));
alter table liaison.plans enable row level security;
create policy plans_county on liaison.plans for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on liaison.plans to sizhi_app;

create table liaison.preferences (
  county_code text not null,
  household_id uuid not null,
  liaison_id uuid not null,
  unit_code text collate "C" not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint preferences_pkey PRIMARY KEY (county_code, household_id, liaison_id)
);
CREATE INDEX preferences_by_unit ON liaison.preferences USING btree (county_code, unit_code);
alter table liaison.preferences enable row level security;
create policy preferences_scope on liaison.preferences for all to sizhi_app
  using (((county_code = ground.current_county()) AND ground.in_scope(unit_code)))
  with check (((county_code = ground.current_county()) AND ground.in_scope(unit_code)));
grant delete, insert, select, update on liaison.preferences to sizhi_app;

create table liaison.selection_results (
  county_code text not null,
  selection_id uuid not null,
  candidate_id uuid not null,
  votes_for smallint not null,
  votes_against smallint not null default 0,
  abstained smallint not null default 0,
  chosen boolean not null,
  reason text not null default ''::text,
  constraint selection_results_pkey PRIMARY KEY (county_code, selection_id, candidate_id),
  constraint selection_results_abstained_check CHECK ((abstained >= 0)),
  constraint selection_results_votes_against_check CHECK ((votes_against >= 0)),
  constraint selection_results_votes_for_check CHECK ((votes_for >= 0)),
  constraint selection_results_county_code_selection_id_fkey FOREIGN KEY (county_code, selection_id) REFERENCES liaison.selections(county_code, selection_id)
);
alter table liaison.selection_results enable row level security;
create policy selection_results_scope on liaison.selection_results for all to sizhi_app
  using (((county_code = ground.current_county()) AND (EXISTS ( SELECT
   FROM liaison.selections s
  WHERE ((s.county_code = selection_results.county_code) AND (s.selection_id = selection_results.selection_id))))))
  with check ((county_code = ground.current_county()));
grant insert, select on liaison.selection_results to sizhi_app;

create table liaison.selection_voters (
  county_code text not null,
  selection_id uuid not null,
  ordinal smallint not null,
  name text not null,
  present boolean not null default true,
  constraint selection_voters_pkey PRIMARY KEY (county_code, selection_id, ordinal),
  constraint selection_voters_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint selection_voters_county_code_selection_id_fkey FOREIGN KEY (county_code, selection_id) REFERENCES liaison.selections(county_code, selection_id)
);
alter table liaison.selection_voters enable row level security;
create policy selection_voters_scope on liaison.selection_voters for all to sizhi_app
  using (((county_code = ground.current_county()) AND (EXISTS ( SELECT
   FROM liaison.selections s
  WHERE ((s.county_code = selection_voters.county_code) AND (s.selection_id = selection_voters.selection_id))))))
  with check ((county_code = ground.current_county()));
grant insert, select on liaison.selection_voters to sizhi_app;

create table liaison.selections (
  county_code text not null,
  selection_id uuid not null,
  unit_code text collate "C" not null,
  held_on date not null,
  place text not null default ''::text,
  chair text not null,
  note text not null default ''::text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint selections_pkey PRIMARY KEY (county_code, selection_id)
);
CREATE INDEX selections_by_unit ON liaison.selections USING btree (county_code, unit_code, held_on);
alter table liaison.selections enable row level security;
create policy selections_scope on liaison.selections for all to sizhi_app
  using (((county_code = ground.current_county()) AND ground.in_scope(unit_code)))
  with check (((county_code = ground.current_county()) AND ground.in_scope(unit_code)));
grant insert, select on liaison.selections to sizhi_app;

create table liaison.visits (
  county_code text not null,
  visit_id uuid not null,
  household_id uuid not null,
  grid_id uuid,
  unit_code text collate "C" not null,
  person_id uuid not null,
  visited_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  way text not null,
  finding text not null,
  words text not null default ''::text,
  voice_file_id uuid,
  case_words text,
  case_id uuid,
  constraint visits_pkey PRIMARY KEY (county_code, visit_id),
  constraint visits_case_words_check CHECK ((length(case_words) <= 2000)),
  constraint visits_check CHECK (((finding = 'needs_help'::text) = (case_id IS NOT NULL))),
  constraint visits_finding_check CHECK ((finding = ANY (ARRAY['well'::text, 'nobody_home'::text, 'needs_help'::text]))),
  constraint visits_way_check CHECK ((way = ANY (ARRAY['door'::text, 'phone'::text, 'met'::text]))),
  constraint visits_words_check CHECK ((length(words) <= 1000)),
  constraint visits_county_code_household_id_fkey FOREIGN KEY (county_code, household_id) REFERENCES honeycomb.households(county_code, household_id)
);
CREATE UNIQUE INDEX visits_by_case ON liaison.visits USING btree (county_code, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX visits_by_unit ON liaison.visits USING btree (county_code, unit_code, visited_at DESC);
CREATE INDEX visits_of_household ON liaison.visits USING btree (county_code, household_id, visited_at DESC);
CREATE INDEX visits_with_words ON liaison.visits USING btree (recorded_at) WHERE ((words <> ''::text) OR (case_words IS NOT NULL));
alter table liaison.visits enable row level security;
create policy visits_entitled on liaison.visits for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR ground.in_care_scope(unit_code) OR (household_id = ground.current_subject()) OR liaison.is_own_liaison(household_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on liaison.visits to sizhi_app;

create table response.answers (
  county_code text not null,
  case_id uuid not null,
  ordinal smallint not null,
  outcome text not null,
  words text not null,
  answered_by uuid,
  reviewed_by uuid,
  answered_at timestamp with time zone not null,
  constraint answers_pkey PRIMARY KEY (county_code, case_id, ordinal),
  constraint answers_check CHECK (((outcome <> 'not_accepted'::text) OR ((reviewed_by IS NOT NULL) AND (reviewed_by <> answered_by)))),
  constraint answers_outcome_check CHECK ((outcome = ANY (ARRAY['solved'::text, 'partly_solved'::text, 'explained'::text, 'passed_on'::text, 'cannot_be_solved'::text, 'reporter_unreachable'::text, 'not_accepted'::text, 'joined'::text]))),
  constraint answers_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
alter table response.answers enable row level security;
create policy answers_of_case on response.answers for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR response.sees_case(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.answers to sizhi_app;

create table response.calendar_days (
  county_code text not null,
  day date not null,
  working boolean not null,
  name text not null default ''::text,
  constraint calendar_days_pkey PRIMARY KEY (county_code, day)
);
alter table response.calendar_days enable row level security;
create policy calendar_days_county on response.calendar_days for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.calendar_days to sizhi_app;

create table response.case_files (
  county_code text not null,
  case_id uuid not null,
  file_id uuid not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  purpose text not null,
  constraint case_files_pkey PRIMARY KEY (county_code, case_id, file_id),
  constraint case_files_purpose_check CHECK ((purpose = ANY (ARRAY['report'::text, 'evidence'::text])))
);
alter table response.case_files enable row level security;
create policy case_files_of_case on response.case_files for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR response.sees_case(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.case_files to sizhi_app;

create table response.case_helpers (
  county_code text not null,
  case_id uuid not null,
  person_id uuid not null,
  why text not null,
  since timestamp with time zone not null,
  constraint case_helpers_pkey PRIMARY KEY (county_code, case_id, person_id),
  constraint case_helpers_why_check CHECK ((why = 'own_liaison'::text))
);
CREATE INDEX case_helpers_by_person ON response.case_helpers USING btree (county_code, person_id);
alter table response.case_helpers enable row level security;
create policy case_helpers_county on response.case_helpers for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select on response.case_helpers to sizhi_app;

create table response.case_search (
  county_code text not null,
  case_id uuid not null,
  unit_code text collate "C" not null,
  document tsvector not null,
  constraint case_search_pkey PRIMARY KEY (county_code, case_id)
);
CREATE INDEX case_search_document ON response.case_search USING gin (document);
alter table response.case_search enable row level security;
create policy case_search_scope on response.case_search for all to sizhi_app
  using (((county_code = ground.current_county()) AND ground.in_scope(unit_code)))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.case_search to sizhi_app;

create table response.cases (
  county_code text not null,
  case_id uuid not null,
  case_number text not null,
  unit_code text collate "C" not null,
  matter_code text collate "C" not null,
  matter_source text not null,
  class text not null,
  needs_visit boolean not null,
  state text not null,
  state_before text,
  holder_before_id uuid,
  not_accepted_proposal jsonb,
  open boolean not null generated always as ((state <> ALL (ARRAY['confirmed'::text, 'not_accepted'::text, 'joined'::text]))) stored,
  holder_person_id uuid,
  holder_desk_unit text collate "C",
  handler_person_id uuid,
  words text not null,
  place_words text not null default ''::text,
  lng double precision,
  lat double precision,
  channel text not null,
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
  excluded_person_ids uuid[] not null default '{}'::uuid[],
  received_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  tell_liaison boolean not null default true,
  constraint cases_pkey PRIMARY KEY (county_code, case_id),
  constraint cases_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'phone'::text, 'counter'::text, 'liaison'::text, 'paper'::text, 'open311'::text, 'field'::text]))),
  constraint cases_check CHECK (((NOT open) OR (num_nonnulls(holder_person_id, holder_desk_unit) = 1))),
  constraint cases_check1 CHECK ((open OR (num_nonnulls(holder_person_id, holder_desk_unit) = 0))),
  constraint cases_check2 CHECK ((open = (ended_at IS NULL))),
  constraint cases_check3 CHECK ((open OR (last_answer IS NOT NULL))),
  constraint cases_check4 CHECK (((state = 'joined'::text) = (lead_case_id IS NOT NULL))),
  constraint cases_check5 CHECK (((lead_case_id IS NULL) OR (lead_case_id <> case_id))),
  constraint cases_check6 CHECK (((state = ANY (ARRAY['paused'::text, 'under_review'::text])) = (state_before IS NOT NULL))),
  constraint cases_class_check CHECK ((class = ANY (ARRAY['ordinary'::text, 'complex'::text, 'major'::text]))),
  constraint cases_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint cases_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision))),
  constraint cases_matter_source_check CHECK ((matter_source = ANY (ARRAY['suggested'::text, 'reporter'::text, 'corrected'::text]))),
  constraint cases_state_check CHECK ((state = ANY (ARRAY['received'::text, 'dispatched'::text, 'accepted'::text, 'on_site'::text, 'answered'::text, 'reopened'::text, 'refused'::text, 'transferred'::text, 'in_consultation'::text, 'paused'::text, 'under_review'::text, 'confirmed'::text, 'not_accepted'::text, 'joined'::text]))),
  constraint cases_words_check CHECK (((length(words) >= 1) AND (length(words) <= 8000)))
);
CREATE INDEX cases_by_household ON response.cases USING btree (county_code, reporter_household_id) WHERE (reporter_household_id IS NOT NULL);
CREATE UNIQUE INDEX cases_by_number ON response.cases USING btree (county_code, case_number);
CREATE INDEX cases_by_unit ON response.cases USING btree (county_code, unit_code, case_id);
CREATE INDEX cases_joined ON response.cases USING btree (county_code, lead_case_id) WHERE (lead_case_id IS NOT NULL);
CREATE INDEX cases_open_by_holder ON response.cases USING btree (county_code, holder_person_id) WHERE (open AND (holder_person_id IS NOT NULL));
CREATE INDEX cases_open_by_unit ON response.cases USING btree (county_code, unit_code, case_id) WHERE open;
CREATE CONSTRAINT TRIGGER open_case_has_running_clock AFTER INSERT OR UPDATE ON response.cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.open) EXECUTE FUNCTION response.check_open_case();
alter table response.cases enable row level security;
create policy cases_scope on response.cases for all to sizhi_app
  using (((county_code = ground.current_county()) AND (ground.in_scope(unit_code) OR (holder_person_id = ground.current_person()) OR (handler_person_id = ground.current_person()) OR (case_id = ground.current_subject()) OR response.helps(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.cases to sizhi_app;

create table response.class_changes (
  county_code text not null,
  case_id uuid not null,
  ordinal smallint not null,
  from_class text not null,
  to_class text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  granted boolean,
  constraint class_changes_pkey PRIMARY KEY (county_code, case_id, ordinal),
  constraint class_changes_check CHECK (((decided_by IS NULL) OR (decided_by <> asked_by)))
);
alter table response.class_changes enable row level security;
create policy class_changes_of_case on response.class_changes for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR response.sees_case(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.class_changes to sizhi_app;

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
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  first_due_at timestamp with time zone not null,
  state text not null,
  held_at timestamp with time zone,
  ended_at timestamp with time zone,
  breached_at timestamp with time zone,
  called_level smallint not null default 0,
  alarm_at timestamp with time zone,
  constraint clocks_pkey PRIMARY KEY (county_code, case_id, ordinal),
  constraint clocks_check CHECK (((state = ANY (ARRAY['met'::text, 'stopped'::text])) = (ended_at IS NOT NULL))),
  constraint clocks_check1 CHECK (((alarm_at IS NULL) OR (state = 'running'::text))),
  constraint clocks_state_check CHECK ((state = ANY (ARRAY['running'::text, 'held'::text, 'met'::text, 'stopped'::text])))
);
CREATE INDEX clocks_by_alarm ON response.clocks USING btree (alarm_at) WHERE (alarm_at IS NOT NULL);
CREATE CONSTRAINT TRIGGER stopped_clock_leaves_another AFTER UPDATE OF state ON response.clocks DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state <> 'running'::text)) EXECUTE FUNCTION response.check_open_case();
alter table response.clocks enable row level security;
create policy clocks_of_case on response.clocks for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR response.sees_case(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.clocks to sizhi_app;

create table response.confirmations (
  county_code text not null,
  case_id uuid not null,
  answer_ordinal smallint not null,
  by_kind text not null,
  by_person uuid,
  answered_by uuid not null,
  truly_solved boolean,
  stars smallint,
  pressed_to_rate boolean,
  words text not null default ''::text,
  confirmed_at timestamp with time zone not null,
  constraint confirmations_pkey PRIMARY KEY (county_code, case_id, answer_ordinal),
  constraint confirmations_by_kind_check CHECK ((by_kind = ANY (ARRAY['reporter'::text, 'call_back'::text]))),
  constraint confirmations_check CHECK (((by_kind = 'call_back'::text) = (by_person IS NOT NULL))),
  constraint confirmations_check1 CHECK (((by_person IS NULL) OR (by_person <> answered_by))),
  constraint confirmations_stars_check CHECK (((stars >= 1) AND (stars <= 5))),
  constraint confirmations_words_check CHECK ((length(words) <= 2000)),
  constraint confirmations_county_code_case_id_answer_ordinal_fkey FOREIGN KEY (county_code, case_id, answer_ordinal) REFERENCES response.answers(county_code, case_id, ordinal)
);
alter table response.confirmations enable row level security;
create policy confirmations_of_case on response.confirmations for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR response.sees_case(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.confirmations to sizhi_app;

create table response.matter_corrections (
  county_code text not null,
  case_id uuid not null,
  from_matter text not null,
  to_matter text not null,
  corrected_by uuid not null,
  corrected_at timestamp with time zone not null,
  constraint matter_corrections_pkey PRIMARY KEY (county_code, case_id, corrected_at)
);
alter table response.matter_corrections enable row level security;
create policy matter_corrections_of_case on response.matter_corrections for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR response.sees_case(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.matter_corrections to sizhi_app;

create table response.matters (
  county_code text not null,
  matter_code text collate "C" not null,
  parent_code text collate "C",
  name text not null,
  name_en text not null,
  keywords text[] not null default '{}'::text[],
  class text not null,
  needs_visit boolean not null,
  skill text,
  valid_to date,
  constraint matters_pkey PRIMARY KEY (county_code, matter_code),
  constraint matters_class_check CHECK ((class = ANY (ARRAY['ordinary'::text, 'complex'::text, 'major'::text])))
);
alter table response.matters enable row level security;
create policy matters_county on response.matters for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.matters to sizhi_app;

create table response.pauses (
  county_code text not null,
  case_id uuid not null,
  ordinal smallint not null,
  reason text not null,
  words text not null,
  paused_by uuid not null,
  paused_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  resumed_at timestamp with time zone,
  constraint pauses_pkey PRIMARY KEY (county_code, case_id, ordinal),
  constraint pauses_reason_check CHECK ((reason = ANY (ARRAY['waiting_for_reporter'::text, 'weather'::text, 'legal_procedure'::text])))
);
alter table response.pauses enable row level security;
create policy pauses_of_case on response.pauses for all to sizhi_app
  using (((county_code = ground.current_county()) AND ((current_setting('sizhi.actor'::text, true) = 'system'::text) OR response.sees_case(case_id))))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.pauses to sizhi_app;

create table response.stages (
  county_code text not null,
  stage text not null,
  class text not null,
  version integer not null,
  effective_at timestamp with time zone not null,
  minutes integer not null,
  calendar text not null,
  escalate_minutes integer not null,
  constraint stages_pkey PRIMARY KEY (county_code, stage, class, version),
  constraint stages_calendar_check CHECK ((calendar = ANY (ARRAY['natural'::text, 'working'::text]))),
  constraint stages_class_check CHECK ((class = ANY (ARRAY['any'::text, 'ordinary'::text, 'complex'::text, 'major'::text]))),
  constraint stages_escalate_minutes_check CHECK ((escalate_minutes > 0)),
  constraint stages_minutes_check CHECK ((minutes > 0))
);
alter table response.stages enable row level security;
create policy stages_county on response.stages for all to sizhi_app
  using ((county_code = ground.current_county()))
  with check ((county_code = ground.current_county()));
grant insert, select, update on response.stages to sizhi_app;

create view liaison.household_places with (security_invoker=true) as
 SELECT h.county_code,
    h.household_id,
    h.unit_code,
    m.grid_id,
    h.lng,
    h.lat
   FROM (honeycomb.households h
     LEFT JOIN liaison.memberships m ON (((m.county_code = h.county_code) AND (m.household_id = h.household_id) AND (m.valid_to IS NULL))))
  WHERE (h.valid_to IS NULL);
grant select on liaison.household_places to sizhi_app;
