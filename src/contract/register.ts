import { z } from 'zod';
import { why } from './liaison.js';
import { coordinateSystem, id, instant, lat, lng, page, pageQuery, phone, unitCode } from './shapes.js';

/** What a roster's column can be. `relation` only tells householders from others; kinship is not kept. */
export const ROSTER_FIELDS = ['household_number', 'householder', 'name', 'relation', 'sex', 'birth', 'phone', 'unit', 'address',
  'villager_group', 'building', 'entrance', 'room', 'lng', 'lat', 'point', 'contact', 'state'] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];
/** Why a column is left at the door: never stored, not even for the report. */
export const FORBIDDEN_KINDS = ['id_number', 'sensitive', 'care'] as const;
export const DATUMS = ['WGS84', 'GCJ02', 'BD09'] as const;
export type Datum = (typeof DATUMS)[number];
export const CONTACTS = ['phone', 'visit', 'message', 'neighbour'] as const;
export const RESIDENT_STATES = ['living_here', 'working_away', 'moved_out', 'deceased'] as const;
export const IMPORT_STATES = ['reading', 'read', 'checking', 'checked', 'applying', 'applied', 'cancelled'] as const;
export const RESULTS = ['accepted', 'corrected', 'rejected'] as const;
export const OUTCOMES = ['registered', 'changed', 'unchanged'] as const;

/** Why a row was corrected: what was put right, filled in or left out. The row is taken. */
export const CORRECTIONS = ['full_width', 'name_spaces', 'phone_cleaned', 'phone_first_taken', 'phone_left_out', 'birth_from_age', 'birth_from_serial',
  'birth_left_out', 'sex_left_out', 'contact_left_out', 'state_left_out', 'point_swapped', 'point_impossible', 'point_half', 'point_in_sea', 'point_outside',
  'continues_above', 'formula_value', 'id_number_removed', 'sensitive_removed'] as const;
/** Why a row was not taken. */
export const REJECTIONS = ['no_name', 'not_a_name', 'no_household', 'no_address', 'unit_unknown', 'unit_elsewhere', 'unit_ambiguous', 'unit_not_told',
  'same_person_twice', 'household_conflict', 'formula_without_value', 'cell_too_long', 'not_a_person'] as const;
export type Correction = (typeof CORRECTIONS)[number];
export type Rejection = (typeof REJECTIONS)[number];

export const rosterNote = z.object({
  code: z.enum([...CORRECTIONS, ...REJECTIONS]), field: z.enum(ROSTER_FIELDS).nullish(),
  was: z.string().max(200).nullish(), now: z.string().max(200).nullish(),
});
export type RosterNote = z.infer<typeof rosterNote>;

export const rosterColumn = z.object({
  index: z.number().int(), heading: z.string(), field: z.enum(ROSTER_FIELDS).nullable(), guessed: z.enum(ROSTER_FIELDS).nullable(),
  guessedBy: z.enum(['heading', 'content']).nullable(), forbidden: z.enum(FORBIDDEN_KINDS).nullable(), examples: z.array(z.string()).max(3),
});
export type RosterColumn = z.infer<typeof rosterColumn>;

