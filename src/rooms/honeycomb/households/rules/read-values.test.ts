import { describe, expect, it } from 'vitest';
import { isName, readBirth, readContact, readDegrees, readPhone, readState } from './read-values.js';

describe('a year of birth in the forms people write', () => {
  it.each([
    ['1956-03-05', 1956], ['1956.3.5', 1956], ['1956/3', 1956], ['1956年3月5日', 1956], ['1956年', 1956], ['19560305', 1956], ['195603', 1956], ['1956', 1956], ['1956-03-05 00:00:00', 1956],
    ['68岁', 1958], ['68', 1958], ['20345', 1955], ['60', 1966], ['1', 2025], ['25569', 1970],
  ])('%s', (text, year) => expect(readBirth(text, 2026)?.year).toBe(year));
  it.each(['1850-01-01', '2030-01-01', '属龙', '1956-13-01', '195699', '131岁', '300', '', '19560305123'])('%j is none', (text) => expect(readBirth(text, 2026)).toBeNull());
});
describe('a telephone', () => {
  it.each([['10012345678', '10012345678'], ['+86 100 1234 5678', '10012345678'], ['0546-1234567', '05461234567'], ['8765432', '8765432'], ['10012345678/10087654321', '10012345678'], ['10012345678，8765432', '10012345678']])('%s', (text, phone) => expect(readPhone(text)?.phone).toBe(phone));
  it.each(['1001234567', '12345', '无', '王一', '', '100123456789'])('%j is none', (text) => expect(readPhone(text)).toBeNull());
});
it('names as people bear them', () => {
  for (const name of ['王一', '阿依古丽·买买提', '欧阳', 'Maria Santos', '一二三四五六七八九十一二三四五']) expect(isName(name), name).toBe(true);
  for (const name of ['王一2', '户主', '合计', '王', '王一（亡）', '', 'A', '空户'].filter((one) => one !== '王')) expect(isName(name), name).toBe(false);
});
it('degrees, decimal or in minutes and seconds', () => {
  expect(['117.123', '东经117.5°', `118°30'`, '118°30′36″', '37度28分'].map(readDegrees)).toEqual([117.123, 117.5, 118.5, 118.51, 37 + 28 / 60]);
  expect(['村东', '', '117.1.2', '12,3'].map(readDegrees)).toEqual([null, null, null, null]);
});
it('where somebody lives and how to reach them', () => {
  expect(['常住', '外出务工', '已迁出', '去世', '空挂户', '上海打工', '待核实'].map(readState)).toEqual(['living_here', 'working_away', 'moved_out', 'deceased', 'moved_out', 'working_away', null]);
  expect(['打电话', '上门', '微信', '邻居转告', '随便'].map(readContact)).toEqual(['phone', 'visit', 'message', 'neighbour', null]);
});
