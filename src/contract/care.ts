import { z } from 'zod';
import { STATES } from './cases.js';
import { id, instant, page, pageQuery, unitCode } from './shapes.js';

const words = (max: number) => z.string().trim().max(max);

export const CARE_GROUPS = ['party_member', 'veteran', 'difficulty', 'elderly_or_alone'] as const;
export const CARE_SERVICES = ['evacuate', 'visit', 'call', 'deliver', 'offer', 'other'] as const;
export const CARE_SOURCES = ['resident', 'family', 'liaison', 'department', 'register'] as const;
export const VIEW_PURPOSES = ['visit', 'plan', 'review', 'emergency', 'export', 'map'] as const;

/** GET /api/care/kinds: what a mark means, why it may be kept and for how long. */
export const careKind = z.object({
  kindCode: z.string(), group: z.enum(CARE_GROUPS), service: z.enum(CARE_SERVICES), name: z.string(), visitEveryDays: z.number().int().nullable(),
  purpose: z.string(), legalBasis: z.string(), longestDays: z.number().int(), inEmergency: z.boolean(),
});
export type CareKind = z.infer<typeof careKind>;
export const careKindList = z.object({ rows: z.array(careKind) });

export const careNeed = z.object({
  needId: id, householdId: id, residentId: id.nullable(), residentName: z.string().nullable(), kindCode: z.string(), kindName: z.string(),
  group: z.enum(CARE_GROUPS), service: z.enum(CARE_SERVICES), words: z.string(), source: z.enum(CARE_SOURCES), reason: z.string(), legalBasis: z.string(),
  notedByName: z.string().nullable(), notedAt: instant, confirmedAt: instant, expiresAt: instant, objectedAt: instant.nullable(), objection: z.string().nullable(),
  version: z.number().int(),
});
export type CareNeed = z.infer<typeof careNeed>;

/** POST /api/care/needs: the own liaison or the secretary of the place. `days` until it must be confirmed anew, at most the kind's. */
export const noteNeed = z.object({ commandId: id, needId: id, householdId: id, residentId: id.nullish(), kindCode: z.string().max(40), words: words(300).default(''),
  source: z.enum(CARE_SOURCES), reason: words(300).min(1), days: z.number().int().min(1).max(366).default(366) });
/** POST /api/care/needs/:needId/confirm and …/end */
export const confirmNeed = z.object({ commandId: id, days: z.number().int().min(1).max(366).default(366) });
export const endNeed = z.object({ commandId: id, reason: words(300).min(1) });
export const needDone = z.object({ needId: id, version: z.number().int(), expiresAt: instant });

/** GET /api/care/households/:householdId?purpose=: reading is recorded before the answer is sent. */
export const householdCareQuery = z.object({ purpose: z.enum(VIEW_PURPOSES).default('visit') });
export const careView = z.object({ viewerName: z.string(), viewerRole: z.string(), purpose: z.enum(VIEW_PURPOSES), viewedAt: instant });
export const visit = z.object({ visitId: id, householdId: id, personName: z.string(), visitedAt: instant, way: z.enum(['door', 'phone', 'met']),
  finding: z.enum(['well', 'nobody_home', 'needs_help']), words: z.string(), hasVoice: z.boolean(), voiceFileId: id.nullable(), caseId: id.nullable() });
export type Visit = z.infer<typeof visit>;
export const householdCare = z.object({ needs: z.array(careNeed), visits: z.array(visit), views: z.array(careView) });

/** GET /api/care/needs?unit=&group=&service=: for those entitled; every listed household counts as viewed. Points to about 100 m. */
export const careQuery = z.object({ unit: unitCode.optional(), group: z.enum(CARE_GROUPS).optional(), service: z.enum(CARE_SERVICES).optional(),
  state: z.enum(['in_force', 'expiring', 'objected']).default('in_force'), purpose: z.enum(VIEW_PURPOSES).default('plan'), ...pageQuery });
