import { z } from 'zod';
import { coordinateSystem, id, instant, lat, lng, page, pageQuery, phone, unitCode } from './shapes.js';

export const STATES = ['received', 'dispatched', 'accepted', 'on_site', 'answered', 'reopened', 'refused', 'transferred',
  'in_consultation', 'paused', 'under_review', 'confirmed', 'not_accepted', 'joined'] as const;
export const CLASSES = ['ordinary', 'complex', 'major'] as const;
export const CHANNELS = ['web', 'phone', 'counter', 'liaison', 'paper', 'open311', 'field'] as const;
/** What the person who solves it may answer; `not_accepted` needs a second reviewer and has its own door. */
export const OUTCOMES = ['solved', 'partly_solved', 'explained', 'passed_on', 'cannot_be_solved', 'reporter_unreachable'] as const;
export const PAUSE_REASONS = ['waiting_for_reporter', 'weather', 'legal_procedure'] as const;
export const STAGES = ['dispatch', 'arrive', 'solve', 'confirm', 'consult', 'review', 'pause'] as const;

export const state = z.enum(STATES);
export const caseClass = z.enum(CLASSES);
const words = z.string().trim().min(1).max(4000);
const reason = z.string().trim().min(2).max(1000);

/**
 * POST /api/reports: what a resident sends, without login. `id` and `secret` are made by the client (the secret is 16 to 64
 * url-safe characters of real randomness); the same report sent again gets the same answer, and the tracking link is
 * /t/{id}?key={secret}.
 */
export const report = z.object({
  id,
  secret: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  words: z.string().trim().min(1).max(8000),
  placeWords: z.string().trim().max(200).default(''),
  lng: lng.nullish(),
  lat: lat.nullish(),
  coordinateSystem,
  unitCode: unitCode.nullish(),
  matterCode: z.string().max(40).nullish(),
  reporterName: z.string().trim().max(60).nullish(),
  reporterPhone: phone.nullish(),
  fileIds: z.array(id).max(9).default([]),
  /** From the household's own page: whose household it is, with the secret of its card. A wrong card loses no report: it comes without a household. */
  householdId: id.nullish(),
  cardSecret: z.string().max(64).nullish(),
  /** Whether the liaison of the household it concerns is told too and may help. */
  tellLiaison: z.boolean().default(true),
});
export type Report = z.infer<typeof report>;

/** POST /api/cases: a case opened on somebody's behalf by staff; the receipt carries the secret link for the reporter. */
export const caseOnBehalf = report.extend({
  channel: z.enum(['phone', 'counter', 'liaison', 'paper', 'field']),
  householdId: id.nullish(),
});

export const clock = z.object({
  ordinal: z.number().int(),
  stage: z.enum(STAGES),
  class: z.string(),
  minutes: z.number().int(),
  calendar: z.enum(['natural', 'working']),
  startedAt: instant,
  dueAt: instant,
  /** The first promise, when a raised class or a pause moved it. */
  firstDueAt: instant,
  state: z.enum(['running', 'held', 'met', 'stopped']),
  endedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  /** 0 = nobody called yet; 1, 2, 3 = levels called up the ladder. */
  calledLevel: z.number().int(),
});
export type Clock = z.infer<typeof clock>;

/** Answer to a report: 201. */
export const reportReceived = z.object({
  id, caseNumber: z.string(), trackingPath: z.string(), state, receivedAt: instant,
  unitName: z.string(), matterName: z.string(), class: caseClass,
  /** The name of the person who has it now; null while a desk has it. */
  holderName: z.string().nullable(),
  clocks: z.array(clock),
});
export type ReportReceived = z.infer<typeof reportReceived>;

export const fileLink = z.object({ id, mediaType: z.string(), path: z.string(), purpose: z.enum(['report', 'evidence']) });

export const answerShown = z.object({
  ordinal: z.number().int(), outcome: z.string(), words: z.string(), answeredAt: instant, answeredByName: z.string().nullable(),
});

/** One line of a case's story. `text` keys are in the web's catalogues under `fact.<kind>`; data fills their blanks. */
export const timelineEntry = z.object({
  sequence: z.number().int(), kind: z.string(), at: instant, actorKind: z.enum(['system', 'person', 'reporter']),
  actorName: z.string().nullable(), data: z.record(z.string(), z.unknown()),
});

