import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPartitionFile } from '../files/read-file.js';
import { faultsOf } from '../partition.sample.js';
import { solvePartition } from '../solve-partition.js';

/** Best known (OR-Library, Beasley; Lorena and Senne). All of them with times: `npm run bench -- partition`. */
const BEST_KNOWN: [file: string, best: number][] = [['pmedcap1.txt', 713], ['pmedcap2.txt', 740], ['pmedcap4.txt', 651], ['pmedcap6.txt', 778], ['pmedcap10.txt', 829], ['SJC1.dat', 17288.99]];
const folder = fileURLToPath(new URL('../../../../../../../shared/data/partition/', import.meta.url));
const isThere = existsSync(folder);

describe('the literature’s instances (skipped where ../shared/data/partition is absent)', { timeout: 120_000 }, () => {
  it.skipIf(!isThere).each(BEST_KNOWN)('%s is solved to %d, and the bound is below', (file, best) => {
    const read = readPartitionFile(readFileSync(`${folder}${file}`, 'utf8'));
    if (!read.ok) throw new Error(read.fault.en);
    let asked = 0;
    const solved = solvePartition(read.problem, { stopped: () => { asked += 1; return asked > 100_000; } });
    if (!solved.ok) throw new Error(solved.fault.en);
    const { plan } = solved;
    expect(faultsOf(read.problem, plan)).toEqual([]);
    expect(plan.unplaced).toEqual([]);
    expect(Math.round(plan.objective * 100) / 100).toBe(best);
    expect(plan.lowerBound).toBeLessThanOrEqual(best + 0.005);
    expect(plan.lowerBound).toBeGreaterThan(best * 0.98);
  });
});
