import { SheetFault, type SheetLimits } from './sheet.js';
import { entryText, type ZipEntry } from './unzip.js';

export interface NamedSheet { name: string; entry: ZipEntry }
export interface Workbook {
  /** The visible sheets in their order; if all are hidden, the first. At most a hundred. */
  sheets: NamedSheet[];
  strings: string[];
  /** By style number: is a number in it a date? */
  dates: boolean[];
  /** Days are counted from 1904 (old Macintosh files) instead of 1900. */
  from1904: boolean;
}

const PART_BYTES = 8 * 1024 * 1024;
const MOST_SHEETS = 100;
const STRINGS_BYTES = 160 * 1024 * 1024;

/** The visible sheets of a workbook with the texts and styles their cells refer to. */
export async function openWorkbook(file: Buffer, entries: Map<string, ZipEntry>, limits: SheetLimits): Promise<Workbook> {
  const text = async (name: string, most = PART_BYTES): Promise<string> => {
    const entry = entries.get(name);
    return entry ? entryText(file, entry, Math.min(most, limits.unpackedBytes)) : '';
  };
  const workbook = await text('xl/workbook.xml');
  if (workbook === '') throw new SheetFault(entries.has('EncryptedPackage') ? 'encrypted' : 'not_a_sheet');
  const links = await text('xl/_rels/workbook.xml.rels');
  const all = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map((found) => found[1] ?? '');
  const shown = all.filter((sheet) => !/\bstate="(hidden|veryHidden)"/.test(sheet));
  const targets = new Map([...links.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)]
    .map((found): [string, string] => [/\bId="([^"]+)"/.exec(found[1] ?? '')?.[1] ?? '', /\bTarget="([^"]+)"/.exec(found[1] ?? '')?.[1] ?? '']));
  const sheets = (shown.length > 0 ? shown : all.slice(0, 1)).slice(0, MOST_SHEETS).map((sheet, i): NamedSheet => {
    const path = targets.get(/\b\w*:?id="([^"]+)"/.exec(sheet.replace(/sheetId="[^"]*"/, ''))?.[1] ?? '') || (i === 0 ? 'worksheets/sheet1.xml' : '');
    const entry = entries.get(path.startsWith('/') ? path.slice(1) : `xl/${path}`);
    if (!entry) throw new SheetFault('broken');
    return { name: unescapeXml(/\bname="([^"]*)"/.exec(sheet)?.[1] ?? '').slice(0, 60), entry };
  });
  if (sheets.length === 0) throw new SheetFault('broken');
  return {
    sheets, from1904: /\bdate1904="(1|true)"/.test(workbook),
    strings: readStrings(await text('xl/sharedStrings.xml', STRINGS_BYTES), limits.cellLength),
    dates: readDateStyles(await text('xl/styles.xml')),
  };
}

function readStrings(xml: string, longest: number): string[] {
  const strings: string[] = [];
  const prefix = /<(\w+:)?sst\b/.exec(xml)?.[1] ?? '';
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const head = xml.indexOf('>', at);
    if (head < 0) throw new SheetFault('broken');
    if (xml[head - 1] === '/') { strings.push(''); at = head; continue; }
    const end = xml.indexOf(close, head);
    if (end < 0) throw new SheetFault('broken');
    strings.push(textsIn(xml.slice(head + 1, end), prefix).slice(0, longest + 1));
    at = end;
  }
  return strings;
}

/** The text of all runs one after the other; readings beside the text (rPh) are left out. */
export function textsIn(xml: string, prefix: string): string {
  const spoken = xml.includes(`<${prefix}rPh`) ? xml.replace(new RegExp(`<${prefix}rPh[\\s\\S]*?</${prefix}rPh>`, 'g'), '') : xml;
  let text = '';
  const open = `<${prefix}t`;
  for (let at = spoken.indexOf(open); at >= 0; at = spoken.indexOf(open, at + 1)) {
    const sign = spoken[at + open.length];
    if (sign !== '>' && sign !== ' ') continue;
    const head = spoken.indexOf('>', at);
    const end = spoken.indexOf(`</${prefix}t>`, head);
    if (head < 0 || end < 0) break;
    text += spoken.slice(head + 1, end);
  }
  return unescapeXml(text);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const unescapeXml = (text: string): string => (text.includes('&')
  ? text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w{2,4}));/g, (all, hex: string, decimal: string, name: string) =>
    (name ? NAMED[name] ?? all : codePoint(hex ? parseInt(hex, 16) : Number(decimal))))
  : text);
const codePoint = (n: number): string => (n > 0 && n < 0x110000 && !(n >= 0xd800 && n < 0xe000) ? String.fromCodePoint(n) : '');

/** Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates in every workbook (ECMA-376 18.8.30); others say so by y, d, 年. */
function readDateStyles(xml: string): boolean[] {
  const own = new Map([...xml.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)].map((found): [number, boolean] => {
    const code = (/formatCode="([^"]*)"/.exec(found[1] ?? '')?.[1] ?? '').replace(/&quot;[^&]*&quot;|\[[^\]]*\]|\\./g, (part) => (/年|月|日/.test(part) ? '年' : ''));
    return [Number(/numFmtId="(\d+)"/.exec(found[1] ?? '')?.[1]), /[yd年]/i.test(code)];
  }));
  const styles = /<(?:\w+:)?cellXfs[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return [...styles.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)].map((found) => {
    const id = Number(/numFmtId="(\d+)"/.exec(found[1] ?? '')?.[1] ?? 0);
    return own.get(id) ?? ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58));
  });
}
