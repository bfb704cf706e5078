import type { Transaction } from '../database/database.js';
import type { Fact, RecordedFact } from './fact.js';

/** Records facts in the caller's transaction and wakes the relay when it commits. At most a few thousand per call. */
export async function recordFacts(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.query({
    name: 'facts-record',
    text: `with added as (
             insert into ground.facts (county_code, fact_id, subject_kind, subject_id, subject_sequence, kind, data,
                                       actor_kind, actor_id, unit_code, happened_at)
             select $1, f.fact_id, f.subject_kind, f.subject_id, f.subject_sequence, f.kind, f.data::jsonb,
                    f.actor_kind, f.actor_id, f.unit_code, to_timestamp(f.happened_at / 1000)
             from unnest($2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::text[], $8::text[], $9::uuid[],
                         $10::text[], $11::float8[])
               with ordinality as f(fact_id, subject_kind, subject_id, subject_sequence, kind, data, actor_kind, actor_id,
                                    unit_code, happened_at, n)
             order by f.n)
           select pg_notify('facts', $1)`,
    values: [
      tx.scope.countyCode,
      facts.map((f) => f.factId), facts.map((f) => f.subjectKind), facts.map((f) => f.subjectId),
      facts.map((f) => f.subjectSequence), facts.map((f) => f.kind), facts.map((f) => JSON.stringify(f.data)),
      facts.map((f) => f.actorKind), facts.map((f) => f.actorId), facts.map((f) => f.unitCode),
      facts.map((f) => f.happenedAt),
    ],
  });
}

const COLUMNS = `county_code, fact_id, position, subject_kind, subject_id, subject_sequence, kind, data, actor_kind,
                 actor_id, unit_code, happened_at, recorded_at`;

/** The whole story of one subject in order, at most 2,000 facts. */
export const readSubjectFacts = (tx: Transaction, subjectId: string): Promise<RecordedFact[]> =>
  tx.query<RecordedFact>({
    name: 'facts-of-subject',
    text: `select ${COLUMNS} from ground.facts where county_code = $1 and subject_id = $2
           order by subject_sequence limit 2000`,
    values: [tx.scope.countyCode, subjectId],
  });

export interface Listening {
  /** The window's end, kept until the window is heard to its last fact. */
  hearing: string;
  heard: string;
  position: number;
}

/** Takes the listener's row for this transaction, or null when another worker has it or it does not exist. */
export async function claimListener(tx: Transaction, listener: string): Promise<Listening | null> {
  const rows = await tx.query<{ heard: string; hearing: string | null; position: number; current: string }>({
    name: 'facts-claim-listener',
    text: `select heard::text, hearing::text, position, pg_current_snapshot()::text as current
           from ground.listeners where county_code = $1 and listener = $2 for update skip locked`,
    values: [tx.scope.countyCode, listener],
  });
  const row = rows[0];
  if (!row) return null;
  return { heard: row.heard, hearing: row.hearing ?? row.current, position: row.hearing ? row.position : 0 };
}

/** Registers a listener that will hear everything from the first fact on. */
export const addListener = (tx: Transaction, listener: string): Promise<unknown> =>
  tx.query({
    text: `insert into ground.listeners (county_code, listener, heard) values ($1, $2, '1:1:'::pg_snapshot)
           on conflict do nothing`,
    values: [tx.scope.countyCode, listener],
  });

/**
 * Facts whose transaction became visible between two snapshots, in order of position: whatever order they committed in,
 * each is in exactly one window. Facts of one subject are written under that subject's lock, so position keeps their order.
 */
export const readWindow = (tx: Transaction, from: Listening, limit: number): Promise<RecordedFact[]> =>
  tx.query<RecordedFact>({
    name: 'facts-read-window',
    text: `select ${COLUMNS} from ground.facts
           where county_code = $1
             and recorded_xid >= pg_snapshot_xmin($2::pg_snapshot) and recorded_xid < pg_snapshot_xmax($3::pg_snapshot)
             and pg_visible_in_snapshot(recorded_xid, $3::pg_snapshot)
             and not pg_visible_in_snapshot(recorded_xid, $2::pg_snapshot)
             and position > $4
           order by position limit $5`,
    values: [tx.scope.countyCode, from.heard, from.hearing, from.position, limit],
  });

/** Remembers how far the listener is; `finished` closes the window. In the same transaction as the listener's effects. */
export const advanceListener = (tx: Transaction, listener: string, at: Listening, finished: boolean): Promise<unknown> =>
  tx.query({
    name: 'facts-advance',
    text: `update ground.listeners
           set heard = case when $5 then $3::pg_snapshot else heard end,
               hearing = case when $5 then null else $3::pg_snapshot end,
               position = case when $5 then 0 else $4 end,
               failing_since = null, failure = null
           where county_code = $1 and listener = $2`,
    values: [tx.scope.countyCode, listener, at.hearing, at.position, finished],
  });

export const noteFailure = (tx: Transaction, listener: string, failure: string): Promise<unknown> =>
  tx.query({
    text: `update ground.listeners set failure = $3, failing_since = coalesce(failing_since, clock_timestamp())
           where county_code = $1 and listener = $2`,
    values: [tx.scope.countyCode, listener, failure.slice(0, 500)],
  });
