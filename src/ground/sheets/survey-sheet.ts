import { SheetFault, type SheetLimits } from './sheet.js';

/** A merged area that runs over more than one row: rows as the file counts, the leftmost column from 0. */
export interface Merge { top: number; bottom: number; left: number }

const MOST_MERGES = 300_000;
const MERGES_LENGTH = 24_000_000;

/**
 * Looks once through a sheet without understanding it: how many rows, which merges (they stand behind the rows), what prefix
 * its elements have. A sheet of a million rows is refused here, before a single row is read.
 */
export async function surveySheet(pieces: AsyncIterable<Buffer>, limits: SheetLimits): Promise<{ rows: number; merges: Merge[]; prefix: string }> {
  let prefix: string | null = null;
  let rowMark = Buffer.alloc(0);
  let mergeMark = Buffer.alloc(0);
  let rows = 0;
  let tail = Buffer.alloc(0);
  let merging = '';
  let inMerges = false;
  for await (const piece of pieces) {
    const bytes = tail.length > 0 ? Buffer.concat([tail, piece]) : piece;
    if (prefix === null) {
      const found = /<(\w+:)?worksheet\b/.exec(bytes.toString('latin1', 0, 4096));
      if (!found) throw new SheetFault('broken');
      prefix = found[1] ?? '';
      rowMark = Buffer.from(`<${prefix}row`);
      mergeMark = Buffer.from(`<${prefix}mergeCells`);
    }
    for (let at = bytes.indexOf(rowMark); at >= 0; at = bytes.indexOf(rowMark, at + rowMark.length)) {
      const sign = bytes[at + rowMark.length];
      if (at + rowMark.length < bytes.length && (sign === 0x20 || sign === 0x3e || sign === 0x2f)) rows += 1;
    }
    if (rows > limits.rows) throw new SheetFault('too_many_rows');
    const begin = inMerges ? 0 : bytes.indexOf(mergeMark);
    if (inMerges || begin >= 0) {
      merging += (inMerges ? piece : bytes.subarray(begin)).toString('latin1');
      inMerges = true;
      if (merging.length > MERGES_LENGTH) throw new SheetFault('unpacks_too_large');
    }
    // Whatever mark is cut in two by the end of a piece is seen whole with the next one.
    tail = Buffer.from(bytes.subarray(Math.max(cutMark(bytes, rowMark), bytes.length - 32)));
  }
  return { rows, merges: readMerges(merging), prefix: prefix ?? '' };
}

const VALUES = [Buffer.from('<v>'), Buffer.from(':v>'), Buffer.from('"inlineStr"')];
const LONGEST_MARK = 16;

/** Does any cell hold something? Looks only as far as the first that does. */
export async function hasValues(pieces: AsyncIterable<Buffer>): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([tail, piece]);
    if (VALUES.some((mark) => bytes.includes(mark))) return true;
    tail = bytes.subarray(-LONGEST_MARK);
  }
  return false;
}

/** Where what is kept for the next piece may begin, so that no whole mark is counted twice. */
function cutMark(bytes: Buffer, mark: Buffer): number {
  const last = bytes.lastIndexOf(mark);
  return last < 0 || last + mark.length >= bytes.length ? 0 : last + mark.length;
}

function readMerges(xml: string): Merge[] {
  const merges: Merge[] = [];
  for (const found of xml.matchAll(/mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    if (merges.length >= MOST_MERGES) throw new SheetFault('unpacks_too_large');
    const top = Number(found[2]);
    const bottom = Number(found[4]);
    if (bottom > top) merges.push({ top, bottom, left: [...found[1] as string].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1 });
  }
  return merges.sort((a, b) => a.top - b.top || a.left - b.left);
}
