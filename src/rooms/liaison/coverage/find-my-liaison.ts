import type { z } from 'zod';
import type { myLiaison, myLiaisonQuery } from '../../../contract/liaison.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { householdAtAddress, peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { gridName } from '../grids/rules/grid-name.js';
import { gridsWithin, membershipsNow } from '../grids/store.js';

const MOST = 200;

/**
 * L8: who is my liaison. The micro-grids of a place with the liaisons' work telephones and the supervision telephone are public
 * (the city's grid statute wants them posted). With an exact address: which of them is that house's. Nothing of the household
 * is answered, and an address nobody has looks like one that was not given.
 */
export function findMyLiaison(ground: Ground, { unit: unitCode, address }: z.output<typeof myLiaisonQuery>): Promise<Result<z.input<typeof myLiaison>>> {
  return ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const unit = (await unitsByCode(tx, [unitCode])).get(unitCode);
    if (!unit) return refuse('not_found');
    const grids = await gridsWithin(tx, unitCode, null, MOST);
    const people = await peopleByIds(tx, grids.map((grid) => grid.liaisonPersonId));
    const units = await unitsByCode(tx, grids.map((grid) => grid.unitCode));
    const householdId = address ? await householdAtAddress(tx, unitCode, address) : null;
    const own = householdId ? (await membershipsNow(tx, [householdId])).get(householdId) : undefined;
    const shown = grids.some((grid) => grid.gridId === own?.gridId) ? own?.gridId : undefined;
    return done({
      unitCode, unitName: unit.name, supervisionPhone: unit.supervisionPhone, own: shown ?? null,
      grids: grids.map((grid) => {
        const person = people.get(grid.liaisonPersonId);
        return { gridId: grid.gridId, name: gridName(units.get(grid.unitCode)?.name ?? '', grid.number), liaisonName: person?.name ?? '', liaisonPhone: person?.phone ?? null };
      }),
    });
  });
}
