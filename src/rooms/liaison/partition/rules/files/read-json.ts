import type { DistanceRule, PartitionProblem } from '../problem.js';
import { broken, type ReadFile } from './file-fault.js';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isChosen = (choose: unknown): boolean => choose !== undefined && choose !== null;

/** `{households: [{id, x, y, demand?, prefers?, building?, …}], liaisons: [{id, x, y, capacity, least?, …}], choose?, weights?}`. */
export function readJson(body: string, distance: DistanceRule | undefined): ReadFile {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return broken('not_json', '文件以 JSON 开头，但不是完整的 JSON。', 'The file begins like JSON but is not whole JSON.');
  }
  if (!isObject(value) || !Array.isArray(value['households']) || !Array.isArray(value['liaisons'])) {
    return broken('wrong_shape', 'JSON 应是 {"households":[…],"liaisons":[…]}。', 'The JSON should be {"households":[…],"liaisons":[…]}.');
  }
  const { households, liaisons, choose, weights } = value;
  for (const [zh, en, list] of [['住户', 'household', households], ['联户员', 'liaison', liaisons]] as const) {
    const at = (list as unknown[]).findIndex((place) => !isObject(place));
    if (at >= 0) return broken('wrong_shape', `第 ${at + 1} 个${zh}不是 {…}。`, `The ${en} in place ${at + 1} is not {…}.`);
  }
  if (weights !== undefined && !isObject(weights)) return broken('wrong_shape', 'weights 应是 {…}。', 'weights should be {…}.');
  // Where liaisons are chosen, an entrance is not split (issue L3 b).
  const places = isChosen(choose) ? (households as Record<string, unknown>[]).map((h) => ({ together: h['building'], ...h })) : households;
  // Numbers and ids are checked by check-problem.ts, which asks for the type of each as well.
  return { ok: true, kind: 'json', problem: { households: places, liaisons, weights, distance: distance ?? 'euclidean', ...(isChosen(choose) ? { choose } : {}) } as PartitionProblem };
}
