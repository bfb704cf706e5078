import { z } from 'zod';
import { id, instant, lat, lng, page, pageQuery, phone, unitCode } from './shapes.js';

/** A unit of the last level that holds households: a village, community or compound. */
const day = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
const words = (max: number) => z.string().trim().max(max);
const done = z.object({ version: z.number().int() });

// ── L4 coverage: the board's number ────────────────────────────────────────────────────────────────────────────────

/** GET /api/liaison/coverage?unit=: the whole, and each unit directly below. Public numbers, no person. */
export const coverageQuery = z.object({ unit: unitCode.optional() });
export const coverageCounts = z.object({
  households: z.number().int(), inOneGrid: z.number().int(), withoutGrid: z.number().int(),
  cells: z.number().int(), cellsWithoutGrid: z.number().int(),
  grids: z.number().int(), gridsWithoutLiaison: z.number().int(), overCapacity: z.number().int(),
  liaisons: z.number().int(),
});
export type CoverageCounts = z.infer<typeof coverageCounts>;
export const coverage = z.object({
  unitCode, unitName: z.string(), at: instant, counts: coverageCounts,
  below: z.array(z.object({ unitCode, unitName: z.string(), level: z.string(), counts: coverageCounts })),
});

// ── Micro-grids ────────────────────────────────────────────────────────────────────────────────────────────────────

export const microGrid = z.object({
  gridId: id, unitCode, unitName: z.string(), number: z.number().int(), name: z.string(),
  liaisonPersonId: id, liaisonName: z.string(), liaisonPhone: z.string().nullable(),
  households: z.number().int(), capacity: z.number().int(), least: z.number().int(), planNumber: z.number().int().nullable(),
  openHandoverId: id.nullable(),
});
export type MicroGrid = z.infer<typeof microGrid>;
/** GET /api/liaison/grids?unit=: the micro-grids of a unit and below. */
export const gridQuery = z.object({ unit: unitCode, ...pageQuery });
export const gridPage = page(microGrid);

/** Why a household belongs to this liaison: what the optimiser weighed, in metres. */
export const why = z.object({
  distanceMeters: z.number().nullable(), nearestName: z.string().nullable().optional(), nearestDistanceMeters: z.number().nullable().optional(),
  preferred: z.boolean().optional(), sameBuilding: z.boolean().optional(), sameEntrance: z.boolean().optional(), sameGroup: z.boolean().optional(),
  kept: z.boolean().optional(), nearestFull: z.boolean().optional(), locked: z.boolean().optional(), byHand: z.boolean().optional(),
});
export type Why = z.infer<typeof why>;

/** GET /api/liaison/grids/:gridId/households: those of one micro-grid; the exact point only for the own liaison, else to about 100 m. */
export const gridHousehold = z.object({
  householdId: id, address: z.string(), lng: z.number().nullable(), lat: z.number().nullable(), members: z.number().int(),
  contactName: z.string().nullable(), contactPhone: z.string().nullable(), contactPreference: z.string(), since: instant, cause: z.string(), why,
});
export const gridHouseholdPage = page(gridHousehold);

/** POST /api/liaison/grids/:gridId/move-household: by hand, with a reason, within the unit. */
export const moveHousehold = z.object({ commandId: id, householdId: id, reason: words(300).min(1) });

// ── Handover ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** POST /api/liaison/handovers: the list is made; the liaison changes when it is signed. `toPersonId` serves in the unit or above it. */
export const beginHandover = z.object({ commandId: id, handoverId: id, gridId: id, toPersonId: id, reason: words(300).min(1) });
export const handover = z.object({
  handoverId: id, gridId: id, unitCode, unitName: z.string(), gridNumber: z.number().int(), fromName: z.string(), toName: z.string(),
  fromPersonId: id, toPersonId: id, reason: z.string(), state: z.enum(['open', 'signed', 'dropped']), begunAt: instant,
  givenAt: instant.nullable(), signedAt: instant.nullable(),
  /** The list to sign, by address; the last visit and how many needs and open cases are under way. */
  households: z.array(z.object({ householdId: id, address: z.string(), careNeeds: z.number().int(), lastVisitAt: instant.nullable() })),
});
export type Handover = z.infer<typeof handover>;
/** GET /api/liaison/handovers?unit= and …/mine: without the lists, how many instead. GET /api/liaison/handovers/:handoverId: one with its list. */
export const handoverQuery = z.object({ unit: unitCode });
export const handoverList = z.object({ rows: z.array(handover.extend({ households: z.number().int() })) });
export const handoverStep = z.object({ state: handover.shape.state });
/** POST /api/liaison/handovers/:handoverId/sign: the giver, the taker, or the secretary for a giver who cannot. */
export const signHandover = z.object({ commandId: id, as: z.enum(['giver', 'taker', 'for_giver']) });
export const dropHandover = z.object({ commandId: id });

