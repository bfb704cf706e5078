import type { Transaction } from '../../../ground/database/database.js';

export interface Box { west: number; south: number; east: number; north: number }

/** Located households in force of these units that are in a micro-grid. */
export const homesOfCells = (tx: Transaction, unitCodes: readonly string[]): Promise<{ unitCode: string; gridId: string; lng: number; lat: number }[]> =>
  tx.query({
    name: 'map-homes-of-cells',
    text: `select unit_code, grid_id, lng, lat from liaison.household_places
           where county_code = $1 and unit_code = any($2::text[]) and grid_id is not null and lng is not null and lat is not null`,
    values: [tx.scope.countyCode, unitCodes],
  });

/** The micro-grids in force of these units. */
export const gridsToDraw = (tx: Transaction, unitCodes: readonly string[]): Promise<{ unitCode: string; gridId: string }[]> =>
  tx.query({
    name: 'map-grids-to-draw',
    text: 'select unit_code, grid_id from liaison.micro_grids where county_code = $1 and unit_code = any($2::text[]) and valid_to is null',
    values: [tx.scope.countyCode, unitCodes],
  });

export interface DrawnGrid { gridId: string; unitCode: string; number: number; liaisonPersonId: string; area: { coordinates: number[][][][] } | null }

/** Micro-grids in force inside a unit with their areas, by unit and number, at most `limit`. */
export const drawnGrids = (tx: Transaction, area: string, limit: number): Promise<DrawnGrid[]> =>
  tx.query<DrawnGrid>({
    name: 'map-drawn-grids',
    text: `select grid_id, unit_code, number, liaison_person_id, area from liaison.micro_grids
           where county_code = $1 and unit_code >= $2 and unit_code < $2 || ':' and valid_to is null order by unit_code, number limit $3`,
    values: [tx.scope.countyCode, area, limit],
  });

/** As above, without the areas. */
export const namedGrids = (tx: Transaction, area: string, limit: number): Promise<Omit<DrawnGrid, 'area'>[]> =>
  tx.query({
    name: 'map-named-grids',
    text: `select grid_id, unit_code, number, liaison_person_id from liaison.micro_grids
           where county_code = $1 and unit_code >= $2 and unit_code < $2 || ':' and valid_to is null order by unit_code, number limit $3`,
    values: [tx.scope.countyCode, area, limit],
  });

/**
 * Located households inside a unit, gathered by micro-grid: for each, thousandths of degrees as numbers with commas between.
 * Gathered here because 200,000 rows take four times as long to travel one by one. Null = in no micro-grid.
 */
export const placesByGrid = (tx: Transaction, area: string): Promise<{ gridId: string | null; lngs: string; lats: string }[]> =>
  tx.query({
    name: 'map-places-by-grid',
    text: `select grid_id, string_agg(lng, ',') as lngs, string_agg(lat, ',') as lats
           from (select grid_id, round(lng * 1000)::int::text as lng, round(lat * 1000)::int::text as lat from liaison.household_places
                 where county_code = $1 and unit_code >= $2 and unit_code < $2 || ':' and lng is not null and lat is not null) p
           group by grid_id`,
    values: [tx.scope.countyCode, area],
  });

export interface PlacedHousehold { householdId: string; gridId: string | null; unitCode: string; lng: number; lat: number }

/** Located households in a box and inside a unit, at most `limit`. */
export const householdsInBox = (tx: Transaction, area: string, box: Box, limit: number): Promise<PlacedHousehold[]> =>
  tx.query<PlacedHousehold>({
    name: 'map-households-in-box',
    text: `select household_id, grid_id, unit_code, lng, lat from liaison.household_places
           where county_code = $1 and lat between $3 and $4 and lng between $5 and $6 and unit_code >= $2 and unit_code < $2 || ':' limit $7`,
    values: [tx.scope.countyCode, area, box.south, box.north, box.west, box.east, limit],
  });

export interface CountedGrid { gridId: string | null; unitCode: string; number: number | null; liaisonPersonId: string | null; households: number; lng: number | null; lat: number | null }

/**
 * Every micro-grid of the county with how many households it has and their middle; a row without micro-grid counts those of a
 * unit that are in none. Numbers only.
 */
export const countPlaces = (tx: Transaction): Promise<CountedGrid[]> =>
  tx.query<CountedGrid>({
    name: 'map-count-places',
    text: `select coalesce(p.grid_id, g.grid_id) as grid_id, coalesce(p.unit_code, g.unit_code) as unit_code, g.number, g.liaison_person_id,
                  coalesce(p.households, 0)::int as households, coalesce(p.lng, g.lng) as lng, coalesce(p.lat, g.lat) as lat
           from (select grid_id, unit_code, count(*) as households, avg(lng) as lng, avg(lat) as lat from liaison.household_places
                 where county_code = $1 group by grid_id, unit_code) p
           full join (select * from liaison.micro_grids where county_code = $1 and valid_to is null) g on g.grid_id = p.grid_id`,
    values: [tx.scope.countyCode],
  });
