import type { z } from 'zod';
import type { gridPage, gridQuery } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { openHandovers } from '../handovers/store.js';
import { gridName } from './rules/grid-name.js';
import { gridsOfLiaison, gridsWithin, type GridRow } from './store.js';

/** The micro-grids of a unit and below, by unit and number. Refusals: not_allowed outside the caller's units. */
export function listGrids(ground: Ground, actor: Person, query: z.output<typeof gridQuery>): Promise<Result<z.input<typeof gridPage>>> {
  if (!mayIn(actor, 'grid.read', query.unit)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const [unitCode, number] = query.after?.split('.') ?? [];
    const rows = await gridsWithin(tx, query.unit, unitCode && number && /^[0-9]+$/.test(number) ? { unitCode, number: Number(number) } : null, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return done({ rows: await describe(tx, shown), next: rows.length > shown.length && last ? `${last.unitCode}.${last.number}` : null });
  });
}

/** The caller's own micro-grids. */
export const listMyGrids = (ground: Ground, actor: Person): Promise<Result<z.input<typeof gridPage>>> =>
  ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => done({ rows: await describe(tx, await gridsOfLiaison(tx, actor.personId)), next: null }));

async function describe(tx: Transaction, grids: readonly GridRow[]): Promise<z.input<typeof gridPage>['rows']> {
  const people = await peopleByIds(tx, grids.map((g) => g.liaisonPersonId));
  const units = await unitsByCode(tx, grids.map((g) => g.unitCode));
  const handovers = await openHandovers(tx, grids.map((g) => g.gridId));
  return grids.map((g) => {
    const unitName = units.get(g.unitCode)?.name ?? '';
    const liaison = people.get(g.liaisonPersonId);
    return {
      gridId: g.gridId, unitCode: g.unitCode, unitName, number: g.number, name: gridName(unitName, g.number),
      liaisonPersonId: g.liaisonPersonId, liaisonName: liaison?.name ?? '', liaisonPhone: liaison?.phone ?? null,
      households: g.load, capacity: g.capacity, least: g.least, planNumber: g.planNumber, openHandoverId: handovers.get(g.gridId) ?? null,
    };
  });
}