export const importCounts = z.object({
  accepted: z.number().int(), corrected: z.number().int(), rejected: z.number().int(),
  notes: z.record(z.string(), z.number().int()),
  households: z.object({ registered: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
  residents: z.object({ registered: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
});
export type ImportCounts = z.infer<typeof importCounts>;
export const rosterImport = z.object({
  id, unitCode, unitName: z.string(), fileName: z.string(), fileKind: z.enum(['xlsx', 'csv']), encoding: z.string().nullable(),
  /** Of a workbook one sheet is read, the first visible one with something in it; the others that have something too are named. */
  sheetName: z.string().nullable(), otherSheets: z.array(z.string()),
   datum: z.enum(DATUMS), state: z.enum(IMPORT_STATES), headerRow: z.number().int().nullable(), columns: z.array(rosterColumn),
  /** Rows of the file with something in them below the header; `done` of them are worked through in the present step. */
  rows: z.number().int(), done: z.number().int(), counts: importCounts.nullable(), sentAt: instant, appliedAt: instant.nullable(),
});
export type RosterImport = z.infer<typeof rosterImport>;
export const importParams = z.object({ id });
export const importList = z.object({ rows: z.array(rosterImport.omit({ columns: true })) });
export const importListQuery = z.object({ unit: unitCode.optional() });

/** POST /api/register/imports?id=&unit=&datum=: the file itself (multipart field `file`). At most 40 MB and 200,000 rows. */
export const sendRosterQuery = z.object({ id, unit: unitCode, datum: coordinateSystem });
export const chooseColumns = z.object({
  commandId: id, datum: z.enum(DATUMS),
  columns: z.array(z.object({ index: z.number().int().min(0).max(199), field: z.enum(ROSTER_FIELDS).nullable() })).max(200),
});
export const importCommand = z.object({ commandId: id });

export const importRow = z.object({
  rowNumber: z.number().int(), result: z.enum(RESULTS), notes: z.array(rosterNote), household: z.number().int().nullable(),
  outcome: z.enum(OUTCOMES).nullable(), cells: z.array(z.string()),
  /** What was understood, by field, in the words it will be stored with. */
  parsed: z.record(z.string(), z.string()),
});
export type ImportRow = z.infer<typeof importRow>;
export const importRowQuery = z.object({ result: z.enum(RESULTS).optional(), note: z.string().max(40).optional(), ...pageQuery });
export const importRowPage = page(importRow);

const text = (most: number) => z.string().trim().min(1).max(most);
export const residentShape = z.object({
  residentId: id, name: text(30), sex: z.enum(['male', 'female']).nullable(), birthYear: z.number().int().min(1880).max(2100).nullable(),
  phone: phone.nullable(), householder: z.boolean(), state: z.enum(RESIDENT_STATES),
});
export type ResidentShape = z.infer<typeof residentShape>;

export const householdRow = z.object({
  householdId: id, unitCode, unitName: z.string(), householdNumber: z.string().nullable(), address: z.string(),
  householder: z.string().nullable(), phone: z.string().nullable(), residents: z.number().int(), hasPoint: z.boolean(),
  /** Null: its unit has no micro-grids yet. */
  liaisonName: z.string().nullable(),
});
export type HouseholdRow = z.infer<typeof householdRow>;
/**
 * GET /api/register/households: one unit or all of the caller's area, paged by key. `q`: part of an address, a household number,
 * the beginning of a name or telephone, or a name's pinyin initials. `households` counts all of them on a first page without `q`.
 */
export const registerQuery = z.object({
  unit: unitCode.optional(), q: z.string().trim().max(60).optional(), withoutPoint: z.enum(['1']).optional(), ...pageQuery,
});
export const registerPage = page(householdRow).extend({ households: z.number().int().nullable() });

export const registerChange = z.object({
  changeId: id, kind: z.string(), residentId: id.nullable(), residentName: z.string().nullable(), before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(), reason: z.string(), byImport: z.boolean(), changedBy: z.string().nullable(), changedAt: instant,
});
export type RegisterChange = z.infer<typeof registerChange>;
/** Whose household it is (liaison's plan or placement) and what was weighed: `why` of src/contract/liaison.ts. */
export const householdLiaison = z.object({ personId: id, name: z.string(), phone: z.string().nullable(), gridId: id, gridName: z.string(), why });
export const householdPage = z.object({
  householdId: id, unitCode, unitName: z.string(), householdNumber: z.string().nullable(), address: z.string(), building: z.string().nullable(),
  entrance: z.string().nullable(), villagerGroup: z.string().nullable(), lng: lng.nullable(), lat: lat.nullable(),
  /** A point is rounded to about 100 m for all but those who keep the register there. */
  pointRounded: z.boolean(),
  contactPreference: z.enum(CONTACTS), validFrom: z.string(), validTo: z.string().nullable(), endedBecause: z.string().nullable(),
  /** Goes along with every change: somebody else's change in between is not overwritten. */
  version: z.number().int(), liaison: householdLiaison.nullable(),
  residents: z.array(residentShape), changes: z.array(registerChange), mayWrite: z.boolean(), mayCorrect: z.boolean(),
});
export type HouseholdPage = z.infer<typeof householdPage>;
export const householdParams = z.object({ id });

const place = {
  address: text(200), householdNumber: text(40).nullable(), building: text(30).nullable(), entrance: text(30).nullable(), villagerGroup: text(30).nullable(),
  lng: lng.nullable(), lat: lat.nullable(), datum: coordinateSystem,
};
/** POST /api/register/households. Ids are the client's; the same again is the same household. */
export const registerHousehold = z.object({
  commandId: id, householdId: id, unitCode, ...place, contactPreference: z.enum(CONTACTS), residents: z.array(residentShape).max(40),
});
/**
 * PUT /api/register/households/:id: only what is named is changed. Residents named are added or corrected (also working away,
 * moved out, deceased: `state`), others stay.
 */
export const correctHousehold = z.object({
  commandId: id, version: z.number().int(), reason: z.string().trim().max(300).default(''),
  address: text(200).optional(), householdNumber: text(40).nullable().optional(), building: text(30).nullable().optional(),
  entrance: text(30).nullable().optional(), villagerGroup: text(30).nullable().optional(),
  point: z.object({ lng, lat, datum: coordinateSystem }).nullable().optional(), contactPreference: z.enum(CONTACTS).optional(),
  residents: z.array(residentShape).max(40).optional(),
});
/** POST /api/register/households/:id/move: within the county, with all its people. Out of it is an end (`moved_out`). */
export const moveHousehold = z.object({ commandId: id, version: z.number().int(), reason: text(300), unitCode, ...place });
export const END_CAUSES = ['moved_out', 'demolished', 'registered_wrongly'] as const;
/** POST /api/register/households/:id/end */
export const endHousehold = z.object({ commandId: id, version: z.number().int(), reason: text(300), because: z.enum(END_CAUSES) });
/** POST /api/register/households/:id/return: an ended household that is back, or was ended wrongly; not a merged one (undo that). */
export const returnHousehold = z.object({ commandId: id, version: z.number().int(), reason: text(300) });
export const householdAnswer = z.object({ householdId: id, version: z.number().int(), changed: z.boolean() });

/** One address; one telephone; one name with one year of birth; one name at one point. */
export const DOUBLE_REASONS = ['same_address', 'same_phone', 'same_birth', 'same_place'] as const;
const doubleSide = householdRow.extend({ people: z.array(z.object({ name: z.string(), birthYear: z.number().int().nullable(), phone: z.string().nullable() })), validFrom: z.string() });
export const doublePair = z.object({ because: z.array(z.enum(DOUBLE_REASONS)).min(1), one: doubleSide, other: doubleSide });
export type DoublePair = z.infer<typeof doublePair>;
/** GET /api/register/doubles */
export const doublesQuery = z.object({ unit: unitCode.optional() });
/** At most 50 pairs at a time: those decided make room for the next. */
export const doubleList = z.object({ rows: z.array(doublePair), more: z.boolean() });
/** POST /api/register/merges: the ended one's people and what is under way go to the kept one. */
export const mergeHouseholds = z.object({ commandId: id, mergeId: id, keptId: id, endedId: id, reason: text(300) });
/** POST /api/register/doubles/decide: looked at, two households. */
export const notDoubles = z.object({ commandId: id, oneId: id, otherId: id });
export const notDoublesAnswer = z.object({ decided: z.literal(true) });
/** POST /api/register/merges/:id/undo, for 30 days and as long as neither was changed since. GET /api/register/merges?unit= */
export const undoMerge = z.object({ commandId: id, reason: text(300) });
export const mergeRow = z.object({
  mergeId: id, keptId: id, keptAddress: z.string(), endedId: id, endedAddress: z.string(), unitName: z.string(), reason: z.string(), mergedBy: z.string().nullable(),
  mergedAt: instant, undoneAt: instant.nullable(), undoUntil: instant,
});
export const mergeList = z.object({ rows: z.array(mergeRow) });
export const mergeAnswer = z.object({ mergeId: id, keptId: id });

/** GET /api/register/export.xlsx?unit= and …/export.csv?unit= */
export const exportQuery = z.object({ unit: unitCode });
