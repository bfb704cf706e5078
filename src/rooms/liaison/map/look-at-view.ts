import type { z } from 'zod';
import type { mapView, mapViewQuery } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { roundPoint } from '../grids/rules/round-point.js';
import { gridsOfLiaison } from '../grids/store.js';
import { areaOf } from './area-of.js';
import { knowCounts } from './know-counts.js';
import { levelOf } from './rules/level-of.js';
import { householdsInBox, type Box } from './store.js';

type View = z.input<typeof mapView>;
const MOST = 5000;
const NOTHING: Omit<View, 'level'> = { units: [], grids: [], households: [], more: false };

/** What lies in the box, as coarse as the zoom asks, inside the caller's own units. Refusals: not_allowed for who has none. */
export function lookAtView(ground: Ground, actor: Person, { zoom, ...box }: z.output<typeof mapViewQuery>): Promise<Result<View>> {
  const area = areaOf(actor);
  if (area === null) return Promise.resolve(refuse('not_allowed'));
  const level = levelOf(zoom);
  if (level === 'households') return lookAtHouseholds(ground, actor, area, box);
  return lookAtCounts(ground, area, level, box);
}

async function lookAtCounts(ground: Ground, area: string, level: 'units' | 'grids', box: Box): Promise<Result<View>> {
  const counts = await knowCounts(ground);
  return ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const inSight = <T extends { unitCode: string; lng: number | null; lat: number | null }>(one: T): boolean => one.unitCode.startsWith(area)
      && one.lng !== null && one.lat !== null && one.lng >= box.west && one.lng <= box.east && one.lat >= box.south && one.lat <= box.north;
    if (level === 'units') {
      const units = counts.units.filter(inSight);
      return done({ ...NOTHING, level, units: units.slice(0, MOST), more: units.length > MOST });
    }
    const all = counts.grids.filter(inSight);
    const grids = all.slice(0, MOST);
    const people = await peopleByIds(tx, grids.flatMap((grid) => grid.liaisonPersonId ?? []));
    const units = await unitsByCode(tx, grids.map((grid) => grid.unitCode));
    return done({ ...NOTHING, level, more: all.length > MOST, grids: grids.map((grid) => {
      const { lng, lat } = roundPoint(grid);
      return { gridId: grid.gridId, unitCode: grid.unitCode, unitName: units.get(grid.unitCode)?.name ?? '', number: grid.number ?? 0,
        liaisonName: people.get(grid.liaisonPersonId ?? '')?.name ?? '', lng: lng ?? 0, lat: lat ?? 0, households: grid.households };
    }) });
  });
}

const lookAtHouseholds = (ground: Ground, actor: Person, area: string, box: Box): Promise<Result<View>> =>
  ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const rows = await householdsInBox(tx, area, box, MOST + 1);
    const own = new Set((await gridsOfLiaison(tx, actor.personId)).map((grid) => grid.gridId));
    return done({ ...NOTHING, level: 'households' as const, more: rows.length > MOST, households: rows.slice(0, MOST).map((row) => {
      const isOwn = row.gridId !== null && own.has(row.gridId);
      const { lng, lat } = isOwn ? row : roundPoint(row);
      return { householdId: row.householdId, gridId: row.gridId, lng, lat, own: isOwn };
    }) });
  });
