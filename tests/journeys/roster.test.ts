import { afterAll, beforeAll, expect, it } from 'vitest';
import { workOnImports } from '../../src/rooms/honeycomb/door.js';
import { placeHouseholds } from '../../src/rooms/liaison/door.js';
import { newId } from '../../src/ground/id.js';
import { openSheet } from '../../src/ground/sheets/read-sheet.js';
import { verifyAll } from '../../src/server/verify-all.js';
import { startCounty, type County } from '../setup/county.js';
import { makeXlsx, makeZip, toGb18030 } from '../setup/make-xlsx.js';
import { plantedRoster, type Planted, type RosterOf } from '../setup/planted-roster.js';
import type { As } from '../setup/server.js';

const ROWS = 2000;
const WAIT = 120_000;
let county: County;
let clerk: As;
let village: string;
let of: RosterOf;

beforeAll(async () => {
  county = await startCounty();
  const units = await county.rows<{ unitCode: string; name: string; lng: number; lat: number }>(
    `select u.unit_code, u.name, u.lng, u.lat from honeycomb.units u where u.level = 'village' and u.kind = 'village' order by 1 limit 3`);
  village = units[0]!.unitCode;
  of = { village: units[0]!.name, elsewhere: units[2]!.name, lng: units[0]!.lng, lat: units[0]!.lat };
  clerk = { personId: newId(), roles: [{ role: 'convenor', unitCode: village }] };
}, WAIT);
afterAll(() => county.end());

