import type { z } from 'zod';
import type { Unit, unitQuery } from '../../../contract/honeycomb.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { done, type Result } from '../../../ground/result.js';
import { nationalCodeOf } from './rules/unit-code.js';
import { childrenOf, searchUnits, unitsByCode } from './store.js';
import type { UnitSummary } from './unit-summary.js';
import { unitsOfPlaces } from './units-of-places.js';

/**
 * One of three look-ups: by name or pinyin initials when there is a text; else the unit a place lies in, followed by those
 * above it; else the units directly below the parent (the county itself when none is named).
 */
export const listUnits = (ground: Ground, query: z.output<typeof unitQuery>): Promise<Result<{ rows: Unit[] }>> =>
  // Units hold nothing personal; whoever asks sees the county's.
  ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const { q, lng, lat, parent, limit } = query;
    let rows: UnitSummary[];
    if (q) rows = await searchUnits(tx, q, limit);
    else if (lng !== undefined && lat !== undefined) {
      const [code] = await unitsOfPlaces(tx, [{ lng, lat }]);
      const found = await unitsByCode(tx, code ? upwards(code) : []);
      rows = [...found.values()].sort((a, b) => b.unitCode.length - a.unitCode.length);
    } else rows = await childrenOf(tx, parent ?? null, limit);
    return done({ rows: rows.map((row) => ({ ...row, nationalCode: nationalCodeOf(row.unitCode) })) });
  });

const upwards = (code: string): string[] =>
  Array.from({ length: (code.length - 6) / 3 + 1 }, (_, i) => code.slice(0, 6 + 3 * i));