/** GET /api/track/{id}?key=: what the reporter sees. */
export const tracking = z.object({
  id, caseNumber: z.string(), state, words: z.string(), placeWords: z.string(), unitName: z.string(), matterName: z.string(),
  class: caseClass, receivedAt: instant, endedAt: instant.nullable(),
  /** The person who has it, or the desk (…值班台) while a person is being found; null once it has ended. */
  holderName: z.string().nullable(),
  supervisionPhone: z.string().nullable(),
  clocks: z.array(clock), answers: z.array(answerShown), timeline: z.array(timelineEntry), files: z.array(fileLink),
  pausedReason: z.string().nullable(), leadCaseNumber: z.string().nullable(),
  may: z.array(z.enum(['confirm', 'reopen', 'add'])),
});
export type Tracking = z.infer<typeof tracking>;

const key = z.string().min(16).max(64);
export const confirmByReporter = z.object({
  commandId: id, key,
  trulySolved: z.boolean(),
  stars: z.number().int().min(1).max(5).nullish(),
  pressedToRate: z.boolean().nullish(),
  words: z.string().trim().max(2000).default(''),
});
export const reopenByReporter = z.object({ commandId: id, key, words });
export const addByReporter = z.object({ commandId: id, key, words, fileIds: z.array(id).max(9).default([]) });

/**
 * Staff commands: POST /api/cases/{id}/{verb}. `commandId` is made on the phone; `at` is when it was done there, for work
 * recorded without signal (never later than now, never before the case's last step). `sawVersion` is the version the person
 * was looking at; if the case has moved on in a way that matters the answer is a refusal that says what happened.
 */
const command = z.object({ commandId: id, at: instant.nullish(), sawVersion: z.number().int().min(0).nullish() });
export const commands = {
  accept: command,
  arrive: command,
  answer: command.extend({ outcome: z.enum(OUTCOMES), words, fileIds: z.array(id).max(9).default([]) }),
  refuse: command.extend({ reason }),
  transfer: command.extend({ reason, toPersonId: id }),
  'need-help': command.extend({ words }),
  note: command.extend({ words, fileIds: z.array(id).max(9).default([]) }),
  pause: command.extend({ reason: z.enum(PAUSE_REASONS), words, untilAt: instant }),
  resume: command,
  override: command.extend({ toPersonId: id, reason }),
  'correct-matter': command.extend({ matterCode: z.string().max(40) }),
  'ask-class': command.extend({ toClass: caseClass, reason }),
  'decide-class': command.extend({ granted: z.boolean(), reason: z.string().trim().max(1000).default('') }),
  'propose-not-accepted': command.extend({ reason }),
  'decide-not-accepted': command.extend({ upheld: z.boolean(), reason }),
  'decide-consultation': command.extend({ toPersonId: id, decision: words }),
  join: command.extend({ leadCaseNumber: z.string().min(3).max(40), reason }),
  'call-back': command.extend({
    trulySolved: z.boolean(), stars: z.number().int().min(1).max(5).nullish(),
    pressedToRate: z.boolean().nullish(), words: z.string().trim().max(2000).default(''),
  }),
} as const;
export type CommandVerb = keyof typeof commands;
export const COMMAND_VERBS = Object.keys(commands) as CommandVerb[];

/** Answer to every staff command. */
export const commandDone = z.object({ caseId: id, state, version: z.number().int() });
export type CommandDone = z.infer<typeof commandDone>;

export const caseRow = z.object({
  id, caseNumber: z.string(), state, class: caseClass, matterCode: z.string(), matterName: z.string(),
  unitCode, unitName: z.string(), words: z.string(), placeWords: z.string(), channel: z.enum(CHANNELS),
  lng: z.number().nullable(), lat: z.number().nullable(),
  holderPersonId: id.nullable(), holderName: z.string().nullable(), holderDeskUnit: z.string().nullable(),
  receivedAt: instant, changedAt: instant, endedAt: instant.nullable(), version: z.number().int(),
  /** The most pressing running clock. */
  stage: z.enum(STAGES).nullable(), dueAt: instant.nullable(), breachedAt: instant.nullable(), calledLevel: z.number().int(),
});
export type CaseRow = z.infer<typeof caseRow>;

