import { expect, it } from 'vitest';
import { documentOf, queryOf, tokensOf } from './search-words.js';

it('cuts Chinese into characters and pairs, and keeps Latin words and numbers whole', () => {
  expect(tokensOf('三号楼漏水 A3区')).toEqual(['三', '三号', '号', '号楼', '楼', '楼漏', '漏', '漏水', '水', 'a3', '区']);
});
it('asks for all pairs of what was typed; one character alone; Latin from its beginning', () => {
  expect(queryOf('楼漏水')).toBe("'楼漏' & '漏水'");
  expect(queryOf('漏')).toBe("'漏'");
  expect(queryOf('lxz')).toBe("'lxz':*");
  expect(queryOf('!!! ，。')).toBeNull();
});
it('lets no text be read as syntax', () => {
  expect(queryOf("a' | b & !c:*")).toBe("'a':* & 'b':* & 'c':*");
  expect(documentOf("o'neil \\ x")).toBe("'o' 'neil' 'x'");
});
