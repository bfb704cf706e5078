import { cellToLatLng, latLngToCell, POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from 'h3-js';
import type { MadeUnit } from './make-units.js';
import { contains, distance, toGeoJson, toLngLat, toPlane, type Point } from './plane.js';

const RESOLUTION = 9;

/**
 * Every H3 cell that touches the county with the unit it belongs to: the compound that holds its middle, else the nearest
 * village or community of the nearest town. No point inside the border is left without a unit.
 */
export function makeCells(units: readonly MadeUnit[]): [cell: string, unitCode: string][] {
  const county = units[0] as MadeUnit;
  const below = groupByParent(units);
  const rings = toGeoJson(county.outline).coordinates;
  const covered = polygonToCellsExperimental(rings, RESOLUTION, POLYGON_TO_CELLS_FLAGS.containmentOverlapping, true).sort();
  const owner = new Map<string, string>();
  for (const cell of covered) {
    const [lat, lng] = cellToLatLng(cell);
    owner.set(cell, unitAt(toPlane(lng, lat), county, below).code);
  }
  giveEachCompoundOne(units, owner);
  return [...owner];
}

function unitAt(at: Point, county: MadeUnit, below: Map<string, MadeUnit[]>): MadeUnit {
  const village = nearest(at, below.get(nearest(at, below.get(county.code) ?? []).code) ?? []);
  return below.get(village.code)?.find((compound) => contains(compound.outline, at)) ?? village;
}

/** A compound smaller than a cell may hold no middle: it gets the cell it stands in, unless that is another's only one. */
function giveEachCompoundOne(units: readonly MadeUnit[], owner: Map<string, string>): void {
  const count = new Map<string, number>();
  for (const code of owner.values()) count.set(code, (count.get(code) ?? 0) + 1);
  for (const unit of units) {
    if (unit.level !== 'compound' || count.has(unit.code)) continue;
    const [lng, lat] = toLngLat(unit.site);
    const cell = latLngToCell(lat, lng, RESOLUTION);
    const before = owner.get(cell);
    if (before === undefined || (count.get(before) ?? 0) < 2) continue;
    owner.set(cell, unit.code);
    count.set(unit.code, 1);
    count.set(before, (count.get(before) ?? 0) - 1);
  }
}

const nearest = (at: Point, units: readonly MadeUnit[]): MadeUnit =>
  units.reduce((best, unit) => (distance(at, unit.site) < distance(at, best.site) ? unit : best));

export function groupByParent(units: readonly MadeUnit[]): Map<string, MadeUnit[]> {
  const below = new Map<string, MadeUnit[]>();
  for (const unit of units) {
    if (unit.parent === null) continue;
    const list = below.get(unit.parent);
    if (list) list.push(unit);
    else below.set(unit.parent, [unit]);
  }
  return below;
}
