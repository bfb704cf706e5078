import type { OwnerConnection } from '../../src/ground/database/connect.js';

/**
 * What the simulator knows of the county as everybody there does (who serves where and when, who lives where), read from its own
 * database as the owner. Deeds go by HTTP only.
 */
export interface PersonRow { personId: string; name: string; unitCode: string; username: string | null }
export const readPeople = (c: OwnerConnection): Promise<PersonRow[]> =>
  c.query(`select p.person_id as "personId", p.name, p.unit_code as "unitCode", u.username
           from honeycomb.people p left join identity.users u on u.person_id = p.person_id order by p.person_id`);

export interface PostRow { personId: string; kind: string; unitCode: string; lng: number | null; lat: number | null }
export const readPosts = (c: OwnerConnection): Promise<PostRow[]> =>
  c.query(`select h.person_id as "personId", p.kind, p.unit_code as "unitCode", p.lng, p.lat
           from honeycomb.post_holders h join honeycomb.posts p using (county_code, post_id)
           where h.valid_to is null and p.valid_to is null order by p.post_id, h.person_id`);

export interface ShiftRow { personId: string; from: number; to: number }
export const readShifts = (c: OwnerConnection, from: number, to: number): Promise<ShiftRow[]> =>
  c.query(`select person_id as "personId", (extract(epoch from starts_at) * 1000)::float8 as "from", (extract(epoch from ends_at) * 1000)::float8 as "to"
           from honeycomb.shifts where ends_at > to_timestamp($1::float8 / 1000) and starts_at < to_timestamp($2::float8 / 1000)
           order by starts_at, person_id, post_id`, [from, to]);

export const readUnits = (c: OwnerConnection): Promise<{ unitCode: string; name: string; lng: number; lat: number }[]> =>
  c.query(`select unit_code as "unitCode", name, lng, lat from honeycomb.units order by unit_code`);

export interface HomeRow { householdId: string; unitCode: string; address: string; lng: number; lat: number; reporterName: string | null; phone: string | null }
/** Every so many-th household from a start, so that the same seed names the same homes. */
export const readHomes = (c: OwnerConnection, count: number, start: number): Promise<HomeRow[]> =>
  c.query(`with numbered as (
             select household_id, unit_code, address, lng, lat, row_number() over (order by household_id) as n, count(*) over () as total
             from honeycomb.households)
           select h.household_id as "householdId", h.unit_code as "unitCode", h.address, h.lng, h.lat, r.name as "reporterName", r.phone
           from numbered h
           left join lateral (select name, phone from honeycomb.residents r where r.household_id = h.household_id
                              order by (phone is null), resident_id limit 1) r on true
           where (h.n + $2) % greatest(h.total / $1, 1) = 0 order by h.n limit $1`, [count, start]);

/** A session opened at an instant of the wall becomes one opened at that instant of the day, so that it ends by the day's time. */
export const moveSession = (c: OwnerConnection, token: string, at: number, sessionMs: number): Promise<unknown> =>
  c.query(`update identity.sessions set created_at = to_timestamp($2::float8 / 1000), last_seen_at = to_timestamp($2::float8 / 1000),
             updated_at = to_timestamp($2::float8 / 1000), expires_at = to_timestamp(($2::float8 + $3::float8) / 1000) where token = $1`,
    [token, at, sessionMs]);

export interface News {
  position: number; xid: string; kind: string; caseId: string; unitCode: string; toPersonId: string | null; deskUnit: string | null;
  callBackBy: string | null; convenorId: string | null; reviewerId: string | null; outcome: string | null; actorId: string | null; level: number | null;
}
/** What happened to cases since: the telephone that rings, without the words. Nothing else writes, so positions come in order. */
export const readNews = (c: OwnerConnection, after: { position: number; xid: string }): Promise<News[]> =>
  c.query(`select position::float8 as position, recorded_xid::text as xid, kind, subject_id as "caseId", unit_code as "unitCode", data->>'toPersonId' as "toPersonId",
             data->>'deskUnit' as "deskUnit", data->>'callBackBy' as "callBackBy", data->>'convenorId' as "convenorId",
             data->>'reviewerId' as "reviewerId", data->>'outcome' as outcome, actor_id as "actorId", (data->>'level')::int as level
           from ground.facts where recorded_xid >= $2::xid8 and position > $1 and subject_kind = 'case' order by position`, [after.position, after.xid]);

/** Where the news of this day begins. */
export const lastPosition = async (c: OwnerConnection): Promise<{ position: number; xid: string }> =>
  (await c.query<{ position: number; xid: string }>(`select coalesce(max(position), 0)::float8 as position, '0' as xid from ground.facts`))[0]!;

/** What autovacuum does elsewhere; a server that may forget everything has none, and plans made for empty tables stay. */
export const keepHouse = (c: OwnerConnection): Promise<unknown> =>
  c.query(`vacuum (analyze) response.cases, response.clocks, response.answers, response.case_search, response.pauses, response.class_changes,
             ground.facts, ground.commands, ground.notices, ground.listeners, identity.sessions, identity.sign_in_tries`);
