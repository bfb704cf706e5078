import type { DistanceRule } from '../problem.js';
import { broken, type ReadFile } from './file-fault.js';
import { readJson } from './read-json.js';
import { readPoints } from './read-points.js';

export const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * Text of an OR-Library pmedcap file, a `.dat` file (n p, then x y capacity demand) or our own JSON, told apart by what stands
 * in it. Distances: rounded down for pmedcap and real otherwise, unless `distance` says so.
 */
export function readPartitionFile(text: string, distance?: DistanceRule): ReadFile {
  if (text.length > MOST_CHARACTERS) return broken('too_large', '文件超过 64 MB，请分单元划分。', 'The file is larger than 64 MB; partition unit by unit.');
  const body = text.replace(/^\uFEFF/, '').trim();
  if (body === '') return broken('empty', '文件是空的。', 'The file is empty.');
  return body.startsWith('{') || body.startsWith('[') || body.startsWith('"') ? readJson(body, distance) : readPoints(body, distance);
}
