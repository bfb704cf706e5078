import type { z } from 'zod';
import type { dropHandover as dropInput, signHandover as input } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { grantRoles } from '../../../ground/access/store.js';
import { once } from '../../../ground/commands/once.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { tellOfGrids } from '../grids/grid-facts.js';
import { releaseLiaisons } from '../grids/release-liaisons.js';
import { changeLiaison, gridsByIds } from '../grids/store.js';
import { lockHandover, saveHandover, type HandoverRow } from './store.js';

export interface HandoverStep { state: HandoverRow['state'] }

/**
 * Signs: the giver, then the taker; for a giver who cannot (gone, ill, dead) the secretary, who is not the taker. With the taker's
 * signature the micro-grid has its new liaison, at that instant and with every household in it, and whoever gave the last one away has no rights of a liaison there. Refusals: not_found,
 * not_allowed, not_given_yet, handover_closed.
 */
export function signHandover(ground: Ground, actor: Person, handoverId: string, body: z.output<typeof input>, at: Instant): Promise<Result<HandoverStep>> {
  return step(ground, actor, handoverId, body, async (tx, h) => {
    if (body.as === 'taker') {
      if (h.toPersonId !== actor.personId) return refuse('not_allowed');
      if (h.givenAt === null) return refuse('not_given_yet');
      return takeOver(tx, h, at);
    }
    const may = body.as === 'giver' ? h.fromPersonId === actor.personId : mayIn(actor, 'grid.change', h.unitCode) && h.toPersonId !== actor.personId;
    if (!may) return refuse('not_allowed');
    await saveHandover(tx, { ...h, givenAt: h.givenAt ?? at });
    return done({ state: 'open' });
  });
}

async function takeOver(tx: Transaction, h: HandoverRow, at: Instant): Promise<Result<HandoverStep>> {
  const [grid] = await gridsByIds(tx, [h.gridId], true);
  // A plan published meanwhile may have ended the micro-grid or given it to another.
  if (!grid?.inForce || grid.liaisonPersonId !== h.fromPersonId) {
    await saveHandover(tx, { ...h, state: 'dropped' });
    return done({ state: 'dropped' });
  }
  await changeLiaison(tx, h.gridId, h.toPersonId);
  await grantRoles(tx, [{ personId: h.toPersonId, role: 'liaison', unitCode: h.unitCode }], at);
  await releaseLiaisons(tx, h.unitCode, [h.fromPersonId], at);
  await saveHandover(tx, { ...h, state: 'signed', signedAt: at });
  await tellOfGrids(tx, [{ kind: 'LiaisonChanged', gridId: h.gridId, unitCode: h.unitCode,
    data: { fromPersonId: h.fromPersonId, toPersonId: h.toPersonId, handoverId: h.handoverId, households: grid.load } }], at);
  return done({ state: 'signed' });
}

/** Takes the handover back before it is signed. */
export const dropHandover = (ground: Ground, actor: Person, handoverId: string, body: z.output<typeof dropInput>): Promise<Result<HandoverStep>> =>
  step(ground, actor, handoverId, body, async (tx, h) => {
    if (!mayIn(actor, 'grid.change', h.unitCode)) return refuse('not_allowed');
    await saveHandover(tx, { ...h, state: 'dropped' });
    return done({ state: 'dropped' });
  });

const step = (ground: Ground, actor: Person, handoverId: string, body: { commandId: string }, work: (tx: Transaction, h: HandoverRow) => Promise<Result<HandoverStep>>): Promise<Result<HandoverStep>> =>
  ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) => once(tx, body.commandId, { handoverId, ...body }, async () => {
    const h = await lockHandover(tx, handoverId);
    if (!h || !(mayIn(actor, 'grid.read', h.unitCode) || h.toPersonId === actor.personId)) return refuse('not_found');
    if (h.state !== 'open') return refuse('handover_closed');
    return work(tx, h);
  }));
