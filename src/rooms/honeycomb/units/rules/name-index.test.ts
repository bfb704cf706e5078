import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNameIndex, findUnit } from './name-index.js';

const units = [
  { unitCode: '999901', name: '安澜县' },
  { unitCode: '999901001', name: '清河街道' },
  { unitCode: '999901001001', name: '朝阳社区' },
  { unitCode: '999901001001001', name: '锦绣花园小区' },
  { unitCode: '999901001001002', name: '阳光小区' },
  { unitCode: '999901004', name: '柳溪镇' },
  { unitCode: '999901004200', name: '槐树屯村' },
  { unitCode: '999901004201', name: '李庄村' },
  { unitCode: '999901005', name: '桑园镇' },
  { unitCode: '999901005200', name: '刘家铺村' },
  { unitCode: '999901006', name: '枣林镇' },
  { unitCode: '999901006200', name: '刘家铺村' },
  { unitCode: '999901006201', name: '朱老虎联村村民委员会' },
];
const index = buildNameIndex(units);

describe('a place named in words', () => {
  it.each<[text: string, code: string | null, why: string]>([
    ['柳溪镇槐树屯村3组路灯不亮', '999901004200', 'the village below the town named before it'],
    ['槐树屯那边停水了', '999901004200', 'without its suffix'],
    ['李庄的井盖丢了', '999901004201', 'two characters nobody shares'],
    ['清河街道锦绣花园3号楼电梯坏了', '999901001001001', 'the compound below the street'],
    ['阳光太晒', null, 'an ordinary word that is also a compound'],
    ['阳光小区太晒', '999901001001002', 'the same compound by its whole name'],
    ['刘家铺有人烧秸秆', null, 'two villages of one name'],
    ['枣林镇刘家铺有人烧秸秆', '999901006200', 'two villages of one name, the town named'],
    ['朱老虎联村的路', '999901006201', 'without the committee'],
    ['朱老虎的路', '999901006201', 'without committee and kind'],
    ['安澜县', '999901', 'nothing nearer than the county'],
    ['', null, 'nothing'],
    ['😀 <script> \u202e 村', null, 'nonsense'],
  ])('%s → %s: %s', (text, code) => { expect(findUnit(index, text)).toBe(code); });

  it('never answers a unit that is not named in the text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...units.map((u) => u.name), '的', '路灯', 'x'), { maxLength: 6 }), (parts) => {
      const found = findUnit(index, parts.join('，'));
      return found === null || parts.some((part) => units.some((u) => u.name === part && u.unitCode === found));
    }));
  });

  it('reads a huge text in no time', () => {
    expect(findUnit(index, '槐'.repeat(500_000))).toBeNull();
  });
});
