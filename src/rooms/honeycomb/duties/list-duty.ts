import type { z } from 'zod';
import type { dutyPage, dutyQuery } from '../../../contract/honeycomb.js';
import type { Person } from '../../../ground/access/actor.js';
import { scopeOf, sharedPrefix } from '../../../ground/access/actor.js';
import { mayIn, PERMISSIONS } from '../../../ground/access/permissions.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { readKey, writeKey } from './rules/duty-key.js';
import { dutyRowsIn } from './store.js';

/**
 * Open cases per person. Cases live to the right of this room, so the server hands this in: response's own count.
 * People without an open case may be absent from the map.
 */
export type CountOpenCases = (tx: Transaction, personIds: readonly string[]) => Promise<Map<string, number>>;

/**
 * Who is on duty now inside a unit, and in the posts above it that serve it too. Without a unit: the area that covers all
 * the caller's roles. A unit outside that area is refused.
 */
export async function listDuty(
  ground: Ground, actor: Person, query: z.output<typeof dutyQuery>, at: Instant, countOpenCases: CountOpenCases,
): Promise<Result<z.input<typeof dutyPage>>> {
  const mine = sharedPrefix(actor.roles.filter((r) => (PERMISSIONS['duty.read'] as readonly string[]).includes(r.role)).map((r) => r.unitCode));
  const unitCode = query.unit ?? mine;
  if (unitCode === null || (query.unit && !mayIn(actor, 'duty.read', query.unit))) return refuse('not_allowed');
  const after = query.after === undefined ? null : readKey(query.after);
  if (query.after !== undefined && after === null) return refuse('input_not_understood', { fields: 'after' });
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const found = await dutyRowsIn(tx, { unitCode, postKind: query.postKind ?? null, text: query.q || null, after, limit: query.limit + 1 }, at);
    const rows = found.slice(0, query.limit);
    const open = await countOpenCases(tx, [...new Set(rows.map((row) => row.personId))]);
    const last = rows.at(-1);
    return done({
      rows: rows.map((row) => ({ ...row, openCases: open.get(row.personId) ?? 0 })),
      next: found.length > query.limit && last ? writeKey(last) : null,
    });
  });
}
