import { describe, expect, it } from 'vitest';
import { say } from '../../../../words/words.js';
import { differences, sayValue } from './say-change.js';

const zh = { language: 'zh' as const, t: ((key, values) => say('zh', key, values)) as Parameters<typeof sayValue>[2]['t'] };

describe('a change of the register in words', () => {
  it('leaves out what stayed, and says a point as one thing', () => {
    expect(differences({ before: { address: '1组2号', building: null, lng: 117.1, lat: 37.2 }, after: { address: '1组3号', building: null, lng: 117.1, lat: 37.3 } }))
      .toEqual([{ field: 'address', before: '1组2号', after: '1组3号' }, { field: 'point', before: '117.10000, 37.20000', after: '117.10000, 37.30000' }]);
    expect(differences({ before: null, after: null })).toEqual([]);
  });
  it('says values as people do', () => {
    expect([sayValue('state', 'working_away', zh), sayValue('sex', 'male', zh), sayValue('householder', true, zh), sayValue('phone', null, zh), sayValue('people', ['甲', '乙'], zh), sayValue('because', 'moved_out', zh)])
      .toEqual(['外出务工', '男', '是', null, '甲、乙', '迁出本县']);
  });
});
