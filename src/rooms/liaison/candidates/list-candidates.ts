import type { z } from 'zod';
import type { candidateList, selectionList } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { metersBetween, pointOf } from '../../../ground/distance.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { householdsOfCell, peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { agreementOf } from './rules/agreement.js';
import { candidatesOfUnit, selectionsOfUnit } from './store.js';

const MOST = 500;
/** "Near" on the comparison sheet. */
const NEAR_METERS = 500;

/** The comparison sheet of a unit: nomination and willingness side by side, hours, room, conflicts, how many households live near. */
export function listCandidates(ground: Ground, actor: Person, unitCode: string): Promise<Result<z.input<typeof candidateList>>> {
  if (!mayIn(actor, 'candidate.read', unitCode)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const unit = (await unitsByCode(tx, [unitCode])).get(unitCode);
    if (!unit) return refuse('not_found');
    const rows = await candidatesOfUnit(tx, unitCode, MOST);
    const homes = (await householdsOfCell(tx, unitCode)).flatMap((h) => pointOf(h) ?? []);
    const people = await peopleByIds(tx, rows.flatMap((c) => c.willingnessSaidTo ?? []));
    return done({
      unitCode, unitName: unit.name, households: homes.length,
      rows: rows.map((c) => {
        const at = pointOf(c);
        return { ...c, unitName: unit.name, willingnessSaidTo: c.willingnessSaidTo ? (people.get(c.willingnessSaidTo)?.name ?? null) : null,
          agreement: agreementOf(c.willingness, c.nomination), householdsNear: at ? homes.filter((home) => metersBetween(home, at) <= NEAR_METERS).length : 0 };
      }),
    });
  });
}

/** The meetings that decided in this unit, the latest first. */
export function listSelections(ground: Ground, actor: Person, unitCode: string): Promise<Result<z.input<typeof selectionList>>> {
  if (!mayIn(actor, 'candidate.read', unitCode)) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const rows = await selectionsOfUnit(tx, unitCode);
    const people = await peopleByIds(tx, rows.map((s) => s.recordedBy));
    return done({ rows: rows.map(({ recordedBy, voters, results, ...s }) => ({ ...s, voters: voters ?? [], results: results ?? [], recordedByName: people.get(recordedBy)?.name ?? '' })) });
  });
}
