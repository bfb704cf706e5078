import { describe, expect, it } from 'vitest';
import { CHANNELS, CLASSES, OUTCOMES, PAUSE_REASONS, STAGES, STATES, dispatchReason } from '../../contract/cases.js';
import { ROLES } from '../../contract/identity.js';
import { WORDS, say } from './words.js';
import { sayDuration, sayInstant, sayMinutes, sayRemaining } from './time-words.js';

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the catalogues', () => {
  it.each(Object.entries(WORDS))('%s says the same blanks in both languages', (_key, [zh, en]) => {
    expect(zh).not.toBe('');
    expect(en).not.toBe('');
    expect(blanks(en)).toEqual(blanks(zh));
  });
  it.each([['state', STATES], ['class', CLASSES], ['channel', CHANNELS], ['outcome', OUTCOMES], ['pause', PAUSE_REASONS],
    ['stage', STAGES], ['promise', STAGES], ['role', ROLES], ['rule', dispatchReason.shape.rule.options]] as const)('names every %s of the contract', (group, list) => {
    for (const name of list) expect(WORDS).toHaveProperty([`${group}.${name}`]);
  });
  it('fills blanks and shows a missing one', () => {
    expect(say('zh', 'promise.arrive', { length: '40 分钟' })).toBe('40 分钟内到场');
    expect(say('en', 'promise.arrive')).toBe('On site within …');
  });
});

describe('time as people say it', () => {
  const minute = 60_000, hour = 60 * minute, day = 24 * hour;
  const noon = Date.parse('2026-11-24T12:00:00+08:00');
  it('says durations with two units at most', () => {
    expect([48_000, 12 * minute, hour + 5 * minute, 2 * day + 3 * hour, 7 * day].map((ms) => sayDuration(ms, 'zh')))
      .toEqual(['48 秒', '12 分钟', '1 小时 5 分', '2 天 3 小时', '7 天']);
    expect(sayMinutes(10_080, 'zh')).toBe('1 周');
  });
  it('says what is left and what is over', () => {
    expect(sayRemaining(noon + 12 * minute, noon, 'zh')).toBe('还剩 12 分钟');
    expect(sayRemaining(noon - 3 * minute, noon, 'zh')).toBe('超时 3 分钟');
    expect(sayRemaining(noon - 3 * minute, noon, 'en')).toBe('3 min over');
  });
  it('says dates in China time on any device', () => {
    expect(sayInstant(noon + 125 * minute, noon, 'zh')).toBe('今天 14:05');
    expect(sayInstant(Date.parse('2026-11-23T23:59:00+08:00'), noon, 'zh')).toBe('昨天 23:59');
    expect(sayInstant(Date.parse('2026-11-20T08:00:00+08:00'), noon, 'zh')).toBe('11月20日 08:00');
    expect(sayInstant(Date.parse('2025-03-01T08:00:00+08:00'), noon, 'zh')).toBe('2025年3月1日 08:00');
  });
});
