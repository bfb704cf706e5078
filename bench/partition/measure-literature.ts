import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPartitionFile, solveInWorker } from '../../src/rooms/liaison/door.js';

const FOLDER = fileURLToPath(new URL('../../../shared/data/partition', import.meta.url));
/** Best known: OR-Library (Beasley), in line 1 of its files; Lorena and Senne's instances. */
const BEST_KNOWN: Record<string, number> = {
  ...Object.fromEntries([713, 740, 751, 651, 664, 778, 787, 820, 715, 829].map((best, k) => [`pmedcap${k + 1}.txt`, best])), 'SJC1.dat': 17288.99, 'SJC2.dat': 33270.94,
};
const LIMIT_SECONDS = 10;

/** Each instance alone on one thread, with its own limit of time. */
export async function measureLiterature(say: (line: string) => void): Promise<{ figures: Record<string, unknown> | null; lines: string[] }> {
  if (!existsSync(FOLDER)) return { figures: null, lines: ['没有 ../shared/data/partition，未测文献算例。 ../shared/data/partition is not there: the literature\'s instances were not measured.'] };
  const rows: { name: string; bestKnown: number; objective: number; gapPercent: number; lowerBound: number; boundGapPercent: number; secondsToBest: number; seconds: number; proven: boolean }[] = [];
  for (const [name, bestKnown] of Object.entries(BEST_KNOWN)) {
    const read = readPartitionFile(await readFile(join(FOLDER, name), 'utf8'));
    if (!read.ok) throw new Error(read.fault.en);
    const begun = performance.now();
    let secondsToBest = 0;
    let best = Infinity;
    const [solved] = await solveInWorker([read.problem], { limitSeconds: LIMIT_SECONDS, onProgress: ({ objective }) => {
      if (objective !== null && objective < best) { best = objective; secondsToBest = (performance.now() - begun) / 1000; }
    } });
    if (!solved?.ok) throw new Error(`${name} was refused`);
    const { objective, lowerBound, gap, proven } = solved.plan;
    rows.push({ name, bestKnown, objective: round(objective, 2), gapPercent: round((objective / bestKnown - 1) * 100, 3), lowerBound: round(lowerBound, 2), boundGapPercent: round(gap * 100, 3),
      secondsToBest: round(secondsToBest, 2), seconds: round((performance.now() - begun) / 1000, 2), proven });
    say(`${name}: ${round(objective, 2)} / ${bestKnown}`);
  }
  const averageGapPercent = round(rows.reduce((sum, row) => sum + row.gapPercent, 0) / rows.length, 4);
  return { figures: { averageGapPercent, limitPercent: 0.2, rows }, lines: [
    `文献算例：与已知最好解平均相差 ${averageGapPercent} %（上限 0.2 %）。 Literature: ${averageGapPercent} % above the best known on average (limit 0.2 %).`,
    ...rows.map((row) => `  ${row.name.padEnd(14)} ${row.objective} (${row.bestKnown}, ${row.gapPercent} %) bound ${row.lowerBound} (${row.boundGapPercent} %) best after ${row.secondsToBest} s, ended after ${row.seconds} s${row.proven ? ', proven' : ''}`),
  ] };
}

const round = (n: number, digits: number): number => Math.round(n * 10 ** digits) / 10 ** digits;
