import { LIMITS, type DistanceRule, type Household, type Liaison } from '../problem.js';
import { broken, type ReadFile } from './file-fault.js';

/**
 * The files of the p-median literature: every point is a household and a candidate, cost is distance alone.
 * pmedcap: number, best known; n p Q; n times id x y demand. dat: n p; n times x y capacity demand; ids are 1..n in order.
 */
export function readPoints(body: string, distance: DistanceRule | undefined): ReadFile {
  const words = body.split(/[\s,;]+/, 5 + 4 * LIMITS.households + 1);
  const bad = words.findIndex((word) => !/^[-+]?(\d+[.]?\d*|[.]\d+)([eE][-+]?\d+)?$/.test(word));
  if (bad >= 0) {
    const word = words[bad]!.slice(0, 20);
    return broken('not_numbers', `这不是 pmedcap、.dat 或 JSON 文件：第 ${bad + 1} 个数写成了“${word}”。`, `This is neither pmedcap, .dat nor JSON: number ${bad + 1} reads “${word}”.`);
  }
  const numbers = words.map(Number);
  for (const [kind, head, at] of [['pmedcap', 5, 2], ['pmedcap', 3, 0], ['dat', 2, 0]] as const) {
    const n = numbers[at]!;
    if (Number.isInteger(n) && n >= 1 && numbers.length === head + 4 * n) return read(kind, numbers, head, at, distance);
  }
  if (words.length > 4 * LIMITS.households) return broken('too_large', `文件里的点超过 ${LIMITS.households} 个。`, `The file holds more than ${LIMITS.households} points.`);
  return broken('wrong_count', `文件里有 ${numbers.length} 个数，与开头写的点数不符（pmedcap 应是 5+4n 个，.dat 应是 2+4n 个）。`,
    `The file holds ${numbers.length} numbers, which does not fit the count of points at its head (pmedcap has 5+4n, .dat 2+4n).`);
}

function read(kind: 'pmedcap' | 'dat', numbers: readonly number[], head: number, at: number, distance: DistanceRule | undefined): ReadFile {
  const n = numbers[at]!;
  const households: Household[] = [];
  const liaisons: Liaison[] = [];
  for (let k = 0; k < n; k += 1) {
    const [a, b, c, demand] = numbers.slice(head + 4 * k, head + 4 * k + 4) as [number, number, number, number];
    const point = kind === 'pmedcap' ? { id: a, x: b, y: c } : { id: k + 1, x: a, y: b };
    // A point without demand is a place for a median only.
    if (demand !== 0) households.push({ ...point, demand });
    liaisons.push({ ...point, capacity: kind === 'pmedcap' ? numbers[at + 2]! : c });
  }
  return { ok: true, kind, problem: { households, liaisons, choose: numbers[at + 1]!, costPerDemand: false, distance: distance ?? (kind === 'pmedcap' ? 'floor' : 'euclidean') } };
}
