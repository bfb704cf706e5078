import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { freshDatabase, type FreshDatabase } from '../../../../../tests/setup/database.js';
import { asOwner } from '../../../../ground/database/connect.js';
import { newId } from '../../../../ground/id.js';
import { addressKey, addressParts, buildingName, countOf, entranceName, groupName } from './address-key.js';

let database: FreshDatabase;
beforeAll(async () => { database = await freshDatabase(); });
afterAll(() => database.drop());

describe('one door, spelt in several ways', () => {
  it.each([
    ['柳溪镇槐树屯村1组2号', '柳溪镇槐树屯村 一组２号'], ['3号楼2单元301', '3号楼，2单元、301'], ['阳光苑5幢1-201', '阳光苑5栋1 201'], ['ABC路（东）1号', 'abc路(东)１号'], ['二〇一室', '201室'],
  ])('%s = %s', (one, other) => expect(addressKey(one)).toBe(addressKey(other)));
  it.each([['1组12号', '11组2号'], ['1号楼', '1号院']])('%s ≠ %s', (one, other) => expect(addressKey(one)).not.toBe(addressKey(other)));

  it('the database computes the same key', async () => {
    const signs = [...'柳溪镇村组号楼栋幢一二十〇零12３４ABab -—，。；：、（）()#_/·①㎡ﬁÄ', ' ', '\u00a0', '\u200b'];
    const made = fc.sample(fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 24 }), { numRuns: 400, seed: 7 }).map((some) => some.join(''));
    const rows = await asOwner(database.url, async (connection) => {
      await connection.query(
        `insert into honeycomb.households (county_code, household_id, unit_code, address, valid_from)
         select '999901', id::uuid, '999901001001', address, '2026-01-01' from json_to_recordset($1::json) as v(id text, address text)`,
        [JSON.stringify(made.map((address) => ({ id: newId(), address })))]);
      return connection.query<{ address: string; key: string }>('select address, address_key as key from honeycomb.households');
    });
    expect(rows.length).toBe(made.length);
    for (const { address, key } of rows) expect([address, key]).toEqual([address, addressKey(address)]);
  });
});

describe('what an address says of house, entrance and group', () => {
  it.each([
    ['阳光苑3号楼2单元301室', '3号楼', '2单元', null], ['十二栋一单元', '12号楼', '1单元', null], ['第三村民小组15号', null, null, '3组'], ['B座1206', 'B号楼', null, null], ['河边', null, null, null],
    ['5#楼', '5号楼', null, null], ['二队', null, null, '2组'],
  ])('%s', (address, building, entrance, villagerGroup) => expect(addressParts(address)).toEqual({ building, entrance, villagerGroup }));
  it('columns of their own are named alike', () => {
    expect(['3', '三', '3栋', '03号楼', '老办公楼'].map(buildingName)).toEqual(['3号楼', '3号楼', '3号楼', '3号楼', '老办公楼']);
    expect(['2', '二单元', '东门'].map(entranceName)).toEqual(['2单元', '2单元', '东门']);
    expect(['1', '第一组', '一队', '村东'].map(groupName)).toEqual(['1组', '1组', '1组', '村东']);
    expect(['九', '十', '十五', '二十', '三十六', '一百二十'].map(countOf)).toEqual([9, 10, 15, 20, 36, 120]);
  });
});
