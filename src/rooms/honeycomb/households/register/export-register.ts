import type { Actor } from '../../../../ground/access/actor.js';
import { scopeOf } from '../../../../ground/access/actor.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import { recordFacts } from '../../../../ground/facts/store.js';
import type { Ground } from '../../../../ground/ground.js';
import { newId } from '../../../../ground/id.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { writeCsv } from '../../../../ground/sheets/write-csv.js';
import { writeSheet, type SheetCell } from '../../../../ground/sheets/write-sheet.js';
import { chinaDay, dayToIso, type Instant } from '../../../../ground/time.js';
import { unitsByCode } from '../../units/store.js';
import { registerFact } from '../rules/register-facts.js';
import { CONTACT_WORDS, SEX_WORDS, STATE_WORDS } from '../sheet-words.js';
import { countHouseholds, exportRows } from './store.js';

/** A sheet holds 1,048,576 rows; a county's people fit, a province's do not. */
const MOST_HOUSEHOLDS = 250_000;
const AT_ONCE = 500;

export interface Sheet { fileName: string; bytes: AsyncGenerator<Buffer> }

/** The headings are those an import understands: an exported register imports again and changes nothing. */
const HEADINGS = ['所属单位', '户号', '户主', '姓名', '与户主关系', '性别', '出生年份', '联系电话', '地址', '村民小组', '楼栋', '单元号', '经度', '纬度', '联系意愿', '居住状态'];
const WIDTHS = [16, 10, 12, 12, 9, 6, 9, 14, 40, 9, 9, 8, 12, 12, 9, 10];

/**
 * The register of one unit and what lies below it as .xlsx or .csv, one row per person, streamed. That it was taken out, by whom and
 * how much, is a fact before the first byte leaves. A demo installation says "演示数据" in the file and in its name.
 */
export async function exportRegister(ground: Ground, actor: Actor, unitCode: string, at: Instant, format: 'xlsx' | 'csv' = 'xlsx'): Promise<Result<Sheet>> {
  if (actor.kind !== 'system' && !mayIn(actor, 'register.export', unitCode)) return refuse('not_allowed');
  const scope = scopeOf(actor, ground.countyCode);
  const begun = await ground.database.transaction(scope, async (tx) => {
    const unit = (await unitsByCode(tx, [unitCode])).get(unitCode);
    if (!unit) return null;
    const households = await countHouseholds(tx, [unitCode]);
    if (households > MOST_HOUSEHOLDS) return null;
    const teller = { newId, actorKind: actor.kind === 'person' ? 'person' as const : 'system' as const, actorId: actor.kind === 'person' ? actor.personId : null, at };
    await recordFacts(tx, [registerFact(teller, 'RegisterExported', { kind: 'export', id: newId(), sequence: 1, unitCode }, { rows: households })]);
    return unit;
  });
  if (!begun) return refuse('unit_unknown');
  const day = dayToIso(chinaDay(at));
  const title = `${ground.demo ? '演示数据 · ' : ''}${begun.name}住户登记 · ${day}`;
  const plan = { name: `${begun.name}住户登记`, title, headings: HEADINGS, widths: WIDTHS };
  const rows = rowsOf(ground, scope, unitCode);
  return done({ fileName: `${begun.name}住户登记-${day}${ground.demo ? '-演示数据' : ''}.${format}`, bytes: format === 'xlsx' ? writeSheet(plan, rows) : writeCsv(plan, rows) });
}

/** Only who is the householder is kept, which tells namesakes in one household apart when the sheet comes back. */
const relationOf = (row: { name: string | null; householder: boolean }): string | null => (row.name === null ? null : row.householder ? '户主' : '成员');

interface Key { unitCode: string; householdId: string }

async function* rowsOf(ground: Ground, scope: Parameters<Ground['database']['transaction']>[0], unitCode: string): AsyncGenerator<SheetCell[][]> {
  let after: Key | null = null;
  for (;;) {
    const from: Key | null = after;
    const rows: Awaited<ReturnType<typeof exportRows>> = await ground.database.transaction(scope, (tx) => exportRows(tx, unitCode, from, AT_ONCE));
    const last = rows.at(-1);
    if (!last) return;
    const holders = new Map(rows.filter((row) => row.householder).map((row) => [row.householdId, row.name]));
    yield rows.map((row) => [row.unitName, row.householdNumber, holders.get(row.householdId) ?? null, row.name, relationOf(row), row.sex === null ? null : SEX_WORDS[row.sex] ?? null, row.birthYear, row.phone, row.address,
      row.villagerGroup, row.building, row.entrance, row.lng, row.lat, CONTACT_WORDS[row.contactPreference] ?? null, row.name === null ? null : STATE_WORDS[row.state] ?? null]);
    after = { unitCode: last.unitCode, householdId: last.householdId };
  }
}
