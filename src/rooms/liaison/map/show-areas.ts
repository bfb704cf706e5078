import type { z } from 'zod';
import type { gridAreas } from '../../../contract/liaison.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, type Result } from '../../../ground/result.js';
import { peopleByIds } from '../../honeycomb/door.js';
import { knowCounts } from './know-counts.js';
import { drawnGrids } from './store.js';

const MOST = 12_000;
/** A metre is enough to draw by, and a third less travels. */
const PER_DEGREE = 100_000;

/**
 * Areas of the micro-grids of a unit and below, as GeoJSON; micro-grids without an area are left out. Area, number and liaison
 * are public (C0) to whoever may see the map, so the scope is the county's.
 */
export async function showAreas(ground: Ground, unit: string): Promise<Result<z.input<typeof gridAreas>>> {
  const counts = (await knowCounts(ground)).byGrid;
  return ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const grids = await drawnGrids(tx, unit, MOST);
    const people = await peopleByIds(tx, grids.map((grid) => grid.liaisonPersonId));
    return done({
      type: 'FeatureCollection' as const,
      features: grids.flatMap(({ gridId, unitCode, number, liaisonPersonId, area }) => (area ? [{
        type: 'Feature' as const, geometry: { type: 'MultiPolygon', coordinates: toMetres(area.coordinates) },
        properties: { gridId, unitCode, number, liaisonName: people.get(liaisonPersonId)?.name ?? '', households: counts.get(gridId)?.households ?? 0 },
      }] : [])),
    });
  });
}

const round = (degrees: number): number => Math.round(degrees * PER_DEGREE) / PER_DEGREE;
const toMetres = (polygons: number[][][][]): number[][][][] => polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [round(lng!), round(lat!)])));
