import { expect, it } from 'vitest';
import { indexKeywords, suggest, type Matter } from './suggest.js';

const matter = (matterCode: string, parentCode: string | null, ...keywords: string[]): Matter =>
  ({ matterCode, parentCode, keywords, name: matterCode, nameEn: matterCode, class: 'ordinary', needsVisit: true, skill: null });
const index = indexKeywords([matter('compound', null, '小区', '物业'), matter('compound.elevator', 'compound', '电梯'), matter('water.leak', 'water', '漏水', '水管爆裂'), matter('water.cut', 'water', '停水')]);
const best = (text: string): string | undefined => suggest(text, index, 1)[0]?.matterCode;

it('goes by the leaf that is named, not by a place that sounds like a head', () => {
  expect(best('锦绣花园小区电梯停在三楼')).toBe('compound.elevator');
  expect(best('小区没人管')).toBe('compound');
});
it('counts a long word above short ones, an early word above a late one, and each word once', () => {
  expect(best('停水了，因为水管爆裂')).toBe('water.leak');
  expect(best('停水')).toBe('water.cut');
  expect(best(`漏水${'。'.repeat(100)}停水停水停水停水`)).toBe('water.leak');
});
it('points nowhere when nothing is named, whatever the text', () => {
  expect(suggest('', index)).toEqual([]);
  expect(suggest('👨‍👩‍👧 \u202E abc', index)).toEqual([]);
});
