import { describe, expect, it } from 'vitest';
import { guessColumns } from './guess-columns.js';

const guess = (...rows: (string[] | null)[]): ReturnType<typeof guessColumns> =>
  guessColumns(rows.flatMap((cells, i) => (cells === null ? [] : [{ number: i + 1, cells }])), 2026);
const fields = (...rows: (string[] | null)[]): (string | null)[] => guess(...rows).columns.map((column) => column.forbidden ?? column.field);
const PEOPLE = [['王一', '男', '1956-03-05', '10012345678', '1组2号'], ['王二', '女', '1960-01-01', '10012345679', '1组3号'], ['李三', '男', '1990-11-11', '', '2组4号']];

describe('headings', () => {
  it.each([1, 4, 10])('are found in row %i', (row) => {
    const above = Array.from({ length: row - 1 }, (_, i) => (i === 0 ? ['某村花名册'] : i % 2 === 0 ? null : ['填表人：某某', '', '日期：2026年']));
    expect(guess(...above, ['姓名', '性别', '出生日期', '电话', '住址'], ...PEOPLE)).toMatchObject({ headerRow: row, columns: [{ field: 'name' }, { field: 'sex' }, { field: 'birth' }, { field: 'phone' }, { field: 'address' }] });
  });
  it.each([
    [['户 编 号', '户主 姓名', '家庭成员姓名', '与户主关系'], ['household_number', 'householder', 'name', 'relation']],
    [['序号', '楼栋', '单元', '房号', '业主姓名', '联系方式'], [null, 'building', 'entrance', 'room', null, 'phone']],
    [['村名', '组别', '姓 名', '年龄（周岁）', '手机号码', '备注'], ['unit', 'villager_group', 'name', 'birth', 'phone', 'state']],
    [['行政村', '门牌号', '经度（E）', '纬度（N）', '联系意愿'], ['unit', 'address', 'lng', 'lat', 'contact']],
    [['姓名', '身份证号码', '民族', '政治面貌', '文化程度', '残疾等级', '低保'], ['name', 'id_number', 'sensitive', 'sensitive', 'sensitive', 'care', 'care']],
  ])('%j', (headings, expected) => expect(fields(headings, headings.map(() => ''))).toEqual(expected));
  it('none: the columns are known by what stands in them, and the first row is a person', () => {
    expect(guess(...PEOPLE)).toMatchObject({ headerRow: null, columns: [{ field: 'name', guessedBy: 'content' }, { field: 'sex' }, { field: 'birth' }, { field: 'phone' }, { field: 'address' }] });
  });
  it('a field belongs to one column only', () => {
    expect(fields(['姓名', '姓名', '电话', '电话2'], ['王一', '王二', '10012345678', '10012345679'])).toEqual(['name', null, 'phone', null]);
  });
  it('an ID number is left at the door whatever its column is called, and is no example', () => {
    const { columns } = guess(['姓名', '编码'], ['王一', '110101199003070011'], ['王二', '11010119900307002X']);
    expect(columns[1]).toMatchObject({ forbidden: 'id_number', field: null, examples: [] });
  });
});
