/**
 * The shape of a partition: households to liaisons of one unit (product.md, L3). Ids are whatever the caller has; one kind of
 * id per list, compared as text. Coordinates are metres in a plane (project first; degrees are not metres).
 */
export type PlaceId = string | number;

export interface Household {
  id: PlaceId;
  x: number;
  y: number;
  /** Whole number ≥ 1, 1 when left out. A group that is not split (an entrance) is one household with its count. */
  demand?: number;
  /** 就亲: liaisons the household is close to (kin). Unknown ids are reported and ignored. */
  prefers?: PlaceId | readonly PlaceId[];
  /** 就便: same building or entrance. */
  building?: PlaceId;
  /** 就便: same villager group. */
  group?: PlaceId;
  /** Those who name the same stay together (one entrance), as long as any liaison can take them all. */
  together?: PlaceId;
  /** The liaison it has now: moving away costs `movePenalty`. */
  current?: PlaceId;
  /** Somebody decided: it goes there, or the answer names why it cannot. */
  locked?: PlaceId;
}

export interface Liaison {
  id: PlaceId;
  x: number;
  y: number;
  /** Most demand it takes, a whole number ≥ 0. */
  capacity: number;
  /** Least demand it should have, 0 when left out. */
  least?: number;
  building?: PlaceId;
  group?: PlaceId;
}

/** All in metres: how many metres farther a household goes for it. */
export interface Weights {
  preferBonus: number;
  buildingBonus: number;
  groupBonus: number;
  movePenalty: number;
}

/**
 * Kin outweighs a village's width, the same building a street, the same group a lane; a household that has a liaison keeps it
 * for less than 150 m.
 */
export const DEFAULT_WEIGHTS: Weights = { preferBonus: 600, buildingBonus: 200, groupBonus: 100, movePenalty: 150 };

/** `rounded`: whole metres (the product). `floor`: rounded down (OR-Library). `euclidean`: as it is. */
export type DistanceRule = 'rounded' | 'floor' | 'euclidean';

export interface PartitionProblem {
  households: readonly Household[];
  liaisons: readonly Liaison[];
  /** Open at most so many of the liaisons (the p of the p-median problem); left out: all of them are given. */
  choose?: number;
  weights?: Partial<Weights>;
  /** `rounded` when left out. */
  distance?: DistanceRule;
  /** Cost is demand × metres (true, the product) or metres only (the literature's p-median instances). */
  costPerDemand?: boolean;
}

/** Limits: what is larger is refused, never tried. */
export const LIMITS = { households: 200_000, liaisons: 20_000, pairs: 25_000_000, demand: 1_000_000, coordinate: 1e9, weight: 1e6 } as const;

export interface SolveOptions {
  /** Milliseconds from any start; the only clock. Left out: no limit of time. */
  now?: () => number;
  limitSeconds?: number;
  /** The same seed and the same number of rounds give the same plan. */
  seed?: number;
  /** As few moves from `current` as can be, and the least distance among those plans. */
  fewestMoves?: boolean;
  onProgress?: (progress: Progress) => void;
  /** Asked often; once true the best so far is answered. */
  stopped?: () => boolean;
}

/** `objective` falls, `lowerBound` rises. */
export interface Progress {
  objective: number | null;
  lowerBound: number | null;
  gap: number | null;
  round: number;
}

/** Why a household is where it is. */
export interface Why {
  distanceMeters: number;
  preferred: boolean;
  sameBuilding: boolean;
  sameGroup: boolean;
  kept: boolean;
  locked: boolean;
  nearestId: PlaceId;
  nearestDistanceMeters: number;
  /** It is not with the one that suits it best (distance and wishes together), because that one is full, or because another must reach its least. */
  limit: boolean;
}

export interface Placement {
  householdId: PlaceId;
  liaisonId: PlaceId;
  why: Why;
}

export interface Load {
  liaisonId: PlaceId;
  load: number;
  capacity: number;
  least: number;
  /** How much it lacks to its least; 0 when it has it. */
  shortOfLeast: number;
}

export interface Unplaced {
  id: PlaceId;
  /** `capacity`: all are full. `no_liaison`: there is none. `group_too_large`: larger than any liaison's capacity. `fragmented`: room is left, but nowhere enough for this group. */
  reason: 'capacity' | 'no_liaison' | 'group_too_large' | 'fragmented';
  /** By how much the capacity of all chosen liaisons together is short (`capacity`), or the largest room left is short for this group. */
  short: number;
}

/** A wish that could not be read or kept: named, never dropped in silence. */
export interface Ignored {
  householdId: PlaceId;
  field: 'prefers' | 'current' | 'locked' | 'together';
  /** The liaison that was wished for; of an entrance that was divided, the one this household has now (null: none). */
  liaisonId: PlaceId | null;
  reason: 'unknown_liaison' | 'liaison_full' | 'divided';
}

export interface PartitionPlan {
  assignment: Placement[];
  unplaced: Unplaced[];
  loads: Load[];
  /** Liaisons in use: all given ones, or the chosen. */
  chosen: PlaceId[];
  ignored: Ignored[];
  /** Σ over placed households of (metres − bonuses + penalties), × demand where costPerDemand. */
  objective: number;
  /** No plan that places as much costs less than this. */
  lowerBound: number;
  /** (objective − lowerBound) / objective, 0 when proven. */
  gap: number;
  proven: boolean;
  /** How many households with a `current` liaison are elsewhere now. */
  moves: number;
  /** `transport`: unit demands, exact. `assignment`: groups, liaisons given. `median`: liaisons chosen too. */
  method: 'transport' | 'assignment' | 'median';
}

/** What is wrong with a problem, in both languages; the first fault found. */
export interface PartitionFault {
  code: 'too_large' | 'duplicate_id' | 'bad_coordinate' | 'bad_demand' | 'bad_capacity' | 'bad_choose' | 'bad_weight' | 'bad_id';
  zh: string;
  en: string;
}

export type Solved = { ok: true; plan: PartitionPlan } | { ok: false; fault: PartitionFault };
