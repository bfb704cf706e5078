import type { Compiled } from '../compile.js';
import { kthSmallest } from './smallest.js';

const LEAST_ORDERED = 300;
/** So many times the candidates per median: then some thirty medians stand among those that are ordered. */
const ORDERED_SHARE = 30;

/** For each liaison the liaisons by distance, itself first: as many as moves and splits look at. */
export function byNearness(c: Compiled, p: number): { order: Int32Array; orderCount: number } {
  const { m } = c;
  const orderCount = Math.min(m, Math.max(LEAST_ORDERED, ORDERED_SHARE * Math.ceil(m / p)));
  const order = new Int32Array(m * orderCount);
  const far = new Float64Array(m);
  const picked = new Float64Array(m);
  const row = new Int32Array(m);
  for (let j = 0; j < m; j += 1) {
    for (let k = 0; k < m; k += 1) {
      const dx = c.liaisonX[k]! - c.liaisonX[j]!;
      const dy = c.liaisonY[k]! - c.liaisonY[j]!;
      far[k] = dx * dx + dy * dy;
    }
    far[j] = -1;
    picked.set(far);
    const reach = kthSmallest(picked, m, orderCount - 1);
    let count = 0;
    for (let k = 0; k < m; k += 1) if (far[k]! <= reach) { row[count] = k; count += 1; }
    row.subarray(0, count).sort((a, b) => far[a]! - far[b]! || a - b);
    order.set(row.subarray(0, orderCount), j * orderCount);
  }
  return { order, orderCount };
}