// ── L2 candidates ──────────────────────────────────────────────────────────────────────────────────────────────────

export const STANDINGS = ['party_member', 'activist', 'volunteer'] as const;
export const WILLINGNESS = ['not_asked', 'willing', 'unwilling'] as const;
export const NOMINATION = ['none', 'nominated', 'opposed'] as const;
const candidateInput = {
  name: words(40).min(1), phone: phone.nullish(), standing: z.enum(STANDINGS), residentId: id.nullish(), personId: id.nullish(),
  lng: lng.nullish(), lat: lat.nullish(), building: words(30).nullish(), entrance: words(30).nullish(), villagerGroup: words(30).nullish(),
  hoursPerWeek: z.number().int().min(0).max(80).nullish(), capacity: z.number().int().min(1).max(2000).default(20),
  least: z.number().int().min(0).max(2000).default(0), conflicts: words(300).default(''),
};
/** POST /api/liaison/candidates */
export const addCandidate = z.object({ commandId: id, candidateId: id, unitCode, ...candidateInput });
/** POST /api/liaison/candidates/:candidateId/change */
export const changeCandidate = z.object({ commandId: id, sawVersion: z.number().int(), ...candidateInput });
/** …/willingness: what the candidate said, and who wrote it down (the caller). …/nomination: what the branch said. */
export const sayWillingness = z.object({ commandId: id, willingness: z.enum(['willing', 'unwilling']), hoursPerWeek: z.number().int().min(0).max(80).nullish(), capacity: z.number().int().min(1).max(2000).nullish() });
export const sayNomination = z.object({ commandId: id, nomination: z.enum(['nominated', 'opposed', 'none']), body: words(60).min(1), reason: words(300).default('') });
export const withdrawCandidate = z.object({ commandId: id, reason: words(300).min(1) });
export const candidate = z.object({
  candidateId: id, unitCode, unitName: z.string(), name: z.string(), phone: z.string().nullable(), standing: z.enum(STANDINGS),
  residentId: id.nullable(), personId: id.nullable(), lng: z.number().nullable(), lat: z.number().nullable(),
  building: z.string().nullable(), entrance: z.string().nullable(), villagerGroup: z.string().nullable(),
  willingness: z.enum(WILLINGNESS), willingnessAt: instant.nullable(), willingnessSaidTo: z.string().nullable(),
  nomination: z.enum(NOMINATION), nominatedBy: z.string().nullable(), nominationReason: z.string(), nominationAt: instant.nullable(),
  hoursPerWeek: z.number().int().nullable(), capacity: z.number().int(), least: z.number().int(), conflicts: z.string(),
  /** Nomination and willingness side by side: agreed, not asked, nominated but unwilling, willing but not nominated … */
  agreement: z.enum(['agreed', 'nominated_unwilling', 'willing_unnominated', 'opposed', 'incomplete']),
  /** Households within 500 m, for comparing. */
  householdsNear: z.number().int(), state: z.enum(['open', 'chosen', 'not_chosen', 'withdrawn']), expiresOn: z.string(), version: z.number().int(),
});
export type Candidate = z.infer<typeof candidate>;
/** GET /api/liaison/candidates?unit=: of one unit (the comparison sheet), at most 500. */
export const candidateQuery = z.object({ unit: unitCode });
export const candidateList = z.object({ unitCode, unitName: z.string(), households: z.number().int(), rows: z.array(candidate) });

