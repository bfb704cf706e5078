import { dayToIso } from '../time.js';
import { hasValues, surveySheet, type Merge } from './survey-sheet.js';
import { SheetFault, type OpenedSheet, type SheetLimits, type SheetRow } from './sheet.js';
import { entryPieces, readEntries } from './unzip.js';
import { openWorkbook, textsIn, unescapeXml, type NamedSheet, type Workbook } from './xlsx-parts.js';

/** A row longer than this is no roster's; it also bounds what is held while a row is incomplete. */
const ROW_LENGTH = 2_000_000;

/**
 * The first visible sheet of an .xlsx with something in it. Our own reader, because a roster needs three things that no streaming library gives
 * together: merged cells, whether a value comes from a formula, and limits that speak before anything is unpacked.
 */
export async function openXlsx(file: Buffer, limits: SheetLimits): Promise<OpenedSheet> {
  const entries = readEntries(file, limits);
  const workbook = await openWorkbook(file, entries, limits);
  const full: NamedSheet[] = [];
  for (const sheet of workbook.sheets) if (await hasValues(entryPieces(file, sheet.entry))) full.push(sheet);
  const { name, entry } = full[0] ?? workbook.sheets[0] as NamedSheet;
  const { rows, merges, prefix } = await surveySheet(entryPieces(file, entry), limits);
  return {
    kind: 'xlsx', encoding: null, sheetName: name, otherSheets: full.slice(1).map((sheet) => sheet.name), rowsExpected: rows,
    batches: () => readRows(entryPieces(file, entry), workbook, merges, prefix, limits),
  };
}

async function* readRows(pieces: AsyncIterable<Buffer>, workbook: Workbook, merges: readonly Merge[], prefix: string, limits: SheetLimits): AsyncGenerator<SheetRow[]> {
  const decoder = new TextDecoder('utf-8');
  const open = `<${prefix}row`;
  const close = `</${prefix}row>`;
  const fill = filler(merges);
  let held = '';
  let last = 0;
  for await (const piece of pieces) {
    held += decoder.decode(piece, { stream: true });
    const batch: SheetRow[] = [];
    let at = 0;
    for (;;) {
      const begin = held.indexOf(open, at);
      if (begin < 0) { at = Math.max(at, held.length - open.length); break; }
      const head = held.indexOf('>', begin);
      if (head < 0) { at = begin; break; }
      const empty = held[head - 1] === '/';
      const end = empty ? head : held.indexOf(close, head);
      if (end < 0) { at = begin; break; }
      const number = Number(/\br="(\d+)"/.exec(held.slice(begin, head))?.[1] ?? last + 1);
      if (number <= last) throw new SheetFault('broken');
      last = number;
      const row: SheetRow = { number, cells: [] };
      if (!empty) readCells(row, held.slice(head + 1, end), workbook, prefix, limits);
      fill(row);
      if (row.cells.length > 0) batch.push(row);
      at = empty ? head + 1 : end + close.length;
    }
    held = held.slice(at);
    if (held.length > ROW_LENGTH) throw new SheetFault('too_wide');
    if (batch.length > 0) yield batch;
  }
}

function readCells(row: SheetRow, xml: string, workbook: Workbook, prefix: string, limits: SheetLimits): void {
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  let column = -1;
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const sign = xml[at + open.length];
    if (sign !== ' ' && sign !== '>' && sign !== '/') { at += open.length; continue; }
    const head = xml.indexOf('>', at);
    if (head < 0) throw new SheetFault('broken');
    const attributes = xml.slice(at + open.length, head);
    const named = /\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1];
    column = named ? columnNumber(named) : column + 1;
    if (xml[head - 1] === '/') { at = head; continue; }
    const end = xml.indexOf(close, head);
    if (end < 0) throw new SheetFault('broken');
    const inside = xml.slice(head + 1, end);
    const { text, formula, broken } = readCell(attributes, inside, workbook, prefix);
    at = end;
    if (text === '' && !broken) continue;
    if (column >= limits.columns) throw new SheetFault('too_wide');
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] = text.length > limits.cellLength ? text.slice(0, limits.cellLength + 1) : text;
    if (broken) (row.broken ??= []).push(column);
    else if (formula) (row.formulas ??= []).push(column);
  }
}

function readCell(attributes: string, xml: string, workbook: Workbook, prefix: string): { text: string; formula: boolean; broken: boolean } {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  const formula = xml.includes(`<${prefix}f`);
  if (type === 'inlineStr') return { text: textsIn(xml, prefix), formula, broken: false };
  const open = `<${prefix}v>`;
  const from = xml.indexOf(open);
  const value = from < 0 ? '' : xml.slice(from + open.length, xml.indexOf(`</${prefix}v>`, from));
  if (type === 'e' || (formula && value === '')) return { text: '', formula, broken: true };
  if (type === 's') return { text: workbook.strings[Number(value)] ?? '', formula, broken: false };
  if (type === 'b') return { text: value === '1' ? '是' : '否', formula, broken: false };
  if (type !== 'n') return { text: unescapeXml(value), formula, broken: false };
  const style = Number(/\bs="(\d+)"/.exec(attributes)?.[1] ?? -1);
  return { text: workbook.dates[style] === true ? serialToDate(value, workbook.from1904) : plainNumber(value), formula, broken: false };
}

/** Excel writes some numbers as 1.0012345678E10, and 0.1 + 0.2 with all its digits: 15 are what it promises. */
function plainNumber(value: string): string {
  if (/^-?\d{1,17}$/.test(value)) return value;
  const n = Number(value);
  if (value.trim() === '' || !Number.isFinite(n)) return value.trim();
  const fifteen = Number(n.toPrecision(15));
  return Number.isInteger(fifteen) && Math.abs(fifteen) < 1e21 ? BigInt(fifteen).toString() : String(fifteen);
}

/** Excel's day 60 is 29 February 1900, which never was: from day 61 on the count is one ahead. */
function serialToDate(value: string, from1904: boolean): string {
  const serial = Number(value);
  if (!(serial >= 1 && serial < 2_958_466)) return plainNumber(value);
  return dayToIso(Math.floor(serial) - (from1904 ? 24_107 : serial < 60 ? 25_568 : 25_569));
}

function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

/** Gives the cells below the first one of a merge that runs downwards the first one's text. Merges that only run sideways are titles. */
function filler(merges: readonly Merge[]): (row: SheetRow) => void {
  let next = 0;
  let open: { column: number; until: number; text: string }[] = [];
  return (row) => {
    open = open.filter((one) => one.until >= row.number);
    for (const { column, text } of open) {
      if (text === '' || (row.cells[column] ?? '') !== '') continue;
      while (row.cells.length < column) row.cells.push('');
      row.cells[column] = text;
      (row.filled ??= []).push(column);
    }
    for (; next < merges.length && (merges[next] as Merge).top <= row.number; next += 1) {
      const merge = merges[next] as Merge;
      if (merge.top === row.number) open.push({ column: merge.left, until: merge.bottom, text: row.cells[merge.left] ?? '' });
    }
  };
}
