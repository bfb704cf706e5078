import type { Transaction } from '../database/database.js';
import type { Role } from '../../contract/identity.js';
import type { Instant } from '../time.js';

export interface RoleGrant { personId: string; role: Role; unitCode: string }

/** Gives roles from this instant on; a role the person holds there already is not given twice. */
export const grantRoles = (tx: Transaction, grants: readonly RoleGrant[], at: Instant): Promise<unknown> =>
  tx.query({
    name: 'access-grant-roles',
    text: `insert into ground.role_grants (county_code, person_id, role, unit_code, granted_at, granted_by)
           select $1, g.person_id, g.role, g.unit_code, to_timestamp($5::float8 / 1000), $6
           from unnest($2::uuid[], $3::text[], $4::text[]) as g(person_id, role, unit_code)
           where not exists (select from ground.role_grants h where h.county_code = $1 and h.person_id = g.person_id and h.role = g.role
                               and starts_with(g.unit_code, h.unit_code) and (h.ends_at is null or h.ends_at > to_timestamp($5::float8 / 1000)))`,
    values: [tx.scope.countyCode, grants.map((g) => g.personId), grants.map((g) => g.role), grants.map((g) => g.unitCode), at, tx.scope.personId],
  });

/** Ends roles that were given in exactly these units; what was given in a unit above stays. */
export const endRoles = (tx: Transaction, grants: readonly RoleGrant[], at: Instant): Promise<unknown> =>
  tx.query({
    name: 'access-end-roles',
    text: `update ground.role_grants r set ends_at = to_timestamp($5::float8 / 1000)
           from unnest($2::uuid[], $3::text[], $4::text[]) as g(person_id, role, unit_code)
           where r.county_code = $1 and r.person_id = g.person_id and r.role = g.role and r.unit_code = g.unit_code
             and (r.ends_at is null or r.ends_at > to_timestamp($5::float8 / 1000))`,
    values: [tx.scope.countyCode, grants.map((g) => g.personId), grants.map((g) => g.role), grants.map((g) => g.unitCode), at],
  });

/** Who holds the role at the instant in the unit or in one above it, at most 50, the nearest unit first. */
export const roleHolders = (tx: Transaction, role: Role, unitCode: string, at: Instant): Promise<{ personId: string; unitCode: string }[]> =>
  tx.query({
    name: 'access-role-holders',
    text: `select distinct person_id, unit_code, length(unit_code) as digits from ground.role_grants
           where county_code = $1 and role = $2 and starts_with($3, unit_code) and granted_at <= to_timestamp($4::float8 / 1000)
             and (ends_at is null or ends_at > to_timestamp($4::float8 / 1000)) order by digits desc, person_id limit 50`,
    values: [tx.scope.countyCode, role, unitCode, at],
  });
