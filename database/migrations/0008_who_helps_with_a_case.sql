-- L8. Who helps with a case beside its one holder 协办人: told of it, may read it, add to it and ask for help. The own liaison of the
-- household it concerns becomes one by itself, unless the reporter would rather not.
alter table response.cases add column tell_liaison boolean not null default true;

create table response.case_helpers (
  county_code text not null,
  case_id uuid not null,
  person_id uuid not null,
  why text not null check (why in ('own_liaison')),
  since timestamptz not null,
  primary key (county_code, case_id, person_id)
);
create index case_helpers_by_person on response.case_helpers (county_code, person_id);

alter table response.case_helpers enable row level security;
-- Ids only, and the policy of the cases asks it: it may not ask back.
create policy case_helpers_county on response.case_helpers to sizhi_app
  using (county_code = ground.current_county()) with check (county_code = ground.current_county());
grant select, insert on response.case_helpers to sizhi_app;

create function response.helps(one uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from response.case_helpers h
    where h.county_code = ground.current_county() and h.case_id = one and h.person_id = ground.current_person()) $$;

alter policy cases_scope on response.cases
  using (county_code = ground.current_county()
         and (ground.in_scope(unit_code) or holder_person_id = ground.current_person()
              or handler_person_id = ground.current_person() or case_id = ground.current_subject() or response.helps(case_id)));
