import type { Notice } from '../../contract/notices.js';
import { scopeOf, type Person } from '../access/actor.js';
import type { Ground } from '../ground.js';
import { isId } from '../id.js';
import { done, refuse, type Result } from '../result.js';
import { readNotices } from './store.js';

/** The caller's own notices, newest first. */
export async function listNotices(
  ground: Ground, person: Person, query: { after?: string | undefined; limit: number },
): Promise<Result<{ rows: Notice[]; next: string | null }>> {
  if (query.after !== undefined && !isId(query.after)) return refuse('input_not_understood', { fields: '页码' });
  const rows = await ground.database.transaction(scopeOf(person, ground.countyCode),
    (tx) => readNotices(tx, person.personId, query.after ?? null, query.limit + 1));
  const next = rows.length > query.limit ? rows[query.limit - 1]!.id : null;
  return done({ rows: rows.slice(0, query.limit), next });
}
