import { metersBetween, pointOf } from '../../../../ground/distance.js';

/** A micro-grid as placing one more household sees it. */
export interface GridWithRoom {
  gridId: string;
  number: number;
  capacity: number;
  load: number;
  lng: number | null;
  lat: number | null;
  building: string | null;
  entrance: string | null;
  villagerGroup: string | null;
}
export interface NewHousehold { householdId: string; lng: number | null; lat: number | null; building: string | null; entrance: string | null; villagerGroup: string | null }

export interface Placed {
  householdId: string;
  gridId: string;
  why: { distanceMeters: number | null; sameBuilding?: boolean; sameEntrance?: boolean; sameGroup?: boolean; nearestFull?: boolean };
}

/** 就便 in metres, as the plans weigh it: the same entrance, building, villager group count as being nearer. */
export const NEARER_BY = { entrance: 150, building: 100, group: 100 };
/** Without a point nothing is near: only 就便 and room decide. */
const UNKNOWN_METERS = 5_000;

/**
 * L4: a new household is linked at once to the nearest with room; when all are full, to the nearest, and it says so: nobody is
 * left out for want of room, and the board shows who has too many. Households of one list see each other's places. Answers
 * an empty list when the unit has no micro-grid. Ties go to the less loaded, then the lower number.
 */
export function nearestGrids(households: readonly NewHousehold[], grids: readonly GridWithRoom[]): Placed[] {
  if (grids.length === 0) return [];
  const loads = new Map(grids.map((grid) => [grid.gridId, grid.load]));
  const load = (grid: GridWithRoom): number => loads.get(grid.gridId) ?? 0;
  return households.map((household) => {
    const scored = grids.map((grid) => ({ grid, near: nearness(household, grid) }))
      .sort((a, b) => a.near.weighed - b.near.weighed || load(a.grid) / a.grid.capacity - load(b.grid) / b.grid.capacity || a.grid.number - b.grid.number);
    const best = scored.find(({ grid }) => load(grid) < grid.capacity) ?? scored[0];
    if (!best) throw new Error('a unit with micro-grids has a nearest one');
    loads.set(best.grid.gridId, load(best.grid) + 1);
    const { weighed: _weighed, ...why } = best.near;
    return { householdId: household.householdId, gridId: best.grid.gridId, why: { ...why, ...(best === scored[0] && load(best.grid) <= best.grid.capacity ? {} : { nearestFull: true }) } };
  });
}

function nearness(household: NewHousehold, grid: GridWithRoom): { weighed: number; distanceMeters: number | null; sameBuilding?: true; sameEntrance?: true; sameGroup?: true } {
  const [from, to] = [pointOf(household), pointOf(grid)];
  const meters = from && to ? metersBetween(from, to) : null;
  const sameBuilding = household.building !== null && household.building === grid.building;
  const sameEntrance = sameBuilding && household.entrance !== null && household.entrance === grid.entrance;
  const sameGroup = household.villagerGroup !== null && household.villagerGroup === grid.villagerGroup;
  return {
    weighed: (meters ?? UNKNOWN_METERS) - (sameEntrance ? NEARER_BY.entrance : sameBuilding ? NEARER_BY.building : 0) - (sameGroup ? NEARER_BY.group : 0),
    distanceMeters: meters === null ? null : Math.round(meters),
    ...(sameBuilding ? { sameBuilding } : {}), ...(sameEntrance ? { sameEntrance } : {}), ...(sameGroup ? { sameGroup } : {}),
  };
}
