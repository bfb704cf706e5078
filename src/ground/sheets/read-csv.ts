import { Readable } from 'node:stream';
import papa from 'papaparse';
import { SheetFault, type OpenedSheet, type SheetLimits, type SheetRow } from './sheet.js';

const BATCH = 1000;
const PIECE = 256 * 1024;

/** A text file of rows: comma, tab, semicolon or the wide comma between cells, in UTF-8, UTF-16 or GB18030. */
export function openCsv(file: Buffer, limits: SheetLimits): OpenedSheet {
  const { text, encoding } = decodeText(file);
  if (text.trim() === '') throw new SheetFault('empty');
  const lines = countLines(text);
  // A row in quotes may span lines, so there are at most as many rows as lines; a file far beyond is not even begun.
  if (lines > limits.rows * 4) throw new SheetFault('too_many_rows');
  return { kind: 'csv', encoding, rowsExpected: lines, batches: () => readRows(text, limits) };
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
  const utf8 = tryDecode(file, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'UTF-8' };
  const gb = tryDecode(file, 'gb18030');
  if (gb !== null) return { text: gb, encoding: 'GB18030' };
  return { text: byLine(file), encoding: 'UTF-8 + GB18030' };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Rosters glued together out of two files: each line is read in the encoding it is in. */
function byLine(file: Buffer): string {
  const parts: string[] = [];
  for (let at = 0; at < file.length;) {
    const end = file.indexOf(0x0a, at);
    const line = file.subarray(at, end < 0 ? file.length : end + 1);
    parts.push(tryDecode(line, 'utf-8') ?? new TextDecoder('gb18030').decode(line));
    at += line.length;
  }
  return parts.join('');
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