/** POST /api/liaison/selections: the branch meeting's decision with its voters. Chosen ones not willing are refused. */
export const recordSelection = z.object({
  commandId: id, selectionId: id, unitCode, heldOn: day, place: words(60).default(''), chair: words(40).min(1), note: words(1000).default(''),
  voters: z.array(z.object({ name: words(40).min(1), present: z.boolean().default(true) })).min(1).max(300),
  results: z.array(z.object({ candidateId: id, votesFor: z.number().int().min(0).max(300), votesAgainst: z.number().int().min(0).max(300).default(0),
    abstained: z.number().int().min(0).max(300).default(0), chosen: z.boolean(), reason: words(300).default('') })).min(1).max(200),
});
export const selection = z.object({
  selectionId: id, unitCode, heldOn: z.string(), place: z.string(), chair: z.string(), note: z.string(), recordedByName: z.string(), recordedAt: instant,
  voters: z.array(z.object({ name: z.string(), present: z.boolean() })),
  results: z.array(z.object({ candidateId: id, name: z.string(), votesFor: z.number().int(), votesAgainst: z.number().int(), abstained: z.number().int(), chosen: z.boolean(), reason: z.string() })),
});
export const selectionList = z.object({ rows: z.array(selection) });

/** POST /api/liaison/preferences: whom a household would rather have; `liaisonIds` replaces what was said before, none takes it back. */
export const sayPreference = z.object({ commandId: id, householdId: id, liaisonIds: z.array(id).max(3) });

// ── L3 plans ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Weights in metres: how much nearer a household counts to be for each reason. */
export const planSettings = z.object({
  preferBonus: z.number().int().min(0).max(100_000).default(500), buildingBonus: z.number().int().min(0).max(100_000).default(100),
  entranceBonus: z.number().int().min(0).max(100_000).default(150), groupBonus: z.number().int().min(0).max(100_000).default(100),
  keepBonus: z.number().int().min(0).max(100_000).default(200),
  /** First as few households as can be change their liaison, then the distance. */
  fewestMoves: z.boolean().default(false),
  limitSeconds: z.number().int().min(1).max(120).default(10),
});
export type PlanSettings = z.output<typeof planSettings>;
/**
 * POST /api/liaison/plans. `given`: the liaisons of today, or the chosen candidates when nobody serves yet. `choose`: so many
 * of the willing and nominated candidates and present liaisons.
 */
export const draftPlan = z.object({ commandId: id, planId: id, unitCode, mode: z.enum(['given', 'choose']), choose: z.number().int().min(1).max(500).nullish(),
  settings: planSettings.prefault({}), note: words(300).default('') });
export const PLAN_STATES = ['draft', 'queued', 'solving', 'solved', 'published', 'replaced', 'dropped'] as const;
export const planProgress = z.object({ objective: z.number().nullable(), lowerBound: z.number().nullable(), seconds: z.number() });
export const planSummary = z.object({
  planId: id, unitCode, unitName: z.string(), number: z.number().int(), mode: z.enum(['given', 'choose']), choose: z.number().int().nullable(),
  settings: planSettings, state: z.enum(PLAN_STATES), basedOn: z.number().int().nullable(), objective: z.number().nullable(), lowerBound: z.number().nullable(),
  /** (objective − lower bound) ÷ objective; 0 when proven best. */
  gap: z.number().nullable(), proven: z.boolean().nullable(), progress: planProgress.nullable(), failure: z.string().nullable(), note: z.string(),
  households: z.number().int(), placed: z.number().int(), moved: z.number().int(), liaisons: z.number().int(),
  createdByName: z.string(), createdAt: instant, solvedAt: instant.nullable(), publishedByName: z.string().nullable(), publishedAt: instant.nullable(), version: z.number().int(),
});
export type PlanSummary = z.infer<typeof planSummary>;
/** GET /api/liaison/plans?unit= : newest first. */
export const planQuery = z.object({ unit: unitCode, ...pageQuery });
export const planPage = page(planSummary);
/** GET /api/liaison/plans/:planId: everything the plan's page draws; points to about 100 m. */
export const plan = z.object({
  summary: planSummary,
  outline: z.unknown(),
  liaisons: z.array(z.object({ liaisonId: id, name: z.string(), lng: z.number().nullable(), lat: z.number().nullable(), capacity: z.number().int(), least: z.number().int(),
    load: z.number().int(), chosen: z.boolean(), meanDistanceMeters: z.number().nullable() })),
  households: z.array(z.object({ householdId: id, address: z.string(), lng: z.number().nullable(), lat: z.number().nullable(), liaisonId: id.nullable(),
    nowLiaisonId: id.nullable(), prefers: z.array(id), locked: z.boolean(), why, unplacedReason: z.string().nullable() })),
});
export type Plan = z.infer<typeof plan>;
/** POST /api/liaison/plans/:planId/solve, …/cancel (keeps the best so far), …/drop. */
export const stepPlan = z.object({ commandId: id });
/** POST …/adjust: drag (liaisonId) and lock; at most 500 at once. Over capacity is refused with the number. */
export const adjustPlan = z.object({ commandId: id, sawVersion: z.number().int(),
  households: z.array(z.object({ householdId: id, liaisonId: id.nullish(), locked: z.boolean().optional() })).min(1).max(500) });
