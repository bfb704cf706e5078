import type { z } from 'zod';
import type { registerPage, registerQuery } from '../../../../contract/register.js';
import type { Person } from '../../../../ground/access/actor.js';
import type { Transaction } from '../../../../ground/database/database.js';
import type { Ground } from '../../../../ground/ground.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import type { LiaisonSide } from '../liaison-side.js';
import { registerScope } from './act-on-household.js';
import { areasOf } from './areas.js';
import { countHouseholds, householdsOfNamed, registerRows, type ListedHousehold } from './store.js';

/** Found by name and looked up one by one; a shorter text that fits more people is tried on the way through the list. */
const MOST_NAMED = 2000;
const KEY = /^([0-9]{6,21})\.([0-9a-f-]{36})$/;

/** Households of a unit and below it, or of all the caller's units, with whom to ask for and whose micro-grid they are in. */
export function listRegister(ground: Ground, actor: Person, query: z.output<typeof registerQuery>, side: LiaisonSide): Promise<Result<z.input<typeof registerPage>>> {
  const areas = areasOf(actor, 'register.read', query.unit);
  if (areas.length === 0) return Promise.resolve(refuse('not_allowed'));
  const [, unitCode, householdId] = KEY.exec(query.after ?? '') ?? [];
  if (query.after !== undefined && (unitCode === undefined || householdId === undefined)) return Promise.resolve(refuse('input_not_understood', { fields: 'after' }));
  const text = query.q === undefined || query.q === '' ? null : query.q;
  return ground.database.transaction(registerScope({ actor, ground }), async (tx) => {
    const named = text === null ? [] : await householdsOfNamed(tx, text, MOST_NAMED);
    const found = await registerRows(tx, { areas, text, named, withoutPoint: query.withoutPoint === '1',
      after: unitCode !== undefined && householdId !== undefined ? { unitCode, householdId } : null, limit: query.limit + 1 });
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    const whole = text === null && query.after === undefined && query.withoutPoint === undefined;
    return done({
      rows: await withLiaisons(tx, rows, side), next: found.length > query.limit && last ? `${last.unitCode}.${last.householdId}` : null,
      households: whole ? await countHouseholds(tx, areas) : null,
    });
  });
}

export async function withLiaisons<R extends ListedHousehold>(tx: Transaction, rows: readonly R[], side: LiaisonSide): Promise<(R & { liaisonName: string | null })[]> {
  const liaisons = await side.liaisonsOf(tx, rows.map((row) => row.householdId));
  return rows.map((row) => ({ ...row, liaisonName: liaisons.get(row.householdId)?.name ?? null }));
}
