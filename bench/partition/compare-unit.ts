import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import highsLoader from 'highs';
import { solveInWorker, type PartitionProblem } from '../../src/rooms/liaison/door.js';
import { fictionalUnit } from './fictional-unit.js';

const HOUSEHOLDS = 5000;
const LIAISONS = 100;
const LIMIT_SECONDS = 1;
const PEER_SECONDS = 600;

/** One large unit of distances only, so that every solver is given exactly the same numbers. */
export async function compareUnit(say: (line: string) => void): Promise<{ figures: Record<string, unknown>; lines: string[] }> {
  const drawn = fictionalUnit(7, HOUSEHOLDS, LIAISONS);
  const problem: PartitionProblem = { households: drawn.households.map(({ id, x, y }) => ({ id, x, y })), liaisons: drawn.liaisons.map(({ id, x, y, capacity, least }) => ({ id, x, y, capacity, least })) };
  await solveInWorker([fictionalUnit(1, 50, 5)], { workers: 1 });
  const begun = performance.now();
  const [solved] = await solveInWorker([problem], { workers: 1 });
  const seconds = (performance.now() - begun) / 1000;
  if (!solved?.ok) throw new Error('the unit was refused');
  const { objective, lowerBound, proven } = solved.plan;
  const costs = problem.households.map((h) => problem.liaisons.map((l) => Math.round(Math.sqrt((h.x - l.x) ** 2 + (h.y - l.y) ** 2))));
  say(`单元 ${HOUSEHOLDS}×${LIAISONS}：我们 ${seconds.toFixed(3)} 秒；HiGHS 正在计算（可能数分钟）。 Ours ${seconds.toFixed(3)} s; HiGHS is at it.`);
  const highs = await byHighs(problem, costs);
  say(`HiGHS ${highs.seconds.toFixed(2)} s, ${highs.objective}`);
  const cbc = await byCbc(problem, costs);
  const figures = { households: HOUSEHOLDS, liaisons: LIAISONS, objective, lowerBound, proven, seconds: round(seconds), limitSeconds: LIMIT_SECONDS,
    highsSeconds: round(highs.seconds), highsObjective: highs.objective, highsStatus: highs.status, timesFasterThanHighs: round(highs.seconds / seconds),
    cbcSeconds: cbc && round(cbc.seconds), cbcObjective: cbc && cbc.objective, timesFasterThanCbc: cbc && round(cbc.seconds / seconds),
    sameObjective: Math.abs(highs.objective - objective) < 0.5 && (cbc === null || Math.abs(cbc.objective - objective) < 0.5) };
  return { figures, lines: [
    `单元 ${HOUSEHOLDS}×${LIAISONS}：${figures.seconds} 秒证明最优（上限 1 秒），目标值 ${objective}；HiGHS ${figures.highsSeconds} 秒（${figures.timesFasterThanHighs} 倍），目标值${figures.sameObjective ? '相同' : `不同：${highs.objective}`}。`,
    `Unit: ${figures.seconds} s, proven ${proven}, objective ${objective}; HiGHS ${figures.highsSeconds} s (${figures.timesFasterThanHighs}×, ${highs.status}, ${highs.objective}); ${cbc ? `CBC ${figures.cbcSeconds} s (${figures.timesFasterThanCbc}×, ${cbc.objective})` : 'CBC is not on this machine'}.`,
  ] };
}

interface Peer { seconds: number; objective: number; status: string }

/** The linear program (its corners are whole), given as arrays; only the solving is timed. */
async function byHighs({ liaisons }: PartitionProblem, costs: readonly number[][]): Promise<Peer> {
  // Its types describe the CommonJS build, what is loaded is the ES module.
  const highs = await (highsLoader as unknown as typeof highsLoader.default)();
  const n = costs.length;
  const m = liaisons.length;
  const starts = Int32Array.from({ length: n * m + 1 }, (_, at) => at * 2);
  const indices = Int32Array.from({ length: n * m * 2 }, (_, at) => (at % 2 === 0 ? Math.floor(at / 2 / m) : n + (Math.floor(at / 2) % m)));
  return highs.withModel({ numCols: n * m, numRows: n + m, colCost: Float64Array.from(costs.flat()), colLower: new Float64Array(n * m), colUpper: new Float64Array(n * m).fill(1),
    rowLower: Float64Array.from([...costs.map(() => 1), ...liaisons.map((l) => l.least ?? 0)]), rowUpper: Float64Array.from([...costs.map(() => 1), ...liaisons.map((l) => l.capacity)]),
    matrix: { format: 'csc', numRows: n + m, numCols: n * m, starts, indices, values: new Float64Array(n * m * 2).fill(1) } }, (model) => {
    model.options.set({ output_flag: false, time_limit: PEER_SECONDS });
    const begun = performance.now();
    model.run();
    return { seconds: (performance.now() - begun) / 1000, objective: model.getObjectiveValue(), status: String(model.getModelStatus()) };
  });
}

/** The same by an installed cbc; the time is the one it reports, without reading the file. Null when there is none. */
async function byCbc({ liaisons }: PartitionProblem, costs: readonly number[][]): Promise<Peer | null> {
  if (spawnSync('cbc', ['-quit'], { stdio: 'ignore' }).error) return null;
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-bench-'));
  try {
    const wrap = (words: string[]): string => words.map((word, k) => (k % 20 === 19 ? `${word}\n` : word)).join(' + ');
    const rows = costs.map((row, i) => ` r${i}: ${wrap(row.map((_, j) => `x${i}_${j}`))} = 1`);
    const sums = liaisons.map((l, j) => { const sum = wrap(costs.map((_, i) => `x${i}_${j}`)); return ` c${j}: ${sum} <= ${l.capacity}\n d${j}: ${sum} >= ${l.least ?? 0}`; });
    const file = join(folder, 'unit.lp');
    await writeFile(file, `Minimize\n obj: ${wrap(costs.flatMap((row, i) => row.map((c, j) => `${c} x${i}_${j}`)))}\nSubject To\n${rows.join('\n')}\n${sums.join('\n')}\nEnd\n`);
    const out = spawnSync('cbc', [file, '-seconds', String(PEER_SECONDS), '-initialSolve', '-solution', join(folder, 'out')], { encoding: 'utf8', maxBuffer: 2 ** 28 }).stdout;
    const told = await readFile(join(folder, 'out'), 'utf8').catch(() => '');
    const objective = Number(/objective value\s+([-\d.e+]+)/i.exec(told)?.[1] ?? Number.NaN);
    const read = [...out.matchAll(/Total time \(CPU seconds\):\s+([\d.]+)/g)].at(-1)?.[1];
    const optimal = /Optimal objective\s+([\d.e+]+)\s+-\s+\d+ iterations time ([\d.]+)/.exec(out)?.[2];
    return { seconds: Number(optimal ?? read ?? Number.NaN), objective, status: /optimal/i.test(told) ? 'optimal' : 'stopped' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const round = (n: number): number => Math.round(n * 1000) / 1000;
