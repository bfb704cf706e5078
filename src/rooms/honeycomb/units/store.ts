import type { Transaction } from '../../../ground/database/database.js';
import type { NamedUnit } from './rules/name-index.js';
import type { UnitSummary } from './unit-summary.js';

const COLUMNS = 'u.unit_code, u.parent_code, u.level, u.kind, u.name, u.supervision_phone, u.lng, u.lat';

/** Units by code; a code that is unknown or no longer valid is simply absent from the map. */
export async function unitsByCode(tx: Transaction, codes: readonly string[]): Promise<Map<string, UnitSummary>> {
  const wanted = [...new Set(codes)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<UnitSummary>({
    name: 'units-by-code',
    text: `select ${COLUMNS} from honeycomb.units u where u.county_code = $1 and u.unit_code = any($2::text[])`,
    values: [tx.scope.countyCode, wanted],
  });
  return new Map(rows.map((row) => [row.unitCode, row]));
}

/** Units directly below one, in order of code, or the county itself when no parent is named. */
export const childrenOf = (tx: Transaction, parentCode: string | null, limit: number): Promise<UnitSummary[]> =>
  tx.query<UnitSummary>({
    name: 'units-children',
    text: `select ${COLUMNS} from honeycomb.units u
           where u.county_code = $1 and u.parent_code is not distinct from $2 and u.valid_to is null
           order by u.unit_code limit $3`,
    values: [tx.scope.countyCode, parentCode, limit],
  });

/**
 * Units whose name, former name or pinyin initials contain the text, the closest first: a name that begins with it, then
 * the shorter. At most `limit`.
 */
export const searchUnits = (tx: Transaction, text: string, limit: number): Promise<UnitSummary[]> =>
  tx.query<UnitSummary>({
    name: 'units-search',
    text: `select ${COLUMNS} from honeycomb.units u
           left join lateral (select n.name from honeycomb.unit_names n
                              where n.county_code = u.county_code and n.unit_code = u.unit_code
                                and strpos(n.name, $2) > 0 limit 1) former on true
           where u.county_code = $1 and u.valid_to is null
             and (strpos(u.name, $2) > 0 or starts_with(u.name_initials, lower($2)) or former.name is not null)
           order by (strpos(u.name, $2) = 1 or u.name_initials = lower($2)) desc, length(u.name), u.unit_code limit $3`,
    values: [tx.scope.countyCode, text, limit],
  });

/** Every name and former name in use, for the index of names. */
export const allUnitNames = (tx: Transaction): Promise<NamedUnit[]> =>
  tx.query<NamedUnit>({
    name: 'units-all-names',
    text: `select u.unit_code, u.name from honeycomb.units u where u.county_code = $1 and u.valid_to is null
           union all
           select n.unit_code, n.name from honeycomb.unit_names n
             join honeycomb.units u on u.county_code = n.county_code and u.unit_code = n.unit_code and u.valid_to is null
           where n.county_code = $1`,
    values: [tx.scope.countyCode],
  });

/** The unit of each H3 cell of resolution 9 that has one. */
export const unitsOfCells = async (tx: Transaction, cells: readonly string[]): Promise<Map<string, string>> => {
  const rows = await tx.query<{ cell: string; unitCode: string }>({
    name: 'units-of-cells',
    text: 'select cell, unit_code from honeycomb.unit_cells where county_code = $1 and cell = any($2::text[])',
    values: [tx.scope.countyCode, cells],
  });
  return new Map(rows.map((row) => [row.cell, row.unitCode]));
};

export interface UnitOutline extends UnitSummary { outline: unknown }

/** Outlines of the units directly below one (or of the county), at most 2,000; units without an outline are left out. */
export const outlinesBelow = (tx: Transaction, parentCode: string | null): Promise<UnitOutline[]> =>
  tx.query<UnitOutline>({
    name: 'units-outlines',
    text: `select ${COLUMNS}, u.outline from honeycomb.units u
           where u.county_code = $1 and u.parent_code is not distinct from $2 and u.valid_to is null and u.outline is not null
           order by u.unit_code limit 2000`,
    values: [tx.scope.countyCode, parentCode],
  });

/**
 * Villages, communities and compounds in force inside an area. A community that is only the sum of its compounds has no
 * households of its own; whether it has is for the register to say.
 */
export const cellsWithin = (tx: Transaction, area: string): Promise<UnitSummary[]> =>
  tx.query<UnitSummary>({
    name: 'units-cells-within',
    text: `select ${COLUMNS} from honeycomb.units u
           where u.county_code = $1 and u.unit_code >= $2 and u.unit_code < $2 || ':' and u.level in ('village', 'compound') and u.valid_to is null
           order by u.unit_code limit 20000`,
    values: [tx.scope.countyCode, area],
  });

/** The outline of one unit as GeoJSON, or null. */
export async function outlineOf(tx: Transaction, unitCode: string): Promise<unknown> {
  const rows = await tx.query<{ outline: unknown }>({
    name: 'units-outline', text: 'select outline from honeycomb.units where county_code = $1 and unit_code = $2', values: [tx.scope.countyCode, unitCode],
  });
  return rows[0]?.outline ?? null;
}

/** Outlines of units as GeoJSON; a unit without one is absent. */
export async function outlinesOf(tx: Transaction, unitCodes: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await tx.query<{ unitCode: string; outline: unknown }>({
    name: 'units-outlines-of',
    text: 'select unit_code, outline from honeycomb.units where county_code = $1 and unit_code = any($2::text[]) and outline is not null',
    values: [tx.scope.countyCode, unitCodes],
  });
  return new Map(rows.map((row) => [row.unitCode, row.outline]));
}
