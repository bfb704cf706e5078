-- The ground under every room: facts, who has heard them, commands, notices, files, role grants.
-- Every table carries county_code first in its keys, so a province can distribute by it (docs/decisions/0003).

do $$ begin
  if not exists (select from pg_roles where rolname = 'sizhi_app') then
    create role sizhi_app nologin nosuperuser nobypassrls;
    grant sizhi_app to current_user;
  elsif not pg_has_role('sizhi_app', 'member') then
    grant sizhi_app to current_user;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of this server made it at the same instant
end $$;

create schema ground;
grant usage on schema ground to sizhi_app;

-- The actor's scope, set with SET LOCAL by ground/database at the start of each transaction.
-- An unset value matches nothing: a transaction that forgot its scope sees no row.
create function ground.current_county() returns text language sql stable parallel safe
  as $$ select current_setting('sizhi.county', true) $$;
create function ground.current_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('sizhi.person', true), '')::uuid $$;
create function ground.current_subject() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('sizhi.subject', true), '')::uuid $$;
-- Scope is a unit code prefix; '' would be everything, so "nothing" is the code '!' that no unit has.
create function ground.in_scope(unit_code text) returns boolean language sql stable parallel safe
  as $$ select starts_with(unit_code, coalesce(nullif(current_setting('sizhi.scope', true), ''), '!')) $$;

-- What happened. Append-only: the application may insert and select, nothing else.
create table ground.facts (
  county_code text not null,
  fact_id uuid not null,
  position bigint generated always as identity,
  -- Ids from a sequence commit out of order; the relay reads by transaction snapshot instead (docs/decisions/0004).
  recorded_xid xid8 not null default pg_current_xact_id(),
  subject_kind text not null,
  subject_id uuid not null,
  subject_sequence integer not null,
  kind text not null,
  data jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  unit_code text collate "C" not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (county_code, subject_id, subject_sequence)
);
create index facts_by_transaction on ground.facts (recorded_xid, position);
grant select, insert on ground.facts to sizhi_app;
alter table ground.facts enable row level security;
create policy facts_scope on ground.facts to sizhi_app
  using (county_code = ground.current_county()
         and (ground.in_scope(unit_code) or subject_id = ground.current_subject() or actor_id = ground.current_person()))
  with check (county_code = ground.current_county());

-- How far each listener has heard: everything visible in `heard`, and of the window up to `hearing` all up to `position`.
create table ground.listeners (
  county_code text not null,
  listener text not null,
  heard pg_snapshot not null,
  hearing pg_snapshot,
  position bigint not null default 0,
  failing_since timestamptz,
  failure text,
  primary key (county_code, listener)
);
grant select, insert, update on ground.listeners to sizhi_app;

-- One row per command a client sent: the same id again gets the same answer, another input under it is refused.
create table ground.commands (
  county_code text not null,
  command_id uuid not null,
  input_hash bytea not null,
  answer jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (county_code, command_id)
);
create index commands_by_age on ground.commands (recorded_at);
grant select, insert on ground.commands to sizhi_app;
alter table ground.commands enable row level security;
create policy commands_county on ground.commands to sizhi_app
  using (county_code = ground.current_county()) with check (county_code = ground.current_county());

create table ground.notices (
  county_code text not null,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  data jsonb not null,
  urgent boolean not null default false,
  state text not null default 'queued' check (state in ('queued', 'sent', 'delivered', 'read')),
  created_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  primary key (county_code, notice_id)
);
create index notices_of_person on ground.notices (county_code, person_id, notice_id desc);
create index notices_undelivered on ground.notices (county_code, person_id, notice_id) where state in ('queued', 'sent');
grant select, insert, update on ground.notices to sizhi_app;
alter table ground.notices enable row level security;
create policy notices_own on ground.notices to sizhi_app
  using (county_code = ground.current_county()
         and (person_id = ground.current_person() or current_setting('sizhi.actor', true) = 'system'))
  with check (county_code = ground.current_county());

-- A stored file is named by the hash of its bytes; the row says who may see it and until when it may wait unattached.
create table ground.files (
  county_code text not null,
  file_id uuid not null,
  sha256 text not null,
  -- Of what was sent, before the photo was cleaned: tells the same file again from another one under its id.
  source_sha256 text not null,
  bytes integer not null check (bytes > 0),
  media_type text not null,
  width integer,
  height integer,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  attached_to uuid,
  primary key (county_code, file_id)
);
create index files_by_hash on ground.files (county_code, sha256);
create index files_of_subject on ground.files (county_code, attached_to) where attached_to is not null;
create index files_unattached on ground.files (uploaded_at) where attached_to is null;
grant select, insert, update, delete on ground.files to sizhi_app;
alter table ground.files enable row level security;
create policy files_county on ground.files to sizhi_app
  using (county_code = ground.current_county()) with check (county_code = ground.current_county());

-- role × unit scope: who may do what, where, from when to when.
create table ground.role_grants (
  county_code text not null,
  person_id uuid not null,
  role text not null,
  unit_code text collate "C" not null,
  granted_at timestamptz not null,
  granted_by uuid,
  ends_at timestamptz,
  primary key (county_code, person_id, role, unit_code, granted_at)
);
grant select, insert, update on ground.role_grants to sizhi_app;
alter table ground.role_grants enable row level security;
create policy role_grants_county on ground.role_grants to sizhi_app
  using (county_code = ground.current_county()) with check (county_code = ground.current_county());

-- Facts of the installation itself: which county, demo or not, the secret for signed links.
create table ground.settings (
  name text primary key,
  value jsonb not null
);
grant select on ground.settings to sizhi_app;
