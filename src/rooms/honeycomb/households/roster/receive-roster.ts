import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { scopeOf, type Actor } from '../../../../ground/access/actor.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import { recordFacts } from '../../../../ground/facts/store.js';
import type { Ground } from '../../../../ground/ground.js';
import { newId } from '../../../../ground/id.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { openSheet } from '../../../../ground/sheets/read-sheet.js';
import { SheetFault, type SheetRow } from '../../../../ground/sheets/sheet.js';
import { chinaDay, dayToIso, type Instant } from '../../../../ground/time.js';
import { unitsByCode } from '../../units/store.js';
import { guessColumns, type Guess } from '../rules/guess-columns.js';
import { registerFact } from '../rules/register-facts.js';
import { saysSensitive, withoutIdNumber } from '../rules/forbidden-columns.js';
import type { Datum } from '../to-wgs84.js';
import { addImport, addRows, findImport, removeImport, setImport, takeImportSequence, type SentRow } from './store.js';

export interface SentRoster { id: string; unitCode: string; fileName: string; datum: Datum }
export const MOST_ROSTER_BYTES = 40 * 1024 * 1024;
const MOST_ROWS = 200_000;
const GUESS_FROM = 200;
const AT_ONCE = 1000;

/**
 * Takes a roster in: says what its columns seem to be and keeps its rows for the check. What may not be collected (ID numbers,
 * classes C2 and C3) is taken out before anything is stored. The same id with the same bytes is the same import; a file that
 * broke off while it was read may be sent again under its id. Refusals: `roster_…` for what is wrong with the file.
 */
export async function receiveRoster(ground: Ground, actor: Actor, sent: SentRoster, file: Buffer, at: Instant): Promise<Result<{ id: string }>> {
  if (actor.kind !== 'system' && !mayIn(actor, 'register.import', sent.unitCode)) return refuse('not_allowed');
  const scope = scopeOf(actor, ground.countyCode);
  const sha256 = createHash('sha256').update(file).update(sent.unitCode).digest('hex');
  const before = await ground.database.transaction(scope, async (tx) => ({ known: await findImport(tx, sent.id), unit: (await unitsByCode(tx, [sent.unitCode])).get(sent.unitCode) }));
  if (!before.unit) return refuse('unit_unknown');
  if (before.known) {
    if (before.known.fileSha256 !== sha256) return refuse('id_already_used');
    if (before.known.state !== 'reading') return done({ id: sent.id });
  }
  try {
    const sheet = await openSheet(file);
    const batches = sheet.batches();
    const { first, ended } = await firstRows(batches);
    const guess = guessColumns(first, Number(dayToIso(chinaDay(at)).slice(0, 4)));
    const cleaned = cleaner(guess);
    const sentBy = actor.kind === 'person' ? actor.personId : null;
    await ground.database.transaction(scope, async (tx) => {
      if (before.known) await removeImport(tx, sent.id);
      await addImport(tx, { importId: sent.id, unitCode: sent.unitCode, fileName: sent.fileName, fileSha256: sha256, fileKind: sheet.kind, encoding: sheet.encoding, sheetName: sheet.sheetName, otherSheets: sheet.otherSheets, datum: sent.datum, headerRow: guess.headerRow, columns: guess.columns, rows: sheet.rowsExpected, sentBy }, at);
    });
    let rows = 0;
    const add = async (some: readonly SheetRow[]): Promise<void> => {
      const kept = some.map(cleaned).filter((row): row is SentRow => row !== null);
      rows += kept.length;
      if (rows > MOST_ROWS) throw new SheetFault('too_many_rows');
      for (let i = 0; i < kept.length; i += AT_ONCE) await ground.database.transaction(scope, (tx) => addRows(tx, sent.id, kept.slice(i, i + AT_ONCE), rows));
    };
    await add(first);
    let held: SheetRow[] = [];
    if (!ended) for await (const batch of batches) {
      held.push(...batch);
      if (held.length >= AT_ONCE) { await add(held); held = []; }
      await breathe();
    }
    await add(held);
    if (rows === 0) throw new SheetFault('empty');
    await ground.database.transaction(scope, async (tx) => {
      await setImport(tx, sent.id, { state: 'read', rows, done: rows });
      const teller = { newId, actorKind: actor.kind === 'person' ? 'person' as const : 'system' as const, actorId: sentBy, at };
      await recordFacts(tx, [registerFact(teller, 'RosterReceived', { kind: 'roster', id: sent.id, sequence: await takeImportSequence(tx, sent.id), unitCode: sent.unitCode }, { rows })]);
    });
    return done({ id: sent.id });
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    await ground.database.transaction(scope, (tx) => removeImport(tx, sent.id));
    return refuse(`roster_${error.code}`, { rows: MOST_ROWS });
  }
}

/** Enough rows to guess from; the rest stays in the generator. */
async function firstRows(batches: AsyncGenerator<SheetRow[]>): Promise<{ first: SheetRow[]; ended: boolean }> {
  const first: SheetRow[] = [];
  while (first.length < GUESS_FROM) {
    const next = await batches.next();
    if (next.done) return { first, ended: true };
    first.push(...next.value);
  }
  return { first, ended: false };
}

/** A data row as it may be kept: without forbidden columns, without ID numbers, without what PostgreSQL cannot hold; null for titles, headings and empty rows. */
function cleaner(guess: Guess): (row: SheetRow) => SentRow | null {
  const kept = new Map(guess.columns.filter((column) => column.forbidden === null).map((column) => [column.index, column.field]));
  return (row) => {
    if (guess.headerRow !== null && row.number <= guess.headerRow) return null;
    const idNumbers: number[] = [];
    const sensitive: number[] = [];
    const cells = row.cells.map((cell, column) => {
      const field = kept.get(column);
      if (field === undefined) return '';
      const text = cell.replaceAll('\u0000', '').toWellFormed();
      if (saysSensitive(text, field)) {
        sensitive.push(column);
        return '';
      }
      const without = withoutIdNumber(text);
      if (without === null) return text;
      idNumbers.push(column);
      return without.trim();
    });
    while (cells.length > 0 && (cells[cells.length - 1] ?? '').trim() === '' && !row.broken?.includes(cells.length - 1)) cells.pop();
    if (cells.every((cell) => cell.trim() === '') && !row.broken?.some((column) => kept.has(column))) return null;
    const marks = { ...(row.formulas ? { f: row.formulas } : {}), ...(row.broken ? { x: row.broken } : {}), ...(row.filled ? { m: row.filled } : {}), ...(idNumbers.length > 0 ? { i: idNumbers } : {}), ...(sensitive.length > 0 ? { s: sensitive } : {}) };
    return { number: row.number, cells, marks: Object.keys(marks).length > 0 ? marks : null };
  };
}
