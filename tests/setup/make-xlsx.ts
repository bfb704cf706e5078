import { crc32, deflateRawSync } from 'node:zlib';

/** A cell as spreadsheets keep it: a text, a number, a day (as its number with the format of a date), a formula with or without the value it had. */
export type MadeCell = string | number | null | { day: number } | { formula: string; value?: string | number };
export interface MadeSheet { rows: readonly (readonly MadeCell[] | null)[]; merges?: readonly string[]; from1904?: boolean; shared?: boolean; prefix?: string; hiddenFirst?: boolean; /** Sheets around it: an empty one in front, one with a value behind. */ more?: boolean }

const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26)));
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** Days since 1900 as Excel counts them. */
export const dayNumber = (iso: string): number => Math.round(Date.parse(iso) / 86_400_000) + 25_569;

/** An .xlsx for tests, with what our own writer never writes: formulas, dates, merges, shared texts, a prefix, a hidden first sheet. */
export function makeXlsx({ rows, merges = [], from1904 = false, shared = true, prefix = '', hiddenFirst = false, more = false }: MadeSheet): Buffer {
  const p = prefix ? `${prefix}:` : '';
  const texts = new Map<string, number>();
  const cell = (value: MadeCell, where: string): string => {
    if (value === null || value === '') return '';
    if (typeof value === 'number') return `<${p}c r="${where}"><${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'string') {
      if (!shared) return `<${p}c r="${where}" t="inlineStr"><${p}is><${p}t>${escape(value)}</${p}t></${p}is></${p}c>`;
      const index = texts.get(value) ?? texts.size;
      texts.set(value, index);
      return `<${p}c r="${where}" t="s"><${p}v>${index}</${p}v></${p}c>`;
    }
    if ('day' in value) return `<${p}c r="${where}" s="1"><${p}v>${value.day}</${p}v></${p}c>`;
    const type = typeof value.value === 'string' ? ' t="str"' : '';
    return `<${p}c r="${where}"${type}><${p}f>${escape(value.formula)}</${p}f>${value.value === undefined ? '' : `<${p}v>${escape(String(value.value))}</${p}v>`}</${p}c>`;
  };
  const body = rows.map((row, r) => (row === null ? '' : `<${p}row r="${r + 1}">${row.map((value, c) => cell(value, `${letters(c)}${r + 1}`)).join('')}</${p}row>`)).join('');
  const merged = merges.length === 0 ? '' : `<${p}mergeCells count="${merges.length}">${merges.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('')}</${p}mergeCells>`;
  const space = `xmlns${prefix ? `:${prefix}` : ''}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  const sheets = [...(hiddenFirst ? [['字典', 'rId9', ' state="hidden"']] : []), ...(more ? [['空表', 'rId8', '']] : []), ['花名册', 'rId1', ''], ...(more ? [['2组', 'rId9', '']] : [])];
  return makeZip([
    ['xl/workbook.xml', `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${
      sheets.map(([name, id, state], i) => `<sheet name="${name}" sheetId="${i + 1}"${state} r:id="${id}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="worksheets/sheet9.xml"/><Relationship Id="rId8" Target="worksheets/sheet8.xml"/></Relationships>'],
    ['xl/styles.xml', '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'],
    ['xl/worksheets/sheet1.xml', `<?xml version="1.0"?><${p}worksheet ${space}><${p}sheetData>${body}</${p}sheetData>${merged}</${p}worksheet>`],
    ...(more ? [['xl/worksheets/sheet8.xml', '<worksheet><sheetData><row r="1"><c r="A1" s="1"/></row></sheetData></worksheet>'] as const] : []),
    ...(hiddenFirst || more ? [['xl/worksheets/sheet9.xml', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'] as const] : []),
    ['xl/sharedStrings.xml', `<sst>${[...texts.keys()].map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`],
  ]);
}

export interface ZipLie { unpacked?: number; packed?: number; flags?: number }
/** A zip of these entries; `lies` are written into the directory instead of the truth. */
export function makeZip(entries: readonly (readonly [name: string, body: string | Buffer])[], lies: Record<string, ZipLie> = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, body] of entries) {
    const bytes = Buffer.from(body);
    const packed = deflateRawSync(bytes);
    const lie = lies[name] ?? {};
    const title = Buffer.from(name);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 6);
    record.writeUInt16LE(lie.flags ?? 0, 8);
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(crc32(bytes), 16);
    record.writeUInt32LE(lie.packed ?? packed.length, 20);
    record.writeUInt32LE(lie.unpacked ?? bytes.length, 24);
    record.writeUInt16LE(title.length, 28);
    record.writeUInt32LE(at, 42);
    directory.push(Buffer.concat([record, title]));
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    record.copy(head, 4, 6, 32);
    parts.push(head, title, packed);
    at += head.length + title.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listing, end]);
}

let gb: Map<string, number> | undefined;
/** Chinese text as old office programs write it. Two-byte characters only, which is all a roster has. */
export function toGb18030(text: string): Buffer {
  if (!gb) {
    gb = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high += 1) for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (sign.length === 1 && !gb.has(sign)) gb.set(sign, high * 256 + low);
    }
  }
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    if (code < 0x80) { bytes.push(code); continue; }
    const two = gb.get(sign);
    if (two === undefined) throw new Error(`no two bytes for ${sign}`);
    bytes.push(two >> 8, two & 255);
  }
  return Buffer.from(bytes);
}
