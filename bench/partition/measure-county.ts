import { chance } from '../../demo/random.js';
import { solveInWorker } from '../../src/rooms/liaison/door.js';
import { fictionalUnit } from './fictional-unit.js';

const UNITS = 1300;
const HOUSEHOLDS = 200_000;
const LIAISONS = 10_000;
const LIMIT_SECONDS = 5;
const WORKERS = 2;

/** 1,300 units of very different size, all in one call: check, threads, proof and the reason for every household included. */
export async function measureCounty(say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> {
  const random = chance(1, 'unit sizes');
  const weights = Array.from({ length: UNITS }, () => 0.15 + random.next() ** 3 * 4);
  const liaisons = sharesOf(LIAISONS, weights);
  const households = sharesOf(HOUSEHOLDS, weights);
  const problems = weights.map((_, unit) => fictionalUnit(unit + 1, households[unit]!, liaisons[unit]!));
  say(`县：${UNITS} 个单元、${HOUSEHOLDS} 户、${LIAISONS} 名联户员。 A county of ${UNITS} units.`);
  const times: number[] = [];
  let proven = 0;
  let placed = 0;
  for (let run = 0; run < 3; run += 1) {
    const begun = performance.now();
    const solved = await solveInWorker(problems, { workers: WORKERS });
    times.push((performance.now() - begun) / 1000);
    proven = solved.filter((one) => one.ok && one.plan.proven && one.plan.objective === one.plan.lowerBound).length;
    placed = solved.reduce((sum, one) => sum + (one.ok ? one.plan.assignment.length : 0), 0);
  }
  const figures = { units: UNITS, households: HOUSEHOLDS, liaisons: LIAISONS, workers: WORKERS, provenUnits: proven, placed, secondsFirst: round(times[0]!), secondsMedian: round(times.sort((a, b) => a - b)[1]!),
    limitSeconds: LIMIT_SECONDS, shareOfLimit: round(times[1]! / LIMIT_SECONDS), largestUnit: Math.max(...households) };
  return { figures, lines: [
    `全县 ${figures.secondsMedian} 秒（首次 ${figures.secondsFirst} 秒，上限 ${LIMIT_SECONDS} 秒）；${proven}/${UNITS} 个单元证明最优，${placed} 户已划入。`,
    `County ${figures.secondsMedian} s (first call ${figures.secondsFirst} s, limit ${LIMIT_SECONDS} s) on ${WORKERS} threads; ${proven} of ${UNITS} units proven optimal, ${placed} households placed; largest unit ${figures.largestUnit}.`,
  ] };
}

/** Whole shares of a total, at least 1 each, by weight. */
function sharesOf(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((a, b) => a + b, 0);
  const out = weights.map((weight) => Math.max(1, Math.floor((weight / all) * total)));
  for (let k = 0, left = total - out.reduce((a, b) => a + b, 0); left !== 0; k += 1) {
    const step = Math.sign(left);
    if (out[k % out.length]! + step < 1) continue;
    out[k % out.length]! += step;
    left -= step;
  }
  return out;
}

const round = (n: number): number => Math.round(n * 1000) / 1000;
