import type { Notice } from '../../contract/notices.js';
import type { Transaction } from '../database/database.js';
import type { Instant } from '../time.js';

/** Something one person is to be told. `kind` is a key of the web's catalogues; `data` fills its blanks and holds no C2 field. */
export interface NewNotice {
  noticeId: string; personId: string; kind: string; subjectKind: string; subjectId: string;
  data: Record<string, unknown>; urgent: boolean; createdAt: Instant;
}

/** Channels of NOTIFY: `notices` names the person, `cases` the unit code below which something changed ('' = the county). */
export const NOTICE_CHANNEL = 'notices';
export const CASE_CHANNEL = 'cases';

/**
 * Queues notices in the caller's transaction and wakes the servers when it commits. The same id again is no second notice,
 * so a listener that runs twice tells nobody twice. Up to a few thousand at once; one wake-up per person.
 */
export async function addNotices(tx: Transaction, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.query({
    name: 'notices-add',
    text: `with added as (
             insert into ground.notices (county_code, notice_id, person_id, kind, subject_kind, subject_id, data, urgent, created_at)
             select $1, n.notice_id, n.person_id, n.kind, n.subject_kind, n.subject_id, n.data::jsonb, n.urgent, to_timestamp(n.created_at / 1000)
             from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::bool[], $9::float8[])
               as n(notice_id, person_id, kind, subject_kind, subject_id, data, urgent, created_at)
             on conflict do nothing)
           select pg_notify('notices', p::text) from (select distinct unnest($3::uuid[]) as p) told`,
    values: [
      tx.scope.countyCode, notices.map((n) => n.noticeId), notices.map((n) => n.personId), notices.map((n) => n.kind),
      notices.map((n) => n.subjectKind), notices.map((n) => n.subjectId), notices.map((n) => JSON.stringify(n.data)),
      notices.map((n) => n.urgent), notices.map((n) => n.createdAt),
    ],
  });
}

/** Tells connected screens below this unit that cases changed; equal calls in one transaction become one. */
export const tellCases = (tx: Transaction, unitCode: string): Promise<unknown> =>
  tx.query({ name: 'notices-tell-cases', text: `select pg_notify('cases', $1)`, values: [unitCode] });

const COLUMNS = `notice_id as id, kind, subject_kind, subject_id, data, urgent, state, created_at`;

/** A person's notices, newest first, below `after` (a notice id). */
export const readNotices = (tx: Transaction, personId: string, after: string | null, limit: number): Promise<Notice[]> =>
  tx.query<Notice>({
    name: 'notices-page',
    text: `select ${COLUMNS} from ground.notices
           where county_code = $1 and person_id = $2 and ($3::uuid is null or notice_id < $3)
           order by notice_id desc limit $4`,
    values: [tx.scope.countyCode, personId, after, limit],
  });

/**
 * What these people have not confirmed yet, oldest first, marked as sent, above the notice `after`. Without `again` only what
 * is new, counting as new what another server sent to the same person's other screen a moment ago; with it everything, for
 * a client that has just connected. At most `limit` per call.
 */
export const takeUndelivered = (
  tx: Transaction, personIds: readonly string[], again: boolean, at: Instant, after: string | null, limit: number,
): Promise<(Notice & { personId: string })[]> =>
  tx.query<Notice & { personId: string }>({
    name: 'notices-take',
    text: `with taken as (
             select county_code, notice_id from ground.notices
             where county_code = $1 and person_id = any($2::uuid[]) and state in ('queued', 'sent')
               and ($3 or state = 'queued' or sent_at > to_timestamp($4::float8 / 1000) - interval '10 seconds')
               and ($5::uuid is null or notice_id > $5)
             order by notice_id limit $6 for update),
           sent as (
             update ground.notices n set state = 'sent', sent_at = coalesce(n.sent_at, to_timestamp($4::float8 / 1000))
             from taken t where n.county_code = t.county_code and n.notice_id = t.notice_id
             returning n.*)
           select ${COLUMNS}, person_id from sent order by notice_id`,
    values: [tx.scope.countyCode, personIds, again, at, after, limit],
  });

/** Confirms delivery or reading; a state never goes back. Other people's notices are not touched. */
export const markSeen = (tx: Transaction, personId: string, ids: readonly string[], state: 'delivered' | 'read', at: Instant): Promise<unknown> =>
  tx.query({
    name: 'notices-seen',
    text: `update ground.notices set
             state = case when $4 = 'read' or state = 'read' then 'read' else 'delivered' end,
             sent_at = coalesce(sent_at, to_timestamp($5::float8 / 1000)),
             delivered_at = coalesce(delivered_at, to_timestamp($5::float8 / 1000)),
             read_at = case when $4 = 'read' then coalesce(read_at, to_timestamp($5::float8 / 1000)) else read_at end
           where county_code = $1 and person_id = $2 and notice_id = any($3::uuid[]) and state <> $4 and state <> 'read'`,
    values: [tx.scope.countyCode, personId, ids, state, at],
  });
