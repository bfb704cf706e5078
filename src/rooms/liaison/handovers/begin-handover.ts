import type { z } from 'zod';
import type { beginHandover as input } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Ground } from '../../../ground/ground.js';
import { newId } from '../../../ground/id.js';
import { addNotices } from '../../../ground/notices/store.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { chinaDay, dayToIso, type Instant } from '../../../ground/time.js';
import { peopleByIds, servingPeople, unitsByCode } from '../../honeycomb/door.js';
import { tellOfGrids } from '../grids/grid-facts.js';
import { gridName } from '../grids/rules/grid-name.js';
import { gridsByIds } from '../grids/store.js';
import { addHandover, openHandovers } from './store.js';

/**
 * Makes the list to sign. The liaison stays until it is signed, so the micro-grid is never without one. Refusals: not_found,
 * not_allowed, person_unknown (does not serve, or elsewhere), handover_open, already_liaison.
 */
export function beginHandover(ground: Ground, actor: Person, body: z.output<typeof input>, at: Instant): Promise<Result<{ handoverId: string }>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, body, async () => {
    const [grid] = await gridsByIds(tx, [body.gridId], true);
    if (!grid?.inForce) return refuse('not_found');
    if (!mayIn(actor, 'grid.change', grid.unitCode)) return refuse('not_allowed');
    const taker = (await peopleByIds(tx, [body.toPersonId])).get(body.toPersonId);
    const serves = (await servingPeople(tx, [body.toPersonId], dayToIso(chinaDay(at)))).has(body.toPersonId);
    if (!taker || !serves || !(grid.unitCode.startsWith(taker.unitCode) || taker.unitCode.startsWith(grid.unitCode))) return refuse('person_unknown');
    if (grid.liaisonPersonId === body.toPersonId) return refuse('already_liaison');
    if ((await openHandovers(tx, [grid.gridId])).size > 0) return refuse('handover_open');
    await addHandover(tx, { handoverId: body.handoverId, gridId: grid.gridId, unitCode: grid.unitCode, fromPersonId: grid.liaisonPersonId, toPersonId: body.toPersonId,
      reason: body.reason, households: grid.load, begunBy: actor.personId, begunAt: at });
    await tellOfGrids(tx, [{ kind: 'HandoverBegun', gridId: grid.gridId, unitCode: grid.unitCode, data: { handoverId: body.handoverId, toPersonId: body.toPersonId } }], at);
    const name = gridName((await unitsByCode(tx, [grid.unitCode])).get(grid.unitCode)?.name ?? '', grid.number);
    await addNotices(tx, [grid.liaisonPersonId, body.toPersonId].map((personId) => ({ noticeId: newId(), personId, kind: 'handover_begun', subjectKind: 'micro_grid',
      subjectId: grid.gridId, data: { gridName: name, households: grid.load, handoverId: body.handoverId }, urgent: false, createdAt: at })));
    return done({ handoverId: body.handoverId });
  }));
}