export async function send(file: Buffer, fileName: string, more: { id?: string; as?: As; unit?: string } = {}): Promise<{ id: string; status: number; body: any }> {
  const id = more.id ?? newId();
  const boundary = 'line-between-parts';
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="roster"\r\ncontent-type: application/octet-stream\r\n\r\n`), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const { status, body } = await county.call('POST', `/api/register/imports?id=${id}&unit=${more.unit ?? village}&datum=WGS84&fileName=${encodeURIComponent(fileName)}`,
    { as: more.as ?? clerk, payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
  return { id, status, body };
}
const show = async (id: string): Promise<any> => (await county.call('GET', `/api/register/imports/${id}`, { as: clerk })).body;
const step = (id: string, verb: 'columns' | 'apply' | 'cancel', more: object = {}) => county.call('POST', `/api/register/imports/${id}/${verb}`, { as: clerk, body: { commandId: newId(), ...more } });
async function check(id: string): Promise<any> {
  expect((await step(id, 'columns', { datum: 'WGS84', columns: [] })).status).toBe(200);
  await county.work();
  return show(id);
}
async function apply(id: string): Promise<any> {
  expect((await step(id, 'apply')).status).toBe(200);
  await county.work();
  return show(id);
}
/** Row → codes, of all rows with this result, page by page. */
async function notesOf(id: string, ...results: string[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  for (const result of results) for (let after = ''; ;) {
    const { body } = await county.call('GET', `/api/register/imports/${id}/rows?result=${result}&limit=200${after}`, { as: clerk });
    for (const row of body.rows) found.set(row.rowNumber, row.notes.map((note: any) => note.code).sort());
    if (!body.next) break;
    after = `&after=${body.next}`;
  }
  return found;
}
const sorted = (faults: ReadonlyMap<number, string[]>): [number, string[]][] => [...faults].map(([row, codes]): [number, string[]] => [row, [...codes].sort()]).sort(([a], [b]) => a - b);
/** Everything of the register but what an import says of itself. */
const register = async (): Promise<unknown> => (await county.rows<{ all: string }>(
  `select md5(string_agg(t, '|' order by t)) as all from (
     select h::text as t from honeycomb.households h union all select r::text from honeycomb.residents r union all
     select c::text from honeycomb.register_changes c union all select m::text from liaison.memberships m union all
     select f.fact_id::text from ground.facts f where f.kind not in ('RosterReceived', 'RosterApplied')) everything`))[0]!.all;

async function importsWhole(planted: Planted, fileName: string): Promise<string> {
  const sent = await send(planted.file, fileName);
  expect([sent.status, sent.body]).toEqual([201, { id: sent.id }]);
  const read = await show(sent.id);
  expect(read).toMatchObject({ state: 'read', rows: ROWS, headerRow: 4 });
  expect(Object.fromEntries(read.columns.map((column: any) => [column.heading, column.forbidden ?? column.field]))).toMatchObject({
    '户 号': 'household_number', 户主姓名: 'householder', 姓名: 'name', 与户主关系: 'relation', 性别: 'sex', 出生日期: 'birth', 身份证号: 'id_number', 民族: 'sensitive',
    联系电话: 'phone', 所属村: 'unit', 家庭住址: 'address', 经度: 'lng', 纬度: 'lat', 居住情况: 'state', 是否低保户: 'care' });
  const before = await register();
  const checked = await check(sent.id);
  expect(checked).toMatchObject({ state: 'checked', done: ROWS, counts: { accepted: ROWS - planted.faults.size } });
  expect(sorted(await notesOf(sent.id, 'corrected', 'rejected'))).toEqual(sorted(planted.faults));
  expect(await register()).toBe(before);
  expect(await county.rows(`select 1 from honeycomb.register_import_rows where cells::text ~ '11010119900307|汉族|低保|独居'`)).toEqual([]);
  return sent.id;
}

it('L1: a roster of 2,000 rows with planted faults is taken in with exactly these faults; each household is placed; the same file changes nothing; a corrected one corrects', async () => {
  const planted = plantedRoster(of, ROWS);
  const id = await importsWhole(planted, '花名册.xlsx');
  const counts = (await apply(id)).counts;
  expect(counts.households).toEqual({ registered: planted.households, changed: 0, unchanged: 0 });
  const rejected = [...(await notesOf(id, 'rejected'))].length;
  expect(counts.residents).toEqual({ registered: ROWS - rejected, changed: 0, unchanged: 0 });
  const [placed] = await county.rows<{ households: number; memberships: number }>(
    `select count(*)::int as households, count(m.household_id)::int as memberships from honeycomb.households h
     left join liaison.memberships m on m.household_id = h.household_id and m.valid_to is null and m.unit_code = h.unit_code
     where h.household_number like '新村%' and h.valid_to is null`);
  expect(placed).toEqual({ households: planted.households, memberships: planted.households });
  const [date] = await county.rows<{ birthYear: number }>(`select birth_year from honeycomb.residents where phone = '10020000001'`);
  expect(date!.birthYear).toBe(1941);
  await county.work();
  expect((await verifyAll(county.database.url, county.ground.countyCode, county.now)).violations).toEqual([]);

  const before = await register();
  const again = await send(planted.file, '花名册（又一份）.xlsx');
  expect(again.status).toBe(201);
  const rechecked = await check(again.id);
  expect(rechecked.counts.households).toEqual({ registered: 0, changed: 0, unchanged: planted.households });
  const reapplied = await apply(again.id);
  expect(reapplied).toMatchObject({ state: 'applied', counts: { households: { registered: 0, changed: 0, unchanged: planted.households }, residents: { registered: 0, changed: 0 } } });
  expect(await register()).toBe(before);

  const mended = plantedRoster(of, ROWS, { mend: true });
  const corrected = await send(mended.file, '花名册（更正）.xlsx');
  await check(corrected.id);
  expect(sorted(await notesOf(corrected.id, 'corrected', 'rejected'))).toEqual(sorted(mended.faults));
  const after = (await apply(corrected.id)).counts;
  // Who was rejected for want of a household has one now, and those rejected for their rows are registered.
  expect(after.households.registered).toBe(1);
  expect(after.residents.registered).toBe(rejected - 1);
  expect(after.households.changed).toBeGreaterThan(0);
  const people = await county.rows<{ n: number }>(`select count(*)::int as n from honeycomb.residents r join honeycomb.households h using (county_code, household_id) where h.household_number like '新村%'`);
  expect(people[0]!.n).toBe(ROWS - 1);
  const third = await check((await send(mended.file, '花名册（更正，又一次）.xlsx')).id);
  expect(third.counts.households).toMatchObject({ registered: 0, changed: 0 });
}, WAIT);

it('the same as a GB18030 text file', async () => {
  const planted = plantedRoster(of, ROWS, { kind: 'gb18030', label: '老村' });
  const id = await importsWhole(planted, '花名册.csv');
  expect(await show(id)).toMatchObject({ encoding: 'GB18030', fileKind: 'csv' });
  expect((await apply(id)).counts.households.registered).toBe(planted.households);
}, WAIT);

it.each(['xlsx', 'csv'])('an exported register (.%s) says that it is demo data, and sent again it changes nothing', async (format) => {
  // Father and son of one name: who of them is the householder comes back as it was.
  const namesakes = [1950, 1980].map((birthYear, i) => ({ residentId: newId(), name: '同名', sex: null, birthYear, phone: null, householder: i === 0, state: 'living_here' }));
  expect((await county.call('POST', '/api/register/households', { as: clerk, body: { commandId: newId(), householdId: newId(), unitCode: village, address: `同名路${format}号`, householdNumber: null,
    building: null, entrance: null, villagerGroup: null, lng: null, lat: null, contactPreference: 'visit', residents: namesakes } })).status).toBe(201);
  const exported = await county.call('GET', `/api/register/export.${format}?unit=${village}`, { as: clerk });
  expect(exported.status).toBe(200);
  expect(decodeURIComponent(String(exported.headers['content-disposition']))).toMatch(new RegExp(`${of.village}住户登记-.*演示数据\\.${format}`));
  const file = exported.raw.rawPayload;
  expect(format === 'csv' ? file.subarray(0, 40).toString() : (await firstCell(file))).toContain('演示数据');
  const sent = await send(file, `登记.${format}`);
  const checked = await check(sent.id);
  const [{ people, households } = { people: 0, households: 0 }] = await county.rows<{ people: number; households: number }>(
    'select count(*)::int as people, count(distinct household_id)::int as households from honeycomb.residents join honeycomb.households using (county_code, household_id) where unit_code = $1 and valid_to is null', [village]);
  expect(people).toBeGreaterThan(50);
  expect(checked.counts).toMatchObject({ rejected: 0, corrected: 0, households: { registered: 0, changed: 0, unchanged: households }, residents: { registered: 0, changed: 0, unchanged: people } });
  expect((await county.call('GET', `/api/register/export.${format}?unit=${village}`, { as: { personId: newId(), roles: [{ role: 'liaison', unitCode: village }] } })).status).toBe(403);
  const [told] = await county.rows<{ data: { rows: number } }>(`select data from ground.facts where kind = 'RegisterExported' order by position desc limit 1`);
  expect(told!.data.rows).toBeGreaterThanOrEqual(households);
}, WAIT);
async function firstCell(file: Buffer): Promise<string> {
  for await (const batch of (await openSheet(file)).batches()) return batch[0]!.cells[0]!;
  return '';
}

it('the result of an import can be taken away row by row', async () => {
  const planted = plantedRoster(of, 402, { label: '结果', times: 1 });
  const sent = await send(planted.file, '结果.xlsx');
  await check(sent.id);
  const result = await county.call('GET', `/api/register/imports/${sent.id}/result.xlsx`, { as: clerk });
  const rows: string[][] = [];
  for await (const batch of (await openSheet(result.raw.rawPayload)).batches()) rows.push(...batch.map((row) => row.cells));
  expect(rows).toHaveLength(402 + 2);
  expect(rows[0]![0]).toContain('演示数据');
  const said = new Map(rows.slice(2).filter((row) => row[1] !== '已接受').map((row) => [Number(row[0]), row[2] ?? '']));
  expect([...said.keys()].sort((a, b) => a - b)).toEqual([...planted.faults.keys()].sort((a, b) => a - b));
  expect([...said.values()].every((words) => /^[^a-z]+/.test(words) && words.length > 3)).toBe(true);
  expect(JSON.stringify(rows)).not.toMatch(/11010119900307|汉族/);
}, WAIT);

it('two people who send the same roster at once register each household once', async () => {
  const { file, households } = plantedRoster(of, 402, { label: '双传', times: 0 });
  const ids = [await send(file, '甲.xlsx'), await send(file, '乙.xlsx')].map((sent) => sent.id);
  for (const id of ids) expect((await check(id)).counts.households.registered).toBe(households);
  for (const id of ids) expect((await step(id, 'apply')).status).toBe(200);
  await Promise.all(ids.map((id) => workOnImports(county.ground, placeHouseholds, id)));
  const shown = await Promise.all(ids.map(show));
  expect(shown.map((one) => one.state)).toEqual(['applied', 'applied']);
  expect(shown.reduce((sum, one) => sum + one.counts.households.registered, 0)).toBe(households);
  const [{ n, people } = { n: 0, people: 0 }] = await county.rows<{ n: number; people: number }>(
    `select count(distinct h.household_id)::int as n, count(*)::int as people from honeycomb.households h join honeycomb.residents r using (county_code, household_id) where h.household_number like '双传%'`);
  expect([n, people]).toEqual([households, 400]);
}, WAIT);

it('an import has one state after the other, and the same command again is the same', async () => {
  const { file } = plantedRoster(of, 42, { label: '次序', times: 0 });
  const sent = await send(file, '次序.xlsx');
  expect((await send(file, '次序.xlsx', { id: sent.id })).status).toBe(201);
  expect(await send(plantedRoster(of, 43, { label: '次序', times: 0 }).file, '次序.xlsx', { id: sent.id })).toMatchObject({ status: 409, body: { code: 'id_already_used' } });
  expect(await step(sent.id, 'apply')).toMatchObject({ status: 409, body: { code: 'import_not_now', sentence: expect.stringContaining('已读取') } });
  const columns = (await show(sent.id)).columns.map((column: any) => ({ index: column.index, field: column.field }));
  const without = (...fields: string[]) => columns.map((column: any) => (fields.includes(column.field) ? { ...column, field: null } : column));
  expect(await step(sent.id, 'columns', { datum: 'WGS84', columns: without('name', 'householder') })).toMatchObject({ status: 400, body: { code: 'columns_incomplete' } });
  expect(await step(sent.id, 'columns', { datum: 'WGS84', columns: columns.map((column: any) => (column.field === 'sex' ? { ...column, field: 'name' } : column)) })).toMatchObject({ status: 400, body: { code: 'columns_twice' } });
  // A column left at the door stays there whatever is asked.
  const forbidden = (await show(sent.id)).columns.find((column: any) => column.forbidden === 'id_number');
  await step(sent.id, 'columns', { datum: 'WGS84', columns: [{ index: forbidden.index, field: 'contact' }] });
  expect((await show(sent.id)).columns.find((column: any) => column.index === forbidden.index)).toMatchObject({ field: null, examples: [] });
  await county.work();
  expect((await step(sent.id, 'cancel')).body.state).toBe('cancelled');
  expect(await step(sent.id, 'apply')).toMatchObject({ status: 409, body: { code: 'import_not_now' } });
  const stranger: As = { personId: newId(), roles: [{ role: 'convenor', unitCode: '999901003001' }] };
  expect((await county.call('GET', `/api/register/imports/${sent.id}`, { as: stranger })).status).toBe(404);
  expect((await send(file, '次序.xlsx', { as: stranger })).status).toBe(403);
}, WAIT);

it('a file that is no roster is refused with a sentence that says what to do, and nothing of it stays', async () => {
  const roster = plantedRoster(of, 20, { times: 0 }).file;
  const book = (sheet: string): readonly (readonly [string, string | Buffer])[] => [['xl/workbook.xml', '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'], ['xl/worksheets/sheet1.xml', sheet]];
  const million = `<worksheet><sheetData>${'<row r="1"/>'.repeat(1_000_001)}</sheetData></worksheet>`;
  const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  const cases: [string, string, number, Buffer][] = [
    ['花名册.xlsx', 'roster_not_a_sheet', 415, Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00'), Buffer.alloc(4000)])],
    ['说明.csv', 'roster_not_a_sheet', 415, Buffer.from('%PDF-1.7 ...')],
    ['旧.xls', 'roster_old_xls', 415, compound],
    ['加密.xlsx', 'roster_encrypted', 415, Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(100)])],
    ['半个.xlsx', 'roster_broken', 415, roster.subarray(0, roster.length - 400)],
    ['压缩包.xlsx', 'roster_not_a_sheet', 415, makeZip([['a.txt', '不是表格']])],
    ['空.csv', 'roster_empty', 400, Buffer.from('\ufeff\r\n\r\n')],
    ['零.xlsx', 'roster_empty', 400, Buffer.alloc(0)],
    ['只有表头.xlsx', 'roster_empty', 400, makeXlsx({ rows: [['姓名', '户号', '住址']] })],
    ['炸弹.xlsx', 'roster_unpacks_too_large', 413, makeZip(book(`<worksheet><sheetData>${' '.repeat(60_000_000)}</sheetData></worksheet>`))],
    ['说谎.xlsx', 'roster_unpacks_too_large', 413, makeZip(book(million), { 'xl/worksheets/sheet1.xml': { unpacked: 1000 } })],
    ['百万行.xlsx', 'roster_too_many_rows', 413, makeZip(book(`<worksheet><sheetData>${Array.from({ length: 300_000 }, (_, i) => `<row r="${i + 1}"><c><v>${(i * 7919) % 999_983}</v></c></row>`).join('')}</sheetData></worksheet>`))],
    ['百万行.csv', 'roster_too_many_rows', 413, toGb18030(`姓名,户号\n${'王一,1\n'.repeat(1_000_000)}`)],
    ['太宽.csv', 'roster_too_wide', 413, Buffer.from(`姓名,户号\n${'a,'.repeat(300)}b\n`)],
    ['太大.csv', 'roster_too_large', 413, Buffer.alloc(41 * 1024 * 1024, 0x31)],
  ];
  for (const [name, code, status, file] of cases) {
    const sent = await send(file, name);
    expect([name, sent.status, sent.body.code]).toEqual([name, status, code]);
    expect(sent.body.sentence.length).toBeGreaterThan(10);
    expect(await county.rows('select 1 from honeycomb.register_imports where import_id = $1', [sent.id]), name).toEqual([]);
  }
}, WAIT);
