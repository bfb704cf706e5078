import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import { makeChart, type DutyChart } from './rules/chart.js';
import { chartRows, chartVersionAt } from './store.js';

const kept = new WeakMap<object, Map<string, DutyChart>>();

/**
 * The division of work in force at an instant: the newest version effective by then. A version never changes once it is in
 * force, so its rows are read once per process; each call only asks which version it is. A county without one gets an
 * empty chart of version 0.
 */
export async function chartFor(tx: Transaction, at: Instant): Promise<DutyChart> {
  const { countyCode } = tx.scope;
  const current = await chartVersionAt(tx, at);
  if (!current) return makeChart(0, 0, []);
  const charts = kept.get(tx.source) ?? new Map<string, DutyChart>();
  kept.set(tx.source, charts);
  const known = charts.get(countyCode);
  if (known && known.version === current.version && known.effectiveAt === current.effectiveAt) return known;
  const chart = makeChart(current.version, current.effectiveAt, await chartRows(tx, current.version));
  charts.set(countyCode, chart);
  return chart;
}
