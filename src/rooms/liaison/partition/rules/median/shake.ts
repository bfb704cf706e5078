import type { Chance } from '../chance.js';
import { FEW_SLOTS, moveTo, nearestSlots, openAt, roomAt, slotsAround, type Draft } from './medians.js';
import { repair } from './repair.js';

/** The share of groups that is put anywhere. */
const SCATTERED = 0.3;
const DRAWN = 3;

/**
 * Takes a region apart: some neighbouring medians are closed, others opened among the candidates near by (or one anywhere),
 * rather where the relaxation likes them; the groups of the region are placed anew.
 */
export function shake(draft: Draft, chance: Chance, often: Float64Array, lambda: Float64Array | null): void {
  const { of, median, members } = draft;
  const { p } = of;
  const loose: number[] = [...members[p]!];
  const hadNowhere = loose.length > 0;
  const touched: number[] = [];
  const first = lambda === null ? chance.below(p) : dearest(draft, chance, lambda);
  const far = p > 2 && chance.next() < 0.3;
  const region = far ? [first] : [first, ...nearestSlots(draft, first, 1 + chance.below(Math.min(4, p)))];
  for (const s of region) { touched.push(s); for (const i of members[s]!) loose.push(i); }
  for (const s of region) {
    if (of.must[median[s]!] === 1 || (!far && chance.next() < 0.25)) continue;
    const around = far ? median[chance.below(p)]! : median[s]!;
    const candidate = pick(draft, around, chance, often);
    if (candidate >= 0) openAt(draft, s, candidate);
    if (far) for (const t of nearestSlots(draft, s, 2)) { touched.push(t); for (const i of members[t]!) loose.push(i); }
  }
  const once = [...new Set(loose)];
  for (const i of once) moveTo(draft, i, p);
  const scattered = p === of.m || hadNowhere ? scatter(draft, once, touched, chance) : once;
  repair(draft, scattered, p <= FEW_SLOTS ? slotsAround(draft, p) : [...new Set(touched.flatMap((s) => [s, ...slotsAround(draft, s)]))]);
}

/**
 * Where no other medians can be tried, or somebody had no place, some groups are put anywhere in the region first: else the same
 * groups would be placed in the same way again. Answers those that are still loose.
 */
function scatter(draft: Draft, loose: readonly number[], slots: readonly number[], chance: Chance): number[] {
  const { of: { p, cost, demand }, base } = draft;
  return loose.filter((i) => {
    if (chance.next() >= SCATTERED) return true;
    const s = slots[chance.below(slots.length)]!;
    if (roomAt(draft, s) < demand[i]! || cost[base[s]! + i]! >= cost[base[p]! + i]!) return true;
    moveTo(draft, i, s);
    return false;
  });
}

/** Of some slots by chance the one whose groups cost most above what the relaxation pays for them: there is most to gain. */
function dearest({ of: { p, cost }, base, members }: Draft, chance: Chance, lambda: Float64Array): number {
  let best = 0;
  let most = -Infinity;
  for (let k = 0; k < DRAWN; k += 1) {
    const s = chance.below(p);
    const excess = members[s]!.reduce((sum, i) => sum + cost[base[s]! + i]! - lambda[i]!, 0);
    if (excess > most) { most = excess; best = s; }
  }
  return best;
}

/** A closed candidate among those near, by a draw weighted with how often the relaxation opened it. */
function pick(draft: Draft, around: number, chance: Chance, often: Float64Array): number {
  const { of: { order, orderCount, nearCount }, slotOfMedian } = draft;
  const row = around * orderCount;
  const reach = Math.min(orderCount, nearCount + 4);
  let all = 0;
  for (let k = 0; k < reach; k += 1) if (slotOfMedian[order[row + k]!]! < 0) all += 0.2 + Math.sqrt(often[order[row + k]!]!);
  let draw = chance.next() * all;
  for (let k = 0; k < reach; k += 1) {
    const c = order[row + k]!;
    if (slotOfMedian[c]! >= 0) continue;
    draw -= 0.2 + Math.sqrt(often[c]!);
    if (draw <= 0) return c;
  }
  return -1;
}