/** POST …/change: weights, number to choose, capacities. */
export const changePlan = z.object({ commandId: id, sawVersion: z.number().int(), settings: planSettings.optional(), choose: z.number().int().min(1).max(500).optional(),
  liaisons: z.array(z.object({ liaisonId: id, capacity: z.number().int().min(1).max(2000), least: z.number().int().min(0).max(2000) })).max(500).optional() });
/** POST …/publish: becomes the micro-grids. Refused when another plan was published since, a liaison left, or a household is unplaced. */
export const publishPlan = z.object({ commandId: id, sawVersion: z.number().int() });
export const planPublished = z.object({ number: z.number().int(), grids: z.number().int(), moved: z.number().int() });
/** GET /api/liaison/plans/:planId/compare?with=: household by household; `with` absent = what is in force now. */
export const compareQuery = z.object({ with: id.optional() });
export const planComparison = z.object({
  moved: z.array(z.object({ householdId: id, address: z.string(), fromName: z.string().nullable(), toName: z.string().nullable(), fromMeters: z.number().nullable(), toMeters: z.number().nullable() })),
  movedCount: z.number().int(), totals: z.object({ meters: z.tuple([z.number(), z.number()]), farthestMeters: z.tuple([z.number(), z.number()]), largestLoad: z.tuple([z.number(), z.number()]) }),
});
export const planCommandDone = done.extend({ state: z.enum(PLAN_STATES) });

// ── L8: who is my liaison; L7: the map ─────────────────────────────────────────────────────────────────────────────

/** GET /api/liaison/mine?unit=&address=: public; the liaison of an exact address, or the micro-grids of the unit. */
export const myLiaisonQuery = z.object({ unit: unitCode, address: words(120).optional() });
export const myLiaison = z.object({
  unitCode, unitName: z.string(), supervisionPhone: z.string().nullable(),
  grids: z.array(z.object({ gridId: id, name: z.string(), liaisonName: z.string(), liaisonPhone: z.string().nullable() })),
  own: id.nullable(),
});

/**
 * GET /api/liaison/map/grids?unit= : areas of the micro-grids of a unit and below as GeoJSON, at most 12,000.
 * GET /api/liaison/map/households?unit= : all households of the caller's scope there as columns, for 200,000 at once: points
 * as integers of 1e-3 degrees (about 100 m), and for each the place of its micro-grid in `grids`.
 */
export const mapQuery = z.object({ unit: unitCode.optional() });
export const householdColumns = z.object({
  grids: z.array(z.object({ gridId: id, unitCode, number: z.number().int(), liaisonName: z.string() })),
  lng: z.array(z.number().int()), lat: z.array(z.number().int()), grid: z.array(z.number().int()),
});
export const gridAreas = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ type: z.literal('Feature'), geometry: z.unknown(),
    properties: z.object({ gridId: id, unitCode, number: z.number().int(), liaisonName: z.string(), households: z.number().int() }) })),
});

/**
 * GET /api/liaison/map/view?west&south&east&north&zoom : what is in sight of the caller's scope, at most 5,000 of it: units with
 * their counts when zoomed out, micro-grids nearer, single households nearest. A household's point is exact for its own liaison
 * and to about 100 m for everybody else.
 */
export const mapViewQuery = z.object({
  west: z.coerce.number().pipe(lng), south: z.coerce.number().pipe(lat), east: z.coerce.number().pipe(lng), north: z.coerce.number().pipe(lat),
  zoom: z.coerce.number().min(0).max(24),
});
export const mapView = z.object({
  level: z.enum(['units', 'grids', 'households']),
  units: z.array(z.object({ unitCode, name: z.string(), lng: z.number(), lat: z.number(), households: z.number().int(), grids: z.number().int(), withoutGrid: z.number().int() })),
  grids: z.array(z.object({ gridId: id, unitCode, unitName: z.string(), number: z.number().int(), liaisonName: z.string(), lng: z.number(), lat: z.number(), households: z.number().int() })),
  households: z.array(z.object({ householdId: id, gridId: id.nullable(), lng: z.number(), lat: z.number(), own: z.boolean() })),
  more: z.boolean(),
});
export type MapView = z.infer<typeof mapView>;
