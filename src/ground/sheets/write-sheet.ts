import { crc32, createDeflateRaw } from 'node:zlib';

export type SheetCell = string | number | null;
export interface SheetPlan {
  name: string;
  /** Above the headings, over all columns; "演示数据" stands here. */
  title: string | null;
  headings: readonly string[];
  /** In characters, one per column. */
  widths: readonly number[];
}

/**
 * An .xlsx as a stream of bytes, written while its rows are drawn: memory does not grow with the rows. Texts are written as
 * texts; one that a program could take for a formula gets an apostrophe in front, also for those who save it on as CSV.
 */
export async function* writeSheet(plan: SheetPlan, rows: AsyncIterable<readonly (readonly SheetCell[])[]>): AsyncGenerator<Buffer> {
  const entries: Entry[] = [];
  let at = 0;
  for (const [name, body] of [...fixedParts(plan), ['xl/worksheets/sheet1.xml', sheetXml(plan, rows)] as const]) {
    const entry: Entry = { name, at, crc: 0, packed: 0, unpacked: 0 };
    entries.push(entry);
    for await (const piece of pack(entry, body)) { at += piece.length; yield piece; }
  }
  yield directory(entries, at);
}

/** Neutralises what spreadsheets would run: = + - @ and control characters at the beginning of a text (CSV injection). */
export const harmless = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

async function* sheetXml(plan: SheetPlan, rows: AsyncIterable<readonly (readonly SheetCell[])[]>): AsyncGenerator<string> {
  const last = letters(Math.max(plan.headings.length, 1) - 1);
  const cols = plan.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('');
  const top = plan.title === null ? 1 : 2;
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>`;
  if (plan.title !== null) yield rowXml(1, [plan.title], 2);
  yield rowXml(top, plan.headings, 1);
  let number = top;
  for await (const batch of rows) yield batch.map((cells) => rowXml(number += 1, cells, 0)).join('');
  yield `</sheetData>${plan.title === null ? '' : `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`}</worksheet>`;
}

const rowXml = (number: number, cells: readonly SheetCell[], style: number): string => `<row r="${number}">${cells.map((cell, i) => {
  if (cell === null || cell === '') return '';
  const where = `r="${letters(i)}${number}"${style > 0 ? ` s="${style}"` : ''}`;
  return typeof cell === 'number' ? `<c ${where}><v>${cell}</v></c>` : `<c ${where} t="inlineStr"><is><t xml:space="preserve">${escapeXml(harmless(cell))}</t></is></c>`;
}).join('')}</row>`;

const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26)));
/** Control characters have no place in XML at all. */
const escapeXml = (text: string): string => text.toWellFormed()
  // eslint-disable-next-line no-control-regex
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const fixedParts = (plan: SheetPlan): readonly (readonly [string, string])[] => [
  ['[Content_Types].xml', `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`],
  ['_rels/.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(plan.name.replace(/[\\/?*[\]:"]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><color rgb="FFB3261E"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/><xf numFmtId="0" fontId="2" applyFont="1"/></cellXfs></styleSheet>`],
];

interface Entry { name: string; at: number; crc: number; packed: number; unpacked: number }

/** Sizes are known only afterwards, so they follow the data (flag 3), as the standard allows a stream to do. */
async function* pack(entry: Entry, body: string | AsyncIterable<string>): AsyncGenerator<Buffer> {
  const name = Buffer.from(entry.name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(0x0808, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(0x21, 12);
  head.writeUInt16LE(name.length, 26);
  yield Buffer.concat([head, name]);
  const deflate = createDeflateRaw({ level: 6 });
  const feeding = feed(deflate, entry, body);
  for await (const piece of deflate as AsyncIterable<Buffer>) { entry.packed += piece.length; yield piece; }
  await feeding;
  const after = Buffer.alloc(16);
  after.writeUInt32LE(0x08074b50, 0);
  after.writeUInt32LE(entry.crc, 4);
  after.writeUInt32LE(entry.packed, 8);
  after.writeUInt32LE(entry.unpacked, 12);
  yield after;
}

async function feed(deflate: ReturnType<typeof createDeflateRaw>, entry: Entry, body: string | AsyncIterable<string>): Promise<void> {
  try {
    for await (const text of typeof body === 'string' ? [body] : body) {
      const bytes = Buffer.from(text);
      entry.crc = crc32(bytes, entry.crc);
      entry.unpacked += bytes.length;
      if (!deflate.write(bytes)) await drained(deflate);
      if (deflate.destroyed) return;
    }
    deflate.end();
  } catch (error) {
    deflate.destroy(error as Error);
  }
}

const drained = (deflate: ReturnType<typeof createDeflateRaw>): Promise<void> => new Promise((resolve) => {
  const wake = (): void => { deflate.off('drain', wake).off('close', wake); resolve(); };
  deflate.on('drain', wake).on('close', wake);
});

function directory(entries: readonly Entry[], at: number): Buffer {
  const records = entries.map((entry) => {
    const name = Buffer.from(entry.name);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    record.writeUInt16LE(20, 6);
    record.writeUInt16LE(0x0808, 8);
    record.writeUInt16LE(8, 10);
    record.writeUInt16LE(0x21, 14);
    record.writeUInt32LE(entry.crc, 16);
    record.writeUInt32LE(entry.packed, 20);
    record.writeUInt32LE(entry.unpacked, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(entry.at, 42);
    return Buffer.concat([record, name]);
  });
  const body = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(body.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([body, end]);
}
