import type { Transaction } from '../database/database.js';

/**
 * Somebody told twice of one thing. A notice's data name the fact by `sequence` where its writer gives it; else the same kind about
 * the same subject at the same instant counts as the same thing.
 */
export const findDoubleNotices = (tx: Transaction, limit: number): Promise<{ subject: string; detail: string; total: number }[]> =>
  tx.query({
    text: `select subject_id::text as subject, count(*) || ' × ' || kind || ' to ' || person_id as detail, count(*) over ()::int as total
           from ground.notices where county_code = $1
           group by subject_id, person_id, kind, coalesce(data->>'sequence', created_at::text || (data - 'sequence')::text)
           having count(*) > 1 order by 1 limit $2`,
    values: [tx.scope.countyCode, limit],
  });
