import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sizhi-partition-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(text: string, ...more: string[]): { status: number | null; json: Record<string, unknown>; said: string } {
  const file = join(folder, 'problem');
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/sizhi.mjs', 'partition', file, '--json', ...more], { cwd: ROOT, encoding: 'utf8' });
  return { status, json: JSON.parse(stdout) as Record<string, unknown>, said: stderr };
}

describe('sizhi partition FILE --json', { timeout: 60_000 }, () => {
  it('prints one object with the file’s own ids', () => {
    const { status, json } = run(' 1 14\n 4 2 20\n 1 0 0 5\n 2 3 4 6\n 30 100 100 7\n 4 103 104 8\n');
    expect(status).toBe(0);
    expect(Object.keys(json)).toEqual(['objective', 'lowerBound', 'gap', 'seconds', 'assignment']);
    expect(json).toMatchObject({ objective: 10, lowerBound: 10, gap: 0, seconds: expect.any(Number) });
    const of = new Map(json['assignment'] as [number, number][]);
    expect([...of.keys()]).toEqual([1, 2, 30, 4]);
    expect([of.get(1) === of.get(2), of.get(30) === of.get(4), of.get(1) === of.get(4)]).toEqual([true, true, false]);
  });
  it('takes real distances where it is told to, and keeps its limit', () => {
    expect(run(' 1 14\n 3 1 20\n 1 0 0 5\n 2 1 1 6\n 3 2 0 7\n', '--distance', 'euclidean', '--limit-seconds', '2').json).toMatchObject({ objective: 2 * Math.SQRT2 });
  });
  it('names households without a place and by how much capacity is short, and its exit says so', () => {
    const { status, json } = run(JSON.stringify({ households: [1, 2, 3].map((id) => ({ id, x: id, y: 0 })), liaisons: [{ id: 'a', x: 0, y: 0, capacity: 1 }] }));
    expect(status).toBe(1);
    expect(json).toMatchObject({ objective: 1, assignment: [[1, 'a']], unplaced: [{ id: 2, reason: 'capacity', short: 2 }, { id: 3, reason: 'capacity', short: 2 }] });
  });
  it('says in one sentence what is wrong with a file', () => {
    const { status, json, said } = run('户主,地址\n张三,安澜县');
    expect(status).toBe(1);
    expect(json).toEqual({ error: { zh: expect.stringMatching(/。$/), en: expect.stringContaining('neither') } });
    expect(said).not.toMatch(/ {4}at /);
  });
});
