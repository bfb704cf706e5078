import type { Transaction } from '../database/database.js';

/** Subjects whose facts are not numbered 1, 2, 3 … n, at most `limit`; `total` counts all. Walks the primary key once. */
export const findGaps = (tx: Transaction, limit: number): Promise<{ subject: string; detail: string; total: number }[]> =>
  tx.query({
    text: `select subject_id::text as subject, count(*) || ' facts, numbered ' || min(subject_sequence) || ' to ' || max(subject_sequence) as detail,
             count(*) over ()::int as total
           from ground.facts where county_code = $1 group by subject_id
           having min(subject_sequence) <> 1 or max(subject_sequence) <> count(*) order by 1 limit $2`,
    values: [tx.scope.countyCode, limit],
  });

export const countFacts = async (tx: Transaction): Promise<number> =>
  (await tx.query<{ facts: number }>({ text: 'select count(*) as facts from ground.facts where county_code = $1', values: [tx.scope.countyCode] }))[0]?.facts ?? 0;

/** How many facts each listener has still to look at, by the snapshots the relay itself goes by; and what keeps it from it. */
export const lagOfListeners = (tx: Transaction): Promise<{ listener: string; lag: number; failure: string | null }[]> =>
  tx.query({
    text: `select l.listener, l.failure,
             (select count(*) from ground.facts f
              where f.county_code = l.county_code and f.recorded_xid >= pg_snapshot_xmin(l.heard)
                and not pg_visible_in_snapshot(f.recorded_xid, l.heard)
                and not (l.hearing is not null and pg_visible_in_snapshot(f.recorded_xid, l.hearing) and f.position <= l.position)) as lag
           from ground.listeners l where l.county_code = $1 order by l.listener`,
    values: [tx.scope.countyCode],
  });
