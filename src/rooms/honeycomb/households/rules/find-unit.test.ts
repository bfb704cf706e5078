import { describe, expect, it } from 'vitest';
import { makeUnitFinder, type RosterUnit } from './find-unit.js';

const UNITS: RosterUnit[] = [
  { unitCode: '999901', name: '安澜县', holds: false },
  { unitCode: '999901002', name: '柳溪镇', holds: false }, { unitCode: '999901002001', name: '槐树屯村', holds: true }, { unitCode: '999901002002', name: '东村', holds: true },
  { unitCode: '999901003', name: '桑园镇', holds: false }, { unitCode: '999901003001', name: '东村', holds: true }, { unitCode: '999901003002', name: '阳光社区', holds: true },
  { unitCode: '999901003002001', name: '阳光苑', holds: true }, { unitCode: '999901003002002', name: '阳光苑二期', holds: true },
];
const found = (into: string, told: string | null, address: string | null = null): string => {
  const result = makeUnitFinder(UNITS, into).find(told, address);
  return result.ok ? result.unitCode : result.because;
};

describe('whose a row is', () => {
  it.each([
    ['槐树屯村', '999901002001'], ['槐树屯', '999901002001'], ['槐树屯村委会', '999901002001'], ['槐树屯村民委员会', '999901002001'], ['柳溪镇槐树屯村', '999901002001'], ['999901002001', '999901002001'],
    ['东村', 'unit_ambiguous'], ['桑园镇东村', '999901003001'], ['阳光社区居委会', '999901003002'], ['查无此村', 'unit_unknown'], ['柳溪镇', 'unit_not_told'],
  ])('in a roster of the county, told by %s', (told, expected) => expect(found('999901', told)).toBe(expected));
  it('in a roster of one village: its own name, nothing, or another', () => {
    expect([found('999901002001', '槐树屯村'), found('999901002001', null), found('999901002001', '柳溪镇'), found('999901002001', '阳光社区')])
      .toEqual(['999901002001', '999901002001', '999901002001', 'unit_elsewhere']);
  });
  it.each([
    ['柳溪镇槐树屯村1组2号', '999901002001'], ['东村1号', 'unit_ambiguous'], ['桑园镇东村1号', '999901003001'], ['阳光苑3号楼', '999901003002001'], ['阳光苑二期3号楼', '999901003002002'], ['阳光社区阳光苑3号楼', '999901003002001'], ['某路3号', 'unit_not_told'], ['村', 'unit_not_told'],
  ])('by its address: %s', (address, expected) => expect(found('999901', null, address)).toBe(expected));
});

it('how an address of a unit may begin', () => {
  expect(makeUnitFinder(UNITS, '999901').prefixes('999901002001')).toEqual(['安澜县柳溪镇槐树屯村', '柳溪镇槐树屯村', '槐树屯村']);
});
