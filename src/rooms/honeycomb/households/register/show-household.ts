import type { z } from 'zod';
import type { householdPage } from '../../../../contract/register.js';
import { scopeOf, type Person } from '../../../../ground/access/actor.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import type { Ground } from '../../../../ground/ground.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { unitsByCode } from '../../units/store.js';
import type { LiaisonSide } from '../liaison-side.js';
import { rightsOn } from './act-on-household.js';
import { changesOf, householdsById } from './store.js';

/** A thousandth of a degree is about 100 m (rules of the house, Maps). */
const ROUND = 1000;
const rounded = (degrees: number | null): number | null => (degrees === null ? null : Math.round(degrees * ROUND) / ROUND);

/** One household, also an ended one, with its people, its liaison and the newest hundred changes. The point is exact for who may correct it. */
export function showHousehold(ground: Ground, actor: Person, householdId: string, side: LiaisonSide): Promise<Result<z.input<typeof householdPage>>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const household = (await householdsById(tx, [householdId], false)).get(householdId);
    if (!household || !mayIn(actor, 'register.read', household.unitCode)) return refuse('not_found');
    const liaison = (await side.liaisonsOf(tx, [householdId])).get(householdId) ?? null;
    const rights = rightsOn(actor, household.unitCode, liaison?.personId);
    const unit = (await unitsByCode(tx, [household.unitCode])).get(household.unitCode);
    const changes = await changesOf(tx, householdId);
    const { factsTold, lng, lat, ...shown } = household;
    const exact = rights.mayCorrect;
    return done({
      ...shown, unitName: unit?.name ?? '', version: factsTold, liaison, changes: exact ? changes : changes.map(withoutPoint),
      lng: exact ? lng : rounded(lng), lat: exact ? lat : rounded(lat), pointRounded: !exact && lng !== null, ...rights,
    });
  });
}

/** What a change says of the point is rounded like the point itself. */
const withoutPoint = <C extends { before: Record<string, unknown> | null; after: Record<string, unknown> | null }>(change: C): C =>
  ({ ...change, before: coarse(change.before), after: coarse(change.after) });
const coarse = (values: Record<string, unknown> | null): Record<string, unknown> | null =>
  (values === null ? null : { ...values, ...('lng' in values ? { lng: rounded(values['lng'] as number | null) } : {}), ...('lat' in values ? { lat: rounded(values['lat'] as number | null) } : {}) });
