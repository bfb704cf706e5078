import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, makeXlsx, makeZip, toGb18030, type MadeSheet } from '../../../tests/setup/make-xlsx.js';
import { openSheet } from './read-sheet.js';
import { SHEET_LIMITS, SheetFault, type SheetRow } from './sheet.js';
import { harmless, writeSheet, type SheetCell } from './write-sheet.js';

async function read(file: Buffer, limits = SHEET_LIMITS): Promise<{ kind: string; encoding: string | null; rowsExpected: number; rows: SheetRow[] }> {
  const { kind, encoding, rowsExpected, batches } = await openSheet(file, limits);
  const rows: SheetRow[] = [];
  for await (const batch of batches()) rows.push(...batch);
  return { kind, encoding, rowsExpected, rows };
}
const cellsOf = async (sheet: MadeSheet): Promise<string[][]> => (await read(makeXlsx(sheet))).rows.map((row) => row.cells);
const fault = async (file: Buffer, limits = SHEET_LIMITS): Promise<string> => read(file, limits).then(() => 'none', (error: unknown) => (error instanceof SheetFault ? error.code : String(error)));

describe('.xlsx', () => {
  it('reads texts, numbers as people see them, days of both calendars, and never a formula', async () => {
    const row = ['王一', 10012345678, 0.1 + 0.2, { day: dayNumber('1956-03-05') }, { formula: '1+1', value: 2 }, { formula: 'A1&"b"', value: '王一b' }, { formula: 'VLOOKUP(1,2,3)' }, { day: 59 }, { day: 61 }];
    const { rows } = await read(makeXlsx({ rows: [row] }));
    expect(rows[0]!.cells).toEqual(['王一', '10012345678', '0.3', '1956-03-05', '2', '王一b', '', '1900-02-28', '1900-03-01']);
    expect(rows[0]).toMatchObject({ formulas: [4, 5], broken: [6] });
    expect(await cellsOf({ rows: [[{ day: dayNumber('1956-03-05') - 1462 }]], from1904: true })).toEqual([['1956-03-05']]);
  });
  it.each([['shared texts', {}], ['texts in place', { shared: false }], ['a prefix', { prefix: 'x' }], ['a hidden sheet in front', { hiddenFirst: true }]])('%s', async (_, more) => {
    expect(await cellsOf({ rows: [['户号', '姓名 & <名>'], null, [null, '王一']], ...more })).toEqual([['户号', '姓名 & <名>'], ['', '王一']]);
  });
  it('reads the first sheet that has something in it, and names the others that have', async () => {
    const opened = await openSheet(makeXlsx({ rows: [['姓名'], ['王一']], more: true }));
    expect(opened).toMatchObject({ sheetName: '花名册', otherSheets: ['2组'], rowsExpected: 2 });
    expect(await openSheet(makeXlsx({ rows: [['姓名']], hiddenFirst: true }))).toMatchObject({ sheetName: '花名册', otherSheets: [] });
  });
  it('gives what is merged downwards to the cells below, and a title to none', async () => {
    const { rows } = await read(makeXlsx({ rows: [['标题', null], ['户1', '甲'], [null, '乙'], [null, '丙'], ['户2', '丁']], merges: ['A1:B1', 'A2:A4'] }));
    expect(rows.map((row) => row.cells)).toEqual([['标题'], ['户1', '甲'], ['户1', '乙'], ['户1', '丙'], ['户2', '丁']]);
    expect(rows.map((row) => row.filled ?? [])).toEqual([[], [], [0], [0], []]);
  });
  it('counts the rows of a long sheet exactly, however its bytes are cut', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => [i, `第${i}个人`, `地址${'很长'.repeat(i % 7)}`]);
    const found = await read(makeXlsx({ rows }));
    expect([found.rowsExpected, found.rows.length, found.rows.at(-1)?.cells[1]]).toEqual([30_000, 30_000, '第29999个人']);
    expect(found.rows.every((row, i) => row.number === i + 1 && row.cells[0] === String(i))).toBe(true);
  });
  it('refuses what is not to be unpacked, before or while it is', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [i]);
    expect(await fault(makeXlsx({ rows }), { ...SHEET_LIMITS, rows: 299 })).toBe('too_many_rows');
    expect(await fault(makeXlsx({ rows: [Array.from({ length: 201 }, () => 'a')] }))).toBe('too_wide');
    const book = (sheet: Buffer): [string, string | Buffer][] => [['xl/workbook.xml', '<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>'], ['xl/worksheets/sheet1.xml', sheet]];
    expect(await fault(makeZip(book(Buffer.alloc(50_000_000, 0x20))))).toBe('unpacks_too_large');
    expect(await fault(makeZip(book(Buffer.alloc(5_000_000, 0x20)), { 'xl/worksheets/sheet1.xml': { unpacked: 1000 } }))).toBe('unpacks_too_large');
    expect(await fault(makeZip(book(Buffer.from('x')), { 'xl/worksheets/sheet1.xml': { packed: 1_000_000 } }))).toBe('unpacks_too_large');
    expect(await fault(makeZip(book(Buffer.from('x')), { 'xl/worksheets/sheet1.xml': { flags: 1 } }))).toBe('encrypted');
    expect(await fault(makeZip(Array.from({ length: 1001 }, (_, i) => [`${i}`, ''] as const)))).toBe('unpacks_too_large');
    expect(await fault(makeZip([['xl/workbook.xml', '<!DOCTYPE a [<!ENTITY b "bb">]><workbook>&b;</workbook>']]))).toBe('broken');
    const good = makeXlsx({ rows });
    for (const at of [30, 200, good.length - 60]) {
      const bad = Buffer.from(good);
      bad.fill(0xff, at, at + 40);
      expect(['broken', 'unpacks_too_large', 'not_a_sheet', 'encrypted']).toContain(await fault(bad));
    }
  });
});