export const carePage = page(careNeed.extend({ address: z.string(), unitName: z.string(), lng: z.number().nullable(), lat: z.number().nullable() }));
/** GET /api/care/counts?unit=: how many of each kind, groups under 3 shown as null. No person. */
export const careCounts = z.object({ rows: z.array(z.object({ kindCode: z.string(), name: z.string(), group: z.enum(CARE_GROUPS), households: z.number().int().nullable() })),
  expiringSoon: z.number().int(), visitsDue: z.number().int(), visitsOverdue: z.number().int() });

/**
 * GET /api/care/round: my micro-grids whole, for a day without signal: households with the exact point, needs, last visit, when
 * the next is due. Longest unvisited first. Recorded as one view per household that has needs.
 */
export const roundHousehold = z.object({
  householdId: id, gridId: id, address: z.string(), lng: z.number().nullable(), lat: z.number().nullable(), contactName: z.string().nullable(), contactPhone: z.string().nullable(),
  contactPreference: z.string(), members: z.number().int(), needs: z.array(careNeed.pick({ needId: true, kindCode: true, kindName: true, group: true, service: true, words: true, residentName: true, expiresAt: true })),
  lastVisitAt: instant.nullable(), lastFinding: z.string().nullable(), dueAt: instant.nullable(), state: z.enum(['overdue', 'due', 'later', 'never']), openCases: z.number().int(),
});
export type RoundHousehold = z.infer<typeof roundHousehold>;
export const round = z.object({ at: instant, grids: z.array(z.object({ gridId: id, unitCode, unitName: z.string(), number: z.number().int(), supervisionPhone: z.string().nullable() })),
  households: z.array(roundHousehold).max(4000), kinds: z.array(careKind) });
export type Round = z.infer<typeof round>;

/** POST /api/care/visits: one tap, or a word, or a voice note; `caseId` is the phone's own id of the case a finding becomes. */
export const recordVisit = z.object({ commandId: id, visitId: id, householdId: id, visitedAt: instant, way: z.enum(['door', 'phone', 'met']).default('door'),
  finding: z.enum(['well', 'nobody_home', 'needs_help']).default('well'), words: words(1000).default(''), voiceFileId: id.nullish(),
  caseId: id.nullish(), caseWords: words(2000).nullish() })
  .refine((v) => v.finding !== 'needs_help' || (v.caseId && v.caseWords), { path: ['caseWords'] });
export const visitRecorded = z.object({ visitId: id, caseId: id.nullable() });

// ── The household's own page (card with a secret; no login) ────────────────────────────────────────────────────────

/** A card's secret: url-safe and of real randomness, as a report's. */
export const cardSecret = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
/**
 * POST /api/care/cards: a new card for a household; the old one stops working. The secret is shown once. A client that makes the
 * secret itself may send the same again and gets the same card; without it a repeat is refused (card_shown_once).
 */
export const issueCard = z.object({ commandId: id, householdId: id, secret: cardSecret.nullish() });
export const cardIssued = z.object({ householdId: id, secret: z.string(), path: z.string() });
/** GET /api/care/mine/:householdId, secret in the header x-card-secret: my liaison, what is held, who looked. */
export const myHousehold = z.object({
  unitCode, unitName: z.string(), address: z.string(), liaisonName: z.string().nullable(), liaisonPhone: z.string().nullable(), supervisionPhone: z.string().nullable(), gridName: z.string().nullable(),
  why: z.unknown(), needs: z.array(careNeed), views: z.array(careView), visits: z.array(visit.omit({ voiceFileId: true })),
  /** What was reported with the card, or by the liaison on the household's behalf; the latest first, at most 20. */
  cases: z.array(z.object({ caseNumber: z.string(), matterName: z.string(), state: z.enum(STATES), receivedAt: instant })),
  residents: z.array(z.object({ name: z.string(), birthYear: z.number().int().nullable(), phone: z.string().nullable(), state: z.string() })),
});
export type MyHousehold = z.infer<typeof myHousehold>;
/** POST /api/care/mine/:householdId/object: "this is wrong / take this away", answered by the secretary. */
export const objectToNeed = z.object({ commandId: id, needId: id, words: words(300).min(1) });
