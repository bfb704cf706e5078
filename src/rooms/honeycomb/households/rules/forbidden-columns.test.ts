import { describe, expect, it } from 'vitest';
import { forbiddenHeading, looksLikeIdNumbers, saysSensitive, withoutIdNumber } from './forbidden-columns.js';
import { guessColumns } from './guess-columns.js';

describe('what is left at the door (refusal 5)', () => {
  it.each([['身份证号码', 'id_number'], ['公民身份号码', 'id_number'], ['民 族', 'sensitive'], ['政治面貌', 'sensitive'], ['宗教信仰', 'sensitive'], ['健康状况', 'sensitive'], ['年收入', 'sensitive'], ['婚姻', 'sensitive'],
    ['是否重点人员', 'sensitive'], ['低保', 'care'], ['残疾类别', 'care'], ['是否党员', 'care'], ['退役军人', 'care']] as const)('the column %s', (heading, kind) => expect(forbiddenHeading(heading)).toBe(kind));
  it.each(['姓名', '户主', '家庭住址', '联系电话', '备注', '村民小组', '居住情况'])('not the column %s', (heading) => expect(forbiddenHeading(heading)).toBeNull());
  it('ID numbers, also of before 1999, in columns and among words', () => {
    expect(looksLikeIdNumbers(['110101199003070011', '', '11010119900307002X', '王一'])).toBe(true);
    expect(looksLikeIdNumbers(['110101900307001'])).toBe(true);
    expect(looksLikeIdNumbers(['10012345678', '05461234567'])).toBe(false);
    expect(withoutIdNumber('王一 110101199003070011')).toBe('王一 ');
    expect(withoutIdNumber('1组2号 10012345678')).toBeNull();
    expect(withoutIdNumber('20260101000000000123')).toBeNull();
  });
  it('words in remarks and free columns; a street may be called 民族路', () => {
    for (const words of ['低保户', '独居，患糖尿病', '退役军人', '信访户', '二级残疾', '回族']) expect(saysSensitive(words, null), words).toBe(true);
    for (const words of ['外出务工', '常住', '空挂户', '租户']) expect(saysSensitive(words, 'state'), words).toBe(false);
    expect(saysSensitive('民族路低保家园3号', 'address')).toBe(false);
    expect(guessColumns([{ number: 1, cells: ['姓名', '户号', '备注', '说明'] }, { number: 2, cells: ['王一', '1', '低保户', '证号110101199003070011'] }, { number: 3, cells: ['王二', '2', '常住', '无'] }], 2026)
      .columns.map((column) => column.examples)).toEqual([['王一', '王二'], ['1', '2'], ['常住'], []]);
  });
});
