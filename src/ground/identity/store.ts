import type { Role } from '../../contract/identity.js';
import type { LibraryPool } from '../database/open-library-pool.js';

export interface SessionRow {
  userId: string; personId: string; name: string; username: string; countyCode: string; twoFactorEnabled: boolean;
  createdAt: number; expiresAt: number; lastSeenAt: number;
  roles: { role: Role; unitCode: string }[];
}

/** The session, its account and the person's roles at that instant: one statement, every table by its index. */
export async function readSession(pool: LibraryPool, token: string, at: number): Promise<SessionRow | null> {
  const answer = await pool.query<SessionRow>({
    name: 'identity-session',
    text: `select u.id as "userId", u.person_id as "personId", u.name, u.username, u.county_code as "countyCode",
                  u.two_factor_enabled as "twoFactorEnabled",
                  (extract(epoch from s.created_at) * 1000)::float8 as "createdAt",
                  (extract(epoch from s.expires_at) * 1000)::float8 as "expiresAt",
                  (extract(epoch from s.last_seen_at) * 1000)::float8 as "lastSeenAt",
                  coalesce((select json_agg(json_build_object('role', g.role, 'unitCode', g.unit_code) order by g.role, g.unit_code)
                            from ground.role_grants g
                            where g.county_code = u.county_code and g.person_id = u.person_id
                              and g.granted_at <= to_timestamp($2::float8 / 1000)
                              and (g.ends_at is null or g.ends_at > to_timestamp($2::float8 / 1000))), '[]') as roles
           from identity.sessions s join identity.users u on u.id = s.user_id
           where s.token = $1 and u.disabled_at is null`,
    values: [token, at],
  });
  return answer.rows[0] ?? null;
}

export const touchSession = (pool: LibraryPool, token: string, at: number): Promise<unknown> => pool.query({
  name: 'identity-touch',
  text: 'update identity.sessions set last_seen_at = greatest(last_seen_at, to_timestamp($2::float8 / 1000)) where token = $1',
  values: [token, at],
});

export const deleteSession = (pool: LibraryPool, token: string): Promise<unknown> =>
  pool.query('delete from identity.sessions where token = $1', [token]);

/** Ends every session of the account but one, or all of them. */
export const deleteOtherSessions = (pool: LibraryPool, userId: string, keepToken: string | null): Promise<unknown> =>
  pool.query('delete from identity.sessions where user_id = $1 and token is distinct from $2', [userId, keepToken]);

/**
 * Counts one more try before it is made. `tries` above `allowed` = the account is locked and the try must not be made. The
 * try that reaches `allowed` already locks: only its success takes the lock away again.
 */
export async function takeTry(
  pool: LibraryPool, username: string, at: number, allowed: number, lockMs: number,
): Promise<{ tries: number; lockedUntil: number | null }> {
  const answer = await pool.query<{ tries: number; lockedUntil: number | null }>({
    name: 'identity-take-try',
    text: `insert into identity.sign_in_tries as t (username, tries, last_at, locked_until)
           values ($1, 1, to_timestamp($2::float8 / 1000), case when $3::int <= 1 then to_timestamp(($2::float8 + $4::float8) / 1000) end)
           on conflict (username) do update set
             tries = case when t.locked_until > excluded.last_at then $3::int + 1
                          when t.locked_until is not null or t.last_at < excluded.last_at - make_interval(secs => $4::float8 / 1000) then 1
                          else t.tries + 1 end,
             last_at = excluded.last_at,
             locked_until = case when t.locked_until > excluded.last_at then t.locked_until
                                 when t.locked_until is null and t.last_at >= excluded.last_at - make_interval(secs => $4::float8 / 1000)
                                      and t.tries + 1 >= $3::int then excluded.last_at + make_interval(secs => $4::float8 / 1000) end
           returning tries, (extract(epoch from locked_until) * 1000)::float8 as "lockedUntil"`,
    values: [username, at, allowed, lockMs],
  });
  return answer.rows[0]!;
}

export const clearTries = (pool: LibraryPool, username: string): Promise<unknown> =>
  pool.query('delete from identity.sign_in_tries where username = $1', [username]);

export async function isDisabled(pool: LibraryPool, username: string): Promise<boolean> {
  const answer = await pool.query('select from identity.users where username = $1 and disabled_at is not null', [username]);
  return answer.rows.length > 0;
}

/** What has ended by itself: expired sessions and challenges, tries long past. Answers how many rows went. */
export async function sweepIdentity(pool: LibraryPool, at: number): Promise<number> {
  const instant = [at];
  const sessions = await pool.query('delete from identity.sessions where expires_at < to_timestamp($1::float8 / 1000)', instant);
  const challenges = await pool.query('delete from identity.verifications where expires_at < to_timestamp($1::float8 / 1000)', instant);
  const tries = await pool.query(`delete from identity.sign_in_tries
    where last_at < to_timestamp($1::float8 / 1000) - interval '1 day' and (locked_until is null or locked_until < to_timestamp($1::float8 / 1000))`, instant);
  return (sessions.rowCount ?? 0) + (challenges.rowCount ?? 0) + (tries.rowCount ?? 0);
}

export interface AccountRow { userId: string; accountId: string; username: string; email: string; name: string; personId: string; countyCode: string; passwordHash: string }

/** Adds accounts that are not there yet, by username; those that are stay as they are. Answers how many were added. */
export async function addAccounts(pool: LibraryPool, rows: readonly AccountRow[]): Promise<number> {
  const answer = await pool.query(
    `with wanted as (
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[])
         as w(user_id, account_id, username, email, name, person_id, county_code, password)),
     added as (
       insert into identity.users (id, person_id, county_code, name, username, email)
       select user_id, person_id, county_code, name, username, email from wanted
       on conflict do nothing returning id)
     insert into identity.accounts (id, account_id, provider_id, user_id, password)
     select w.account_id, w.user_id::text, 'credential', w.user_id, w.password from wanted w join added a on a.id = w.user_id`,
    [rows.map((r) => r.userId), rows.map((r) => r.accountId), rows.map((r) => r.username), rows.map((r) => r.email),
      rows.map((r) => r.name), rows.map((r) => r.personId), rows.map((r) => r.countyCode), rows.map((r) => r.passwordHash)],
  );
  return answer.rowCount ?? 0;
}
