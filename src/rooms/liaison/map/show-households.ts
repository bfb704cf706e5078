import type { z } from 'zod';
import type { householdColumns } from '../../../contract/liaison.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { peopleByIds } from '../../honeycomb/door.js';
import { areaOf } from './area-of.js';
import { namedGrids, placesByGrid } from './store.js';

const MOST_GRIDS = 20_000;

/**
 * All located households of a unit and below as columns, to about 100 m, each with the place of its micro-grid in `grids`
 * (−1: in none); without a unit, of all units of the caller. Nothing says which household a point is. Refusals: not_allowed
 * outside the caller's units.
 */
export function showHouseholds(ground: Ground, actor: Person, asked: string | undefined): Promise<Result<z.input<typeof householdColumns>>> {
  const unit = asked ?? areaOf(actor);
  if (unit === null || (asked && !mayIn(actor, 'grid.read', asked))) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const grids = await namedGrids(tx, unit, MOST_GRIDS);
    const people = await peopleByIds(tx, grids.map((grid) => grid.liaisonPersonId));
    const order = new Map<string | null, number>(grids.map(({ gridId }, i) => [gridId, i]));
    const answer: z.input<typeof householdColumns> = {
      grids: grids.map(({ gridId, unitCode, number, liaisonPersonId }) => ({ gridId, unitCode, number, liaisonName: people.get(liaisonPersonId)?.name ?? '' })),
      lng: [], lat: [], grid: [],
    };
    // In the order of the micro-grids, so that equal numbers stand together and travel as little.
    const places = (await placesByGrid(tx, unit)).map((row) => ({ ...row, place: order.get(row.gridId) ?? -1 })).sort((a, b) => a.place - b.place);
    for (const { place, lngs, lats } of places) {
      for (const lng of lngs.split(',')) { answer.lng.push(Number(lng)); answer.grid.push(place); }
      for (const lat of lats.split(',')) answer.lat.push(Number(lat));
    }
    return done(answer);
  });
}
