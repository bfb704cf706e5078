import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeChart, matterPrefixes, postKindFor, type ChartRow } from './chart.js';

const row = (matterCode: string, unitCode: string, postKind: string, rank = 1): ChartRow => ({ matterCode, unitCode, part: 'lead', postKind, rank });

describe('the division of work', () => {
  const chart = makeChart(1, 0, [
    row('', '999901', 'grid_worker'), row('water', '999901', 'water'), row('water.leak', '999901', 'property', 1), row('water.leak', '999901', 'water', 2),
    row('water', '999901004', 'village_plumber'),
  ]);
  it('the longest matter wins, then the longest unit', () => {
    expect(postKindFor(chart, 'water.outage', '999901001001', 'lead')).toEqual([{ postKind: 'water', chartUnit: '999901' }]);
    expect(postKindFor(chart, 'water.outage', '999901004200', 'lead')).toEqual([{ postKind: 'village_plumber', chartUnit: '999901004' }]);
    expect(postKindFor(chart, 'water.leak', '999901004200', 'lead').map((hit) => hit.postKind)).toEqual(['property', 'water']);
  });
  it('what nobody named falls to the catch-all, and a part nobody takes to nobody', () => {
    expect(postKindFor(chart, 'road.bus', '999901001', 'lead')).toEqual([{ postKind: 'grid_worker', chartUnit: '999901' }]);
    expect(postKindFor(chart, 'road.bus', '999901001', 'assist')).toEqual([]);
  });
  it('a matter that only begins with the same letters is another matter', () => {
    expect(postKindFor(chart, 'waterways', '999901001', 'lead')[0]?.postKind).toBe('grid_worker');
    expect(matterPrefixes('a.b.c')).toEqual(['a.b.c', 'a.b', 'a', '']);
  });

  it('for any chart: the answer is a covering row, and no covering row is longer', () => {
    const matter = fc.constantFrom('', 'a', 'a.b', 'a.b.c', 'b', 'b.a', 'ab');
    const unit = fc.constantFrom('999901', '999901001', '999901002', '999901001001', '999901001001001');
    const cell = fc.record({ matterCode: matter, unitCode: unit, part: fc.constant('lead' as const), postKind: fc.constantFrom('x', 'y', 'z'), rank: fc.integer({ min: 1, max: 3 }) });
    const covers = (r: ChartRow, m: string, u: string): boolean =>
      (r.matterCode === '' || r.matterCode === m || m.startsWith(`${r.matterCode}.`)) && u.startsWith(r.unitCode);
    fc.assert(fc.property(fc.array(cell, { maxLength: 20 }), matter, unit, (rows, m, u) => {
      const hits = postKindFor(makeChart(1, 0, rows), m, u, 'lead');
      const covering = rows.filter((r) => covers(r, m, u));
      expect(hits.length > 0).toBe(covering.length > 0);
      const longestMatter = Math.max(...covering.map((r) => r.matterCode.length));
      const best = covering.filter((r) => r.matterCode.length === longestMatter);
      const longestUnit = Math.max(...best.map((r) => r.unitCode.length));
      for (const hit of hits) expect(best.some((r) => r.postKind === hit.postKind && r.unitCode === hit.chartUnit && r.unitCode.length === longestUnit)).toBe(true);
    }));
  });
});
