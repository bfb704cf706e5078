import { setImmediate as breathe } from 'node:timers/promises';
import { systemScope } from '../../../../ground/database/scope.js';
import type { Ground } from '../../../../ground/ground.js';
import { chinaDay, dayToIso, type Instant } from '../../../../ground/time.js';
import { toWgs84 } from '../to-wgs84.js';
import { makeUnitFinder } from '../rules/find-unit.js';
import { makeJudge } from '../rules/judge-rows.js';
import type { Field, JudgedRow } from '../rules/roster.js';
import { compareHouseholds, HOUSEHOLDS_AT_ONCE, outcomesOf } from './compare-households.js';
import { countResults, countyOutline, keepClaim, lastHousehold, rosterUnits, rowsAfter, setImport, setJudged, setOutcomes, type Claim, type Counts, type StoredImport } from './store.js';

const ROWS_AT_ONCE = 1000;
const JUDGED_AT_ONCE = 250;

/** Judges every row of an import by the columns that were chosen, then says what applying would do. Writes nothing but the result. */
export async function checkRoster(ground: Ground, found: StoredImport, claimed: Claim, at: Instant): Promise<void> {
  const scope = systemScope(ground.countyCode);
  const { units, outline } = await ground.database.transaction(scope, async (tx) => ({ units: await rosterUnits(tx), outline: await countyOutline(tx) }));
  const finder = makeUnitFinder(units, found.unitCode);
  const judge = makeJudge({
    fieldOf: fieldsByIndex(found), thisYear: Number(dayToIso(chinaDay(at)).slice(0, 4)), units: finder,
    points: { outline, toWgs84: (lng, lat) => toWgs84(found.datum, lng, lat) },
  });
  const counts: Counts = { accepted: 0, corrected: 0, rejected: 0, notes: {}, households: none(), residents: none() };
  let claim: Claim | null = claimed;
  for (let after = 0, worked = 0; ;) {
    const rows = await ground.database.transaction(scope, (tx) => rowsAfter(tx, found.importId, after, ROWS_AT_ONCE));
    if (rows.length === 0) break;
    const judged: JudgedRow[] = [];
    for (const [i, row] of rows.entries()) {
      judged.push(judge(row));
      // A slice of a few milliseconds: a server that also answers requests keeps answering.
      if (i % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await breathe();
    }
    after = rows.at(-1)?.number ?? after;
    worked += rows.length;
    claim = await ground.database.transaction(scope, async (tx) => {
      const kept: Claim | null = claim && await keepClaim(tx, claim, 'checking');
      if (!kept) return null;
      await setJudged(tx, found.importId, judged);
      // The comparison with the register is the second half of the way.
      await setImport(tx, found.importId, { done: Math.floor(worked / 2) });
      return kept;
    });
    if (!claim) return;
  }
  const last = await ground.database.transaction(scope, (tx) => lastHousehold(tx, found.importId));
  const taken = new Set<string>();
  for (let from = 1; from <= last; from += HOUSEHOLDS_AT_ONCE) {
    claim = await ground.database.transaction(scope, async (tx) => {
      const kept: Claim | null = claim && await keepClaim(tx, claim, 'checking');
      if (!kept) return null;
      const plans = await compareHouseholds(tx, found.importId, from, from + HOUSEHOLDS_AT_ONCE, finder, taken);
      await setOutcomes(tx, found.importId, outcomesOf(plans, counts), false);
      await setImport(tx, found.importId, { done: Math.floor(found.rows / 2 + (found.rows / 2) * Math.min(1, (from + HOUSEHOLDS_AT_ONCE) / (last + 1))) });
      return kept;
    });
    if (!claim) return;
  }
  await ground.database.transaction(scope, async (tx) => {
    if (!claim || !await keepClaim(tx, claim, 'checking')) return;
    await setImport(tx, found.importId, { state: 'checked', done: found.rows, counts: { ...counts, ...await countResults(tx, found.importId) }, checkedAt: at, nextHousehold: 1 });
  });
}

const none = (): { registered: number; changed: number; unchanged: number } => ({ registered: 0, changed: 0, unchanged: 0 });

function fieldsByIndex(found: StoredImport): (Field | null)[] {
  const fields: (Field | null)[] = [];
  for (const column of found.columns) {
    while (fields.length < column.index) fields.push(null);
    fields[column.index] = column.forbidden ? null : column.field;
  }
  return fields;
}
