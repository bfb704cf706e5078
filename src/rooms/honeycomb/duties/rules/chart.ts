export type Part = 'lead' | 'assist' | 'informed';

/** One cell of the division of work. `matterCode` '' is every matter; a unit's row holds for everything below it. */
export interface ChartRow {
  matterCode: string;
  unitCode: string;
  part: Part;
  postKind: string;
  rank: number;
}

export interface DutyChart {
  version: number;
  /** Milliseconds since 1970. */
  effectiveAt: number;
  rows: readonly ChartRow[];
  /** rows by part and matter, so that a look-up walks a few cells instead of the whole chart. */
  byMatter: ReadonlyMap<string, readonly ChartRow[]>;
}

/** A kind of post that takes the part, and the unit whose row of the chart says so. */
export interface ChartHit {
  postKind: string;
  chartUnit: string;
}

export function makeChart(version: number, effectiveAt: number, rows: readonly ChartRow[]): DutyChart {
  const byMatter = new Map<string, ChartRow[]>();
  for (const row of rows) {
    const key = `${row.part} ${row.matterCode}`;
    const cells = byMatter.get(key);
    if (cells) cells.push(row);
    else byMatter.set(key, [row]);
  }
  return { version, effectiveAt, rows, byMatter };
}

/** `water.leak` → `water.leak`, `water`, ``: the matter itself and everything above it, the longest first. */
export function matterPrefixes(matterCode: string): string[] {
  const out: string[] = [];
  for (let code = matterCode; code !== ''; code = code.slice(0, Math.max(code.lastIndexOf('.'), 0))) out.push(code);
  return [...out, ''];
}

/**
 * Which kinds of post take a part in a matter at a place, in the chart's order: the first with somebody on duty takes it.
 * The longest matter code of the chart that covers the matter wins, then the longest unit code that covers the place.
 */
export function postKindFor(chart: DutyChart, matterCode: string, unitCode: string, part: Part): ChartHit[] {
  for (const matter of matterPrefixes(matterCode)) {
    const here = (chart.byMatter.get(`${part} ${matter}`) ?? []).filter((row) => unitCode.startsWith(row.unitCode));
    if (here.length === 0) continue;
    const length = Math.max(...here.map((row) => row.unitCode.length));
    return here.filter((row) => row.unitCode.length === length)
      .sort((a, b) => a.rank - b.rank || (a.postKind < b.postKind ? -1 : 1))
      .map((row) => ({ postKind: row.postKind, chartUnit: row.unitCode }));
  }
  return [];
}