/**
 * GET /api/cases. `queue`: mine = held by me; helping = I help with; desk = held by a desk in my scope; open; breached; answered (waiting for a
 * call-back); ended; all. `q` searches words, number, place and matter in Chinese or by pinyin initials.
 * Order: open queues by nearest deadline, others newest first.
 */
export const caseQuery = z.object({
  queue: z.enum(['mine', 'helping', 'desk', 'open', 'breached', 'answered', 'ended', 'all']).default('open'),
  q: z.string().trim().max(100).optional(),
  state: state.optional(),
  unit: unitCode.optional(),
  matter: z.string().max(40).optional(),
  ...pageQuery,
});
export const casePage = page(caseRow);

export const candidate = z.object({
  personId: id, name: z.string(), postName: z.string(), unitName: z.string(),
  distanceMeters: z.number().nullable(), openCases: z.number().int(), capacity: z.number().int(), hasSkill: z.boolean(),
  /** Null for the chosen one; otherwise why not: refused_before, full, no_skill, farther, busier, later_in_order … */
  passedOver: z.string().nullable(),
});
/** Why this person: stored with the dispatch, shown to whoever may see the case. */
export const dispatchReason = z.object({
  rule: z.enum(['duty_chart', 'convenor', 'desk', 'override', 'transfer', 'consultation', 'reopen', 'call_back']),
  matterCode: z.string(), chartUnit: z.string().nullable(), postKind: z.string().nullable(), level: z.string().nullable(),
  candidates: z.array(candidate).max(12), consideredCount: z.number().int(), words: z.string().nullable(),
});
export type DispatchReason = z.infer<typeof dispatchReason>;

export const caseDetail = caseRow.extend({
  reporterName: z.string().nullable(), reporterPhone: z.string().nullable(), anonymous: z.boolean(),
  needsVisit: z.boolean(), matterSource: z.string(), refusals: z.number().int(), reopens: z.number().int(),
  handlerName: z.string().nullable(), leadCaseId: id.nullable(), leadCaseNumber: z.string().nullable(),
  joinedCases: z.array(z.object({ id, caseNumber: z.string() })),
  clocks: z.array(clock.extend({ ifMissed: z.string() })),
  answers: z.array(answerShown), timeline: z.array(timelineEntry), files: z.array(fileLink),
  dispatch: dispatchReason.nullable(),
  /** Who held it, from when to when. */
  holdings: z.array(z.object({ name: z.string(), from: instant, to: instant.nullable(), why: z.string() })),
  /** Who helps beside the holder: the household's own liaison. */
  helpers: z.array(z.object({ personId: id, name: z.string() })),
  classAsked: z.object({ toClass: caseClass, reason: z.string(), byName: z.string() }).nullable(),
  notAcceptedProposed: z.object({ reason: z.string(), byName: z.string() }).nullable(),
  similar: z.array(z.object({ id, caseNumber: z.string(), words: z.string(), receivedAt: instant })),
  may: z.array(z.string()),
});
export type CaseDetail = z.infer<typeof caseDetail>;

export const matter = z.object({
  matterCode: z.string(), parentCode: z.string().nullable(), name: z.string(), nameEn: z.string(), class: caseClass, needsVisit: z.boolean(),
});

/** GET /api/map/cases: open cases inside a box, at most 5,000; `more` tells that some were left out. */
export const mapCases = z.object({
  cases: z.array(z.object({
    id, caseNumber: z.string(), lng: z.number(), lat: z.number(), state, class: caseClass, matterName: z.string(),
    dueAt: instant.nullable(), breached: z.boolean(),
  })),
  more: z.boolean(),
});
export const mapBox = z.object({ west: z.coerce.number(), south: z.coerce.number(), east: z.coerce.number(), north: z.coerce.number() });

/** GET /api/cases/summary: the numbers above the queue, inside my scope. */
export const caseSummary = z.object({
  open: z.number().int(), atDesk: z.number().int(), breached: z.number().int(), answered: z.number().int(), mine: z.number().int(),
  endedToday: z.number().int(), receivedToday: z.number().int(),
  byState: z.array(z.object({ state, count: z.number().int() })),
});
