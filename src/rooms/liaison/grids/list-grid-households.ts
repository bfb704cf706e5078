import type { z } from 'zod';
import type { gridHouseholdPage } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { contactsOf, householdsByIds } from '../../honeycomb/door.js';
import { roundPoint } from './rules/round-point.js';
import { gridsByIds, membersOfGrid } from './store.js';

/**
 * The households of one micro-grid with why each belongs to it. The point is exact for its own liaison and to about 100 m for
 * everybody else. Refusals: not_found, also outside the caller's units.
 */
export function listGridHouseholds(
  ground: Ground, actor: Person, gridId: string, { after, limit }: { after?: string | undefined; limit: number },
): Promise<Result<z.input<typeof gridHouseholdPage>>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const [grid] = await gridsByIds(tx, [gridId]);
    if (!grid?.inForce || !mayIn(actor, 'grid.read', grid.unitCode)) return refuse('not_found');
    const members = await membersOfGrid(tx, gridId, after && /^[0-9a-f-]{36}$/.test(after) ? after : null, limit + 1);
    const shown = members.slice(0, limit);
    const ids = shown.map((m) => m.householdId);
    const [households, contacts] = [await householdsByIds(tx, ids), await contactsOf(tx, ids)];
    const own = grid.liaisonPersonId === actor.personId;
    return done({
      rows: shown.flatMap((m) => {
        const h = households.get(m.householdId);
        if (!h) return [];
        const { lng, lat } = own ? h : roundPoint(h);
        const contact = contacts.get(m.householdId);
        return [{ householdId: h.householdId, address: h.address, lng, lat, members: contact?.members ?? 0, contactName: contact?.contactName ?? null,
          contactPhone: contact?.contactPhone ?? null, contactPreference: h.contactPreference, since: m.since, cause: m.cause,
          why: { distanceMeters: null, ...m.why } }];
      }),
      next: members.length > limit ? (ids.at(-1) ?? null) : null,
    });
  });
}
