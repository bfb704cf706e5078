import type { z } from 'zod';
import type { doubleList, doublesQuery, notDoubles } from '../../../../contract/register.js';
import { scopeOf, type Person } from '../../../../ground/access/actor.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import type { Transaction } from '../../../../ground/database/database.js';
import { once } from '../../../../ground/commands/once.js';
import type { Ground } from '../../../../ground/ground.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { registerScope, type Acting } from '../register/act-on-household.js';
import { areasOf } from '../register/areas.js';
import { withLiaisons } from '../register/list-register.js';
import { householdsById, listedById } from '../register/store.js';
import type { LiaisonSide } from '../liaison-side.js';
import { childrenOf } from '../../units/store.js';
import { addNotDoubles, findPairs, type FoundPair } from './store.js';

const PAIRS = 50;
const COUNTY_DIGITS = 6;
const MOST_TOWNS = 200;

/** Pairs that may be one household, side by side; at most fifty, those decided make room for the next. */
export function listDoubles(ground: Ground, actor: Person, query: z.output<typeof doublesQuery>, side: LiaisonSide): Promise<Result<z.input<typeof doubleList>>> {
  const areas = areasOf(actor, 'register.merge', query.unit);
  if (areas.length === 0) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(registerScope({ actor, ground }), async (tx) => {
    const found = await firstPairs(tx, areas);
    const pairs = found.slice(0, PAIRS);
    const ids = [...new Set(pairs.flatMap((pair) => [pair.oneId, pair.otherId]))];
    const listed = new Map((await withLiaisons(tx, await listedById(tx, ids), side)).map((row) => [row.householdId, row]));
    const known = await householdsById(tx, ids, false);
    const sideOf = (id: string) => {
      const [row, household] = [listed.get(id), known.get(id)];
      return row && household ? [{ ...row, validFrom: household.validFrom, people: household.residents.map(({ name, birthYear, phone }) => ({ name, birthYear, phone })) }] : [];
    };
    return done({
      rows: pairs.flatMap(({ oneId, otherId, because }) => {
        const [one, other] = [...sideOf(oneId), ...sideOf(otherId)];
        return one && other ? [{ because, one, other }] : [];
      }),
      more: found.length > PAIRS,
    });
  });
}

/** Area by area, a county town by town, until there are enough: what doubles there are is found where people work at them. */
async function firstPairs(tx: Transaction, areas: readonly string[]): Promise<FoundPair[]> {
  const found: FoundPair[] = [];
  for (const area of areas) {
    const parts = area.length > COUNTY_DIGITS ? [area] : (await childrenOf(tx, area, MOST_TOWNS)).map((town) => town.unitCode);
    for (const part of parts) {
      found.push(...await findPairs(tx, [part], PAIRS + 1 - found.length));
      if (found.length > PAIRS) return found;
    }
  }
  return found;
}

/** Says of a pair that they are two households: not suggested again. */
export function decideNotDoubles({ ground, actor, at }: Acting, body: z.output<typeof notDoubles>): Promise<Result<{ decided: true }>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, { body, by: actor.personId }, async () => {
    const known = await householdsById(tx, [body.oneId, body.otherId], false);
    if (known.size < 2 || [...known.values()].some((one) => !mayIn(actor, 'register.merge', one.unitCode))) return refuse('not_found');
    await addNotDoubles(tx, body.oneId, body.otherId, actor.personId, at);
    return done({ decided: true as const });
  }));
}
