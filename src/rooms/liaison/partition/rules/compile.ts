import { DEFAULT_WEIGHTS, type DistanceRule, type Ignored, type PartitionProblem, type PlaceId, type Weights } from './problem.js';

/** A checked problem as numbers: what is sent to a worker and what the methods read. −1 is nobody, nothing. */
export interface Compiled {
  n: number;
  m: number;
  x: Float64Array;
  y: Float64Array;
  demand: Int32Array;
  building: Int32Array;
  group: Int32Array;
  together: Int32Array;
  current: Int32Array;
  locked: Int32Array;
  /** Preferred liaisons of household i: prefers[prefersFrom[i]] up to prefersFrom[i + 1]. */
  prefersFrom: Int32Array;
  prefers: Int32Array;
  liaisonX: Float64Array;
  liaisonY: Float64Array;
  capacity: Int32Array;
  least: Int32Array;
  liaisonBuilding: Int32Array;
  liaisonGroup: Int32Array;
  /** 0: all are given. */
  choose: number;
  distance: DistanceRule;
  costPerDemand: boolean;
  weights: Weights;
}

/** Ids become places in the lists; a wish for a liaison that is not there is named in `ignored`. */
export function compile(problem: PartitionProblem): { compiled: Compiled; ignored: Ignored[] } {
  const { households, liaisons } = problem;
  const ignored: Ignored[] = [];
  const placeOf = new Map(liaisons.map(({ id }, at) => [String(id), at]));
  const numberOf = numbering();
  const wanted = (householdId: PlaceId, field: Ignored['field'], liaisonId: PlaceId | undefined): number => {
    if (liaisonId === undefined || liaisonId === null) return -1;
    const at = placeOf.get(String(liaisonId));
    if (at === undefined) ignored.push({ householdId, field, liaisonId, reason: 'unknown_liaison' });
    return at ?? -1;
  };
  const prefersFrom = new Int32Array(households.length + 1);
  const prefers: number[] = [];
  households.forEach((household, i) => {
    for (const id of preferencesOf(household.prefers)) {
      const at = wanted(household.id, 'prefers', id);
      if (at >= 0) prefers.push(at);
    }
    prefersFrom[i + 1] = prefers.length;
  });
  const compiled: Compiled = {
    n: households.length, m: liaisons.length,
    x: Float64Array.from(households, (h) => h.x), y: Float64Array.from(households, (h) => h.y),
    demand: Int32Array.from(households, (h) => h.demand ?? 1),
    building: Int32Array.from(households, (h) => numberOf('building', h.building)), group: Int32Array.from(households, (h) => numberOf('group', h.group)),
    together: Int32Array.from(households, (h) => numberOf('together', h.together)),
    current: Int32Array.from(households, (h) => wanted(h.id, 'current', h.current)), locked: Int32Array.from(households, (h) => wanted(h.id, 'locked', h.locked)),
    prefersFrom, prefers: Int32Array.from(prefers),
    liaisonX: Float64Array.from(liaisons, (l) => l.x), liaisonY: Float64Array.from(liaisons, (l) => l.y),
    capacity: Int32Array.from(liaisons, (l) => l.capacity), least: Int32Array.from(liaisons, (l) => l.least ?? 0),
    liaisonBuilding: Int32Array.from(liaisons, (l) => numberOf('building', l.building)), liaisonGroup: Int32Array.from(liaisons, (l) => numberOf('group', l.group)),
    choose: problem.choose ?? 0, distance: problem.distance ?? 'rounded', costPerDemand: problem.costPerDemand ?? true,
    weights: { ...DEFAULT_WEIGHTS, ...problem.weights },
  };
  return { compiled, ignored };
}

const preferencesOf = (prefers: PlaceId | readonly PlaceId[] | undefined): readonly PlaceId[] =>
  prefers === undefined || prefers === null ? [] : typeof prefers === 'object' ? prefers : [prefers];

/** Numbers names as they come, one series per kind. */
function numbering(): (kind: string, name: PlaceId | undefined) => number {
  const known = new Map<string, number>();
  return (kind, name) => {
    if (name === undefined || name === null || name === '') return -1;
    const key = `${kind} ${name}`;
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  };
}
