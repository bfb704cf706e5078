import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import papa from 'papaparse';
import { SheetFault, type OpenedSheet, type SheetLimits, type SheetRow } from './sheet.js';

const BATCH = 1000;
/** Small, since the parser looks again at a piece for each of its rows: at 256 K characters it takes ten times as long. */
const PIECE = 8 * 1024;

/** A text file of rows: comma, tab, semicolon or the wide comma between cells, in UTF-8, UTF-16 or GB18030. */
export function openCsv(file: Buffer, limits: SheetLimits): OpenedSheet {
  const { text, encoding } = decodeText(file);
  if (text.trim() === '') throw new SheetFault('empty');
  const lines = countLines(text);
  // A row in quotes may span lines, so there are at most as many rows as lines; a file far beyond is not even begun.
  if (lines > limits.rows * 4) throw new SheetFault('too_many_rows');
  return { kind: 'csv', encoding, sheetName: null, otherSheets: [], rowsExpected: lines, batches: () => readRows(text, limits) };
}

async function* readRows(text: string, limits: SheetLimits): AsyncGenerator<SheetRow[]> {
  const parser = papa.parse(papa.NODE_STREAM_INPUT, { delimiter: separatorOf(text), skipEmptyLines: false });
  const source = Readable.from(pieces(text));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let batch: SheetRow[] = [];
  let number = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    number += 1;
    if (number > limits.rows) throw new SheetFault('too_many_rows');
    while (cells.length > 0 && (cells[cells.length - 1] ?? '').trim() === '') cells.pop();
    if (cells.length === 0) continue;
    if (cells.length > limits.columns) throw new SheetFault('too_wide');
    const row: SheetRow = { number, cells: cells.map((cell) => (cell.length > limits.cellLength ? cell.slice(0, limits.cellLength + 1) : cell)) };
    // In a text file a formula has no cached value: `=1+1` says what to do, not what is.
    row.cells.forEach((cell, column) => { if (/^=[^=]/.test(cell) && !plainByFormula(row, column, cell)) (row.broken ??= []).push(column); });
    batch.push(row);
    if (batch.length >= BATCH) { yield batch; batch = []; }
  }
  if (batch.length > 0) yield batch;
}

/** Programs write `="00123"` so that a spreadsheet keeps the zeros: that is a text in a formula's clothes, with its value in it. */
function plainByFormula(row: SheetRow, column: number, cell: string): boolean {
  const inside = /^="([^"]*)"$/.exec(cell)?.[1];
  if (inside === undefined) return false;
  row.cells[column] = inside;
  return true;
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

/** Exported for its test. Throws `not_a_sheet` when the bytes are no text at all. */
export function decodeText(file: Buffer): { text: string; encoding: string } {
  if (file[0] === 0xff && file[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(file), encoding: 'UTF-16' };
  if (file[0] === 0xfe && file[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(file), encoding: 'UTF-16' };
  if (file.subarray(0, 65_536).includes(0)) throw new SheetFault('not_a_sheet');
  if (isUtf8(file)) return { text: new TextDecoder('utf-8').decode(file), encoding: 'UTF-8' };
  const parts = byLine(file);
  return parts ?? { text: new TextDecoder('gb18030').decode(file), encoding: 'GB18030' };
}

/**
 * Rosters glued together out of two files: each line is read in the encoding it is in. Almost any bytes can be read as GB18030,
 * also a line of UTF-8; so a line is UTF-8 when it can be, and is mostly signs of three bytes, as Chinese is there. Null: no
 * line is.
 */
function byLine(file: Buffer): { text: string; encoding: string } | null {
  const parts: string[] = [];
  const [utf8, gb] = [new TextDecoder('utf-8'), new TextDecoder('gb18030')];
  let found = false;
  for (let at = 0; at < file.length;) {
    const end = file.indexOf(0x0a, at);
    const line = file.subarray(at, end < 0 ? file.length : end + 1);
    const chinese = isUtf8(line) && mostlyThreeBytes(line);
    found ||= chinese;
    parts.push((chinese ? utf8 : gb).decode(line));
    at += line.length;
  }
  return found ? { text: parts.join(''), encoding: 'UTF-8 + GB18030' } : null;
}

/** `联通` in GB is two signs of two bytes in UTF-8: what has none of three is not taken for it. */
function mostlyThreeBytes(line: Buffer): boolean {
  let [two, three] = [0, 0];
  for (const byte of line) {
    if (byte >= 0xe0 && byte < 0xf0) three += 1;
    else if (byte >= 0xc2 && byte < 0xe0) two += 1;
  }
  return three > two;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Whichever separator the first lines have most of. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000);
  const counts = [',', '\t', ';', '，', '|'].map((sign): [string, number] => [sign, head.split(sign).length]);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
