import { DEFAULT_WEIGHTS, LIMITS, type PartitionFault, type PartitionProblem, type PlaceId } from './problem.js';

/** The first thing that makes a problem unreadable, or null. Wishes for unknown liaisons are no fault: compile.ts names them. */
export function checkProblem(problem: PartitionProblem): PartitionFault | null {
  const { households, liaisons, choose, weights } = problem;
  const pairs = households.length * liaisons.length;
  if (households.length > LIMITS.households || liaisons.length > LIMITS.liaisons || pairs > LIMITS.pairs) {
    return fault('too_large', `一次最多 ${LIMITS.households} 户、${LIMITS.liaisons} 名联户员、${LIMITS.pairs} 对；这里是 ${households.length} 户、${liaisons.length} 名，请分单元划分。`,
      `At most ${LIMITS.households} households, ${LIMITS.liaisons} liaisons and ${LIMITS.pairs} pairs at once; here are ${households.length} and ${liaisons.length}. Partition unit by unit.`);
  }
  if (choose !== undefined && !(Number.isInteger(choose) && choose >= 1 && choose <= liaisons.length)) {
    return fault('bad_choose', `要选的联户员数量应是 1 到 ${liaisons.length} 的整数，这里是 ${told(choose)}。`, `choose must be a whole number from 1 to ${liaisons.length}, not ${told(choose)}.`);
  }
  for (const [name, value] of Object.entries(weights ?? {})) {
    if (!(name in DEFAULT_WEIGHTS) || !(typeof value === 'number' && value >= 0 && value <= LIMITS.weight)) {
      return fault('bad_weight', `权重 ${name} 应是 0 到 ${LIMITS.weight} 米，这里是 ${told(value)}。`, `The weight ${name} must be 0 to ${LIMITS.weight} metres, not ${told(value)}.`);
    }
  }
  return checkPlaces('住户', 'household', households, ({ demand = 1 }) => !whole(demand, 1))
    ?? checkPlaces('联户员', 'liaison', liaisons, ({ capacity, least = 0 }) => !whole(capacity, 0) || !whole(least, 0) || least > capacity);
}

const isMetres = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= LIMITS.coordinate;
const isName = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string' || typeof value === 'number';
const whole = (value: number, from: number): boolean => Number.isInteger(value) && value >= from && value <= LIMITS.demand;

function checkPlaces<T extends { id: PlaceId; x: number; y: number }>(zh: string, en: string, places: readonly T[], badLoad: (place: T) => boolean): PartitionFault | null {
  const known = new Set<string>();
  for (const [at, place] of places.entries()) {
    const { id } = place;
    if (!(typeof id === 'number' ? Number.isFinite(id) : typeof id === 'string' && id.length >= 1 && id.length <= 200)) {
      return fault('bad_id', `第 ${at + 1} 个${zh}没有可用的编号。`, `The ${en} in place ${at + 1} has no usable id.`);
    }
    if (known.has(String(id))) return fault('duplicate_id', `${zh}编号 ${id} 出现了两次，请先合并或改正。`, `The ${en} id ${id} stands there twice; merge or correct it first.`);
    known.add(String(id));
    if (!isMetres(place.x) || !isMetres(place.y)) {
      return fault('bad_coordinate', `${zh} ${id} 的坐标应是两个有限的米数，这里是（${told(place.x)}，${told(place.y)}）。`,
        `The coordinates of ${en} ${id} should be two finite numbers of metres, not (${told(place.x)}, ${told(place.y)}).`);
    }
    for (const field of ['prefers', 'building', 'group', 'together', 'current', 'locked'] as const) {
      const value = (place as Record<string, unknown>)[field];
      if (!isName(value) && !(field === 'prefers' && Array.isArray(value) && value.length <= 100 && value.every((one) => isName(one)))) {
        return fault('bad_id', `${zh} ${id} 的 ${field} 应是编号。`, `${field} of ${en} ${id} should be an id.`);
      }
    }
    if (badLoad(place)) {
      return en === 'household'
        ? fault('bad_demand', `住户 ${id} 的户数应是 1 到 ${LIMITS.demand} 的整数。`, `The demand of household ${id} must be a whole number from 1 to ${LIMITS.demand}.`)
        : fault('bad_capacity', `联户员 ${id} 的户数上下限应是整数，0 ≤ 下限 ≤ 上限 ≤ ${LIMITS.demand}。`, `The limits of liaison ${id} must be whole numbers with 0 ≤ least ≤ capacity ≤ ${LIMITS.demand}.`);
    }
  }
  return null;
}

/** A value as it stood in the file, short; a sign of absence where there is none. */
const told = (value: unknown): string => (value === undefined || value === null ? '—' : typeof value === 'object' ? '{…}' : String(value).slice(0, 20));
const fault = (code: PartitionFault['code'], zh: string, en: string): PartitionFault => ({ code, zh, en });
