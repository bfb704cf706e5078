import { describe, expect, it } from 'vitest';
import { solvePartition } from '../solve-partition.js';
import { readPartitionFile } from './read-file.js';

const read = (text: string, distance?: 'floor' | 'euclidean') => {
  const file = readPartitionFile(text, distance);
  if (!file.ok) throw new Error(file.fault.en);
  return file;
};
const PMEDCAP = ' 1 14\n 4 2 20\n 1 0 0 5\n 2 3 4 6\n 30 100 100 7\n 4 103 104 8\n';
const DAT = '3 1\n0 0 30 5\n3 4 30 6\n6 8 30 7\n';

describe('the files of the literature', () => {
  it('pmedcap: the point numbers are the ids, distances are rounded down and not multiplied', () => {
    const { kind, problem } = read(PMEDCAP);
    expect([kind, problem.distance, problem.choose, problem.costPerDemand]).toEqual(['pmedcap', 'floor', 2, false]);
    expect(problem.households[2]).toEqual({ id: 30, x: 100, y: 100, demand: 7 });
    expect(problem.liaisons.map((l) => l.capacity)).toEqual([20, 20, 20, 20]);
    expect(solvePartition(problem)).toMatchObject({ ok: true, plan: { objective: 10, lowerBound: 10 } });
  });
  it('pmedcap without its first line is read as well', () => {
    expect(read(PMEDCAP.split('\n').slice(1).join('\r\n')).problem).toEqual(read(PMEDCAP).problem);
  });
  it('dat: the line numbers from 1 are the ids, distances are real', () => {
    const { kind, problem } = read(DAT);
    expect([kind, problem.distance, problem.choose]).toEqual(['dat', 'euclidean', 1]);
    expect(problem.liaisons[1]).toEqual({ id: 2, x: 3, y: 4, capacity: 30 });
    expect(solvePartition(problem)).toMatchObject({ ok: true, plan: { objective: 10, chosen: [2] } });
  });
  it('the distance asked for goes before the kind of file', () => {
    expect([read(PMEDCAP, 'euclidean').problem.distance, read(DAT, 'floor').problem.distance]).toEqual(['euclidean', 'floor']);
  });
});

describe('our own JSON', () => {
  const problem = { households: [{ id: 1, x: 0, y: 0, demand: 2, prefers: 'b', building: 'e1' }, { id: 2, x: 1, y: 0, building: 'e1' }], liaisons: [{ id: 'a', x: 0, y: 0, capacity: 5, least: 1 }, { id: 'b', x: 9, y: 0, capacity: 5 }] };
  it('is taken as it is, with a byte order mark too', () => {
    expect(read(`\uFEFF${JSON.stringify(problem)}`).problem).toMatchObject({ ...problem, distance: 'euclidean' });
    expect(read(JSON.stringify(problem)).problem.households[0]!.together).toBeUndefined();
  });
  it('keeps an entrance together where liaisons are chosen', () => {
    expect(read(JSON.stringify({ ...problem, choose: 1 })).problem.households.map((h) => h.together)).toEqual(['e1', 'e1']);
  });
});

describe('a file that is none of them', () => {
  const million = `2 1\n${'1 '.repeat(1_000_000)}`;
  it.each([
    ['empty', ' \n', 'empty'], ['half a JSON', '{"households": [', 'not_json'], ['another JSON', '{"people":[]}', 'wrong_shape'], ['a list', '[1,2]', 'wrong_shape'], ['households that are no objects', '{"households":[1],"liaisons":[]}', 'wrong_shape'],
    ['words', '户主,地址\n张三,安澜县', 'not_numbers'], ['a number that is none', '2 1\n0 0 NaN 5\n1 1 9 5', 'not_numbers'], ['too few numbers', '4 2\n0 0 30 5', 'wrong_count'], ['a line too many', `${DAT}1 1 1 1 `, 'wrong_count'],
    ['a million lines', million, 'too_large'], ['too many characters', ' '.repeat(64 * 1024 * 1024 + 1), 'too_large'],
  ])('%s: one sentence says so', (_, text, code) => {
    const file = readPartitionFile(text);
    if (file.ok) throw new Error('it was read');
    expect(file.fault.code).toBe(code);
    expect(file.fault.zh).toMatch(/。$/);
    expect(file.fault.en.length).toBeLessThan(250);
  });
  it('a JSON whose numbers are no numbers is read, and refused by the check', () => {
    const { problem } = read('{"households":[{"id":1,"x":"a","y":0}],"liaisons":[{"id":1,"x":0,"y":0,"capacity":3}]}');
    expect(solvePartition(problem)).toMatchObject({ ok: false, fault: { code: 'bad_coordinate' } });
  });
});
