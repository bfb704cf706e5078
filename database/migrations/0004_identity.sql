-- Accounts, sessions and second factors. The columns are those better-auth 1.7 expects (src/ground/identity/make-auth.ts);
-- its keys are single columns, so these tables lie outside the distribution by county and carry county_code as a column.
-- Only the role sizhi_identity may touch them: no room can read a password's hash or a session's token.

do $$ begin
  if not exists (select from pg_roles where rolname = 'sizhi_identity') then
    create role sizhi_identity nologin nosuperuser nobypassrls;
    grant sizhi_identity to current_user;
  elsif not pg_has_role('sizhi_identity', 'member') then
    grant sizhi_identity to current_user;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of this server made it at the same instant
end $$;

create schema identity;
grant usage on schema identity to sizhi_identity;

create table identity.users (
  id uuid primary key,
  person_id uuid not null,
  county_code text not null,
  name text not null check (length(name) between 1 and 60),
  username text not null unique check (length(username) between 2 and 40),
  -- Never delivered anywhere: the library wants an address, people need none.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create unique index users_by_person on identity.users (county_code, person_id);

create table identity.accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references identity.users on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (provider_id, account_id)
);
create index accounts_by_user on identity.accounts (user_id);

create table identity.sessions (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references identity.users on delete cascade,
  expires_at timestamptz not null,
  -- Written at most once a minute: a session nobody uses ends before it expires.
  last_seen_at timestamptz not null default clock_timestamp(),
  ip_address text check (ip_address is null or ip_address = ''),
  user_agent text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index sessions_by_user on identity.sessions (user_id);
create index sessions_by_expiry on identity.sessions (expires_at);

create table identity.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index verifications_by_identifier on identity.verifications (identifier);
create index verifications_by_expiry on identity.verifications (expires_at);

-- `secret` and `backup_codes` are encrypted with the installation's key, which is not in the database.
create table identity.two_factors (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references identity.users on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factors_by_user on identity.two_factors (user_id);
create index two_factors_by_secret on identity.two_factors (secret);

-- Tries are counted before the password is looked at, so a hundred at once are still a hundred; success clears the row.
create table identity.sign_in_tries (
  username text primary key,
  tries integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

grant select, insert, update, delete on all tables in schema identity to sizhi_identity;
-- A session's roles are read in the same statement as the session.
grant usage on schema ground to sizhi_identity;
grant select on ground.role_grants to sizhi_identity;
create policy role_grants_identity on ground.role_grants for select to sizhi_identity using (true);