describe('text files', () => {
  it.each([
    ['UTF-8', Buffer.from('\ufeff姓名,户号\r\n王一,"1,2"\r\n')], ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名,户号\r\n王一,"1,2"\r\n', 'utf16le')])],
    ['GB18030', toGb18030('姓名,户号\r\n王一,"1,2"\r\n')], ['UTF-8 + GB18030', Buffer.concat([Buffer.from('姓名,户号\r\n'), toGb18030('王一,"1,2"\r\n')])],
  ])('in %s', async (encoding, file) => {
    expect(await read(file)).toMatchObject({ kind: 'csv', encoding, rows: [{ cells: ['姓名', '户号'] }, { cells: ['王一', '1,2'] }] });
  });
  it('联通 in GB18030 is 联通', async () => {
    expect((await read(toGb18030('联通\n联通,王一\n'))).rows.map((row) => row.cells)).toEqual([['联通'], ['联通', '王一']]);
  });
  it.each(['\t', ';', '，', '|'])('separated by %j, with empty rows, and rows of quotes over several lines', async (sign) => {
    const { rows } = await read(Buffer.from(`姓名${sign}地址${sign}电话\n\n"王\n一"${sign}1组2号${sign}\n`));
    expect(rows).toMatchObject([{ number: 1, cells: ['姓名', '地址', '电话'] }, { number: 3, cells: ['王\n一', '1组2号'] }]);
  });
  it('rows are whole wherever the file is cut into pieces', async () => {
    const cell = fc.array(fc.constantFrom('王', 'a', ',', '"', '\n', ' ', '1组2号', '😀'), { maxLength: 12 }).map((signs) => `x${signs.join('')}x`);
    const [rows] = fc.sample(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 4000, maxLength: 4000 }), { numRuns: 1, seed: 11 });
    const text = rows!.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    expect(text.length).toBeGreaterThan(50_000);
    expect((await read(Buffer.from(text))).rows.map((row) => row.cells)).toEqual(rows);
  });
  it('a formula is none; a text in a formula’s clothes is a text', async () => {
    const { rows } = await read(Buffer.from('a,b,c\n=1+1,"=""00123""",==\n'));
    expect(rows[1]).toMatchObject({ cells: ['=1+1', '00123', '=='], broken: [0] });
  });
});

describe('what is written', () => {
  const write = async (rows: SheetCell[][]): Promise<Buffer> => {
    async function* one(): AsyncGenerator<SheetCell[][]> { yield rows; }
    const pieces: Buffer[] = [];
    for await (const piece of writeSheet({ name: '登记', title: '演示数据 · 某村', headings: ['甲', '乙', '丙'], widths: [9, 9, 9] }, one())) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  it('reads again as it was, with its title and headings', async () => {
    const rows: SheetCell[][] = [['王一', 1956, null], ['<a> & "b"\u0007', 3.25, ' x '], ['\ud800', null, '末']];
    expect((await read(await write(rows))).rows.map((row) => row.cells)).toEqual([['演示数据 · 某村'], ['甲', '乙', '丙'], ['王一', '1956'], ['<a> & "b"', '3.25', ' x '], ['\ufffd', '', '末']]);
  });
  it('runs nothing in a spreadsheet', async () => {
    for (const text of ['=cmd|calc', '+1', '-1+2', '@SUM(1)', '\t=1', '\r=1']) expect(harmless(text)).toBe(`'${text}`);
    expect(harmless('王一')).toBe('王一');
    const { rows } = await read(await write([['=1+1', null, null]]));
    expect(rows[2]).toMatchObject({ cells: ["'=1+1"] });
    expect(rows[2]!.formulas).toBeUndefined();
  });
});
