import type { Transaction } from '../../../../ground/database/database.js';
import type { Instant } from '../../../../ground/time.js';
import type { JudgedRow, Marks, Note, ParsedRow } from '../rules/roster.js';
import type { GuessedColumn } from '../rules/guess-columns.js';
import type { Ring } from '../rules/judge-point.js';
import type { Datum } from '../to-wgs84.js';
import type { RosterUnit } from '../rules/find-unit.js';

export type ImportState = 'reading' | 'read' | 'checking' | 'checked' | 'applying' | 'applied' | 'cancelled';
export interface Outcomes { registered: number; changed: number; unchanged: number }
export interface Counts { accepted: number; corrected: number; rejected: number; notes: Record<string, number>; households: Outcomes; residents: Outcomes }
export interface StoredImport {
  importId: string; unitCode: string; unitName: string; fileName: string; fileSha256: string; fileKind: 'xlsx' | 'csv'; encoding: string | null; sheetName: string | null; otherSheets: string[]; datum: Datum; state: ImportState;
  headerRow: number | null; columns: GuessedColumn[]; rows: number; done: number; nextHousehold: number; counts: Counts | Record<string, never>;
  sentBy: string | null; sentAt: Instant; appliedBy: string | null; appliedAt: Instant | null;
}

const COLUMNS = `i.import_id, i.unit_code, u.name as unit_name, i.file_name, i.file_sha256, i.file_kind, i.encoding, i.sheet_name, i.other_sheets, i.datum, i.state, i.header_row, i.columns, i.rows, i.done,
  i.next_household, i.counts, i.sent_by, i.sent_at, i.applied_by, i.applied_at`;
const FROM = 'from honeycomb.register_imports i join honeycomb.units u on u.county_code = i.county_code and u.unit_code = i.unit_code';

/** One import, or null when it does not exist or lies outside the scope. */
export async function findImport(tx: Transaction, importId: string, lock = false): Promise<StoredImport | null> {
  const rows = await tx.query<StoredImport>({
    text: `select ${COLUMNS} ${FROM} where i.county_code = $1 and i.import_id = $2 ${lock ? 'for update of i' : ''}`, values: [tx.scope.countyCode, importId],
  });
  return rows[0] ?? null;
}

/** The newest 50 imports of an area. */
export const importsOf = (tx: Transaction, area: string): Promise<StoredImport[]> =>
  tx.query<StoredImport>({
    text: `select ${COLUMNS} ${FROM} where i.county_code = $1 and i.unit_code >= $2 and i.unit_code < $2 || ':' order by i.sent_at desc, i.import_id desc limit 50`,
    values: [tx.scope.countyCode, area],
  });

export type NewImport = Pick<StoredImport, 'importId' | 'unitCode' | 'fileName' | 'fileSha256' | 'fileKind' | 'encoding' | 'sheetName' | 'otherSheets' | 'datum' | 'headerRow' | 'columns' | 'rows' | 'sentBy'>;
export const addImport = (tx: Transaction, one: NewImport, at: Instant): Promise<unknown> =>
  tx.query({
    text: `insert into honeycomb.register_imports (county_code, import_id, unit_code, file_name, file_sha256, file_kind, encoding, datum, state, header_row, columns, rows, sent_by, sent_at, sheet_name, other_sheets)
           values ($1, $2, $3, $4, $5, $6, $7, $8, 'reading', $9, $10::jsonb, $11, $12, to_timestamp($13::float8 / 1000), $14, $15)`,
    values: [tx.scope.countyCode, one.importId, one.unitCode, one.fileName, one.fileSha256, one.fileKind, one.encoding, one.datum, one.headerRow, JSON.stringify(one.columns), one.rows, one.sentBy, at, one.sheetName, one.otherSheets],
  });

export const removeImport = (tx: Transaction, importId: string): Promise<unknown> =>
  tx.query({ text: 'delete from honeycomb.register_imports where county_code = $1 and import_id = $2', values: [tx.scope.countyCode, importId] });

export interface SentRow { number: number; cells: readonly string[]; marks: Marks | null }
/** Adds rows and says how many there are by now. Cells travel as JSON, which a driver makes faster than arrays of arrays. */
export const addRows = (tx: Transaction, importId: string, rows: readonly SentRow[], done: number): Promise<unknown> =>
  tx.query({
    name: 'roster-add-rows',
    text: `with added as (
             insert into honeycomb.register_import_rows (county_code, import_id, row_number, cells, marks)
             select $1, $2, (v->>0)::int, array(select json_array_elements_text(v->1)), nullif(v->>2, '')::jsonb from json_array_elements($3::json) v)
           update honeycomb.register_imports set done = $4 where county_code = $1 and import_id = $2`,
    values: [tx.scope.countyCode, importId, JSON.stringify(rows.map((row) => [row.number, row.cells, row.marks])), done],
  });

export interface ImportStep {
  state?: ImportState; rows?: number; done?: number; nextHousehold?: number; counts?: Counts | Record<string, never>; columns?: readonly GuessedColumn[]; datum?: Datum;
  checkedAt?: Instant; appliedAt?: Instant; appliedBy?: string | null;
}
/** Writes what a step changed; what it does not name stays. */
export const setImport = (tx: Transaction, importId: string, step: ImportStep): Promise<unknown> =>
  tx.query({
    name: 'roster-set',
    text: `update honeycomb.register_imports set state = coalesce($3, state), rows = coalesce($4, rows), done = coalesce($5, done), next_household = coalesce($6, next_household),
             counts = coalesce($7::jsonb, counts), columns = coalesce($8::jsonb, columns), datum = coalesce($9, datum),
             checked_at = coalesce(to_timestamp($10::float8 / 1000), checked_at), applied_at = coalesce(to_timestamp($11::float8 / 1000), applied_at), applied_by = coalesce($12, applied_by)
           where county_code = $1 and import_id = $2`,
    values: [tx.scope.countyCode, importId, step.state ?? null, step.rows ?? null, step.done ?? null, step.nextHousehold ?? null, step.counts ? JSON.stringify(step.counts) : null,
      step.columns ? JSON.stringify(step.columns) : null, step.datum ?? null, step.checkedAt ?? null, step.appliedAt ?? null, step.appliedBy ?? null],
  });

/** Takes the next sequence for a fact about the import and its lock. */
export const takeImportSequence = async (tx: Transaction, importId: string): Promise<number> =>
  (await tx.query<{ factsTold: number }>({
    text: 'update honeycomb.register_imports set facts_told = facts_told + 1 where county_code = $1 and import_id = $2 returning facts_told', values: [tx.scope.countyCode, importId] }))[0]?.factsTold ?? 1;

export interface Claim { importId: string; until: number }
/** Takes an import that waits for its next step and that nobody works on, for 60 seconds; `only` names one. */
export async function claimImport(tx: Transaction, only: string | null): Promise<Claim | null> {
  const rows = await tx.query<Claim>({
    text: `update honeycomb.register_imports set claimed_until = date_trunc('milliseconds', clock_timestamp()) + interval '60 seconds'
           where county_code = $1 and import_id = (
             select import_id from honeycomb.register_imports
             where county_code = $1 and state in ('checking', 'applying') and ($2::uuid is null or import_id = $2) and (claimed_until is null or claimed_until < clock_timestamp())
             order by sent_at limit 1 for update skip locked)
           returning import_id, claimed_until as until`,
    values: [tx.scope.countyCode, only],
  });
  return rows[0] ?? null;
}
/** Keeps the claim for another 60 seconds and locks the import for this transaction; null: somebody else took it, or it was cancelled. */
export async function keepClaim(tx: Transaction, claim: Claim, state: ImportState): Promise<Claim | null> {
  const rows = await tx.query<Claim>({
    name: 'roster-keep-claim',
    text: `update honeycomb.register_imports set claimed_until = date_trunc('milliseconds', clock_timestamp()) + interval '60 seconds'
           where county_code = $1 and import_id = $2 and state = $4 and claimed_until = to_timestamp($3::float8 / 1000) returning import_id, claimed_until as until`,
    values: [tx.scope.countyCode, claim.importId, claim.until, state],
  });
  return rows[0] ?? null;
}
export const dropClaim = (tx: Transaction, importId: string): Promise<unknown> =>
  tx.query({ text: 'update honeycomb.register_imports set claimed_until = null where county_code = $1 and import_id = $2', values: [tx.scope.countyCode, importId] });

export const rowsAfter = (tx: Transaction, importId: string, after: number, limit: number): Promise<SentRow[]> =>
  tx.query<SentRow>({
    name: 'roster-rows-after',
    text: `select row_number as number, cells, marks from honeycomb.register_import_rows
           where county_code = $1 and import_id = $2 and row_number > $3 order by row_number limit $4`,
    values: [tx.scope.countyCode, importId, after, limit],
  });

// The numbers beside the values keep a batch from being looked for among all rows of the file.
export const setJudged = (tx: Transaction, importId: string, rows: readonly JudgedRow[]): Promise<unknown> =>
  tx.query({
    name: 'roster-set-judged',
    text: `update honeycomb.register_import_rows r set result = v.result, notes = v.notes, household = v.household, parsed = v.parsed, outcome = null
           from json_to_recordset($3::json) as v(number int, result text, notes jsonb, household int, parsed jsonb)
           where r.county_code = $1 and r.import_id = $2 and r.row_number = any($4::int[]) and r.row_number = v.number`,
    values: [tx.scope.countyCode, importId, JSON.stringify(rows), rows.map((row) => row.number)],
  });

export interface HouseholdRowOf { number: number; household: number; parsed: ParsedRow }
/** Rows of so many households of the file, in its order. */
export const rowsOfHouseholds = (tx: Transaction, importId: string, from: number, before: number): Promise<HouseholdRowOf[]> =>
  tx.query<HouseholdRowOf>({
    name: 'roster-rows-of-households',
    text: `select row_number as number, household, parsed from honeycomb.register_import_rows
           where county_code = $1 and import_id = $2 and household >= $3 and household < $4 order by household, row_number`,
    values: [tx.scope.countyCode, importId, from, before],
  });

/** What became of rows, or that they are rejected after all. Applied rows without a remark need their cells no more. */
export const setOutcomes = (tx: Transaction, importId: string, outcomes: readonly { number: number; outcome: string | null; reject: Note | null }[], applied: boolean): Promise<unknown> =>
  outcomes.length === 0 ? Promise.resolve() : tx.query({
    name: 'roster-set-outcomes',
    text: `update honeycomb.register_import_rows r set outcome = v.outcome,
             result = case when v.reject is null then r.result else 'rejected' end, notes = case when v.reject is null then r.notes else jsonb_build_array(v.reject) end,
             household = case when v.reject is null then r.household end, cells = case when $4 and r.result = 'accepted' and v.reject is null then '{}' else r.cells end
           from json_to_recordset($3::json) as v(number int, outcome text, reject jsonb)
           where r.county_code = $1 and r.import_id = $2 and r.row_number = any($5::int[]) and r.row_number = v.number`,
    values: [tx.scope.countyCode, importId, JSON.stringify(outcomes), applied, outcomes.map((row) => row.number)],
  });

export const lastHousehold = async (tx: Transaction, importId: string): Promise<number> =>
  (await tx.query<{ n: number }>({ text: 'select coalesce(max(household), 0)::int as n from honeycomb.register_import_rows where county_code = $1 and import_id = $2', values: [tx.scope.countyCode, importId] }))[0]?.n ?? 0;

/** Rows by result and by each kind of note, as the report says them; they add up to the rows of the file. */
export async function countResults(tx: Transaction, importId: string): Promise<Pick<Counts, 'accepted' | 'corrected' | 'rejected' | 'notes'>> {
  const rows = await tx.query<{ what: string; code: string | null; n: number }>({
    text: `select 'result' as what, result as code, count(*)::int as n from honeycomb.register_import_rows where county_code = $1 and import_id = $2 group by result
           union all
           select 'note', note->>'code', count(distinct row_number)::int from honeycomb.register_import_rows, jsonb_array_elements(notes) note
           where county_code = $1 and import_id = $2 and result <> 'accepted' group by note->>'code' order by 1, 2`,
    values: [tx.scope.countyCode, importId],
  });
  const of = (what: string): [string, number][] => rows.filter((row) => row.what === what).map((row) => [row.code ?? '', row.n]);
  return { accepted: 0, corrected: 0, rejected: 0, ...Object.fromEntries(of('result')), notes: Object.fromEntries(of('note')) };
}

export interface ResultRow { rowNumber: number; result: 'accepted' | 'corrected' | 'rejected'; notes: Note[]; household: number | null; outcome: 'registered' | 'changed' | 'unchanged' | null; cells: string[]; parsed: ParsedRow | null }
/** Rows in order after one of the file; those of a result or with a note are found by the index of rows that have one. */
export const resultRows = (tx: Transaction, importId: string, q: { result: string | null; note: string | null; after: number; limit: number }): Promise<ResultRow[]> =>
  tx.query<ResultRow>({
    text: `select row_number, result, notes, household, outcome, cells, parsed from honeycomb.register_import_rows
           where county_code = $1 and import_id = $2 and row_number > $4 and ${(q.result ?? 'accepted') === 'accepted' && q.note === null ? 'result is not null' : `result <> 'accepted'`} and ($3::text is null or result = $3)
             and ($6::text is null or notes @> jsonb_build_array(jsonb_build_object('code', $6::text)))
           order by row_number limit $5`,
    values: [tx.scope.countyCode, importId, q.result, q.after, q.limit, q.note],
  });

/** All units in force, for telling whose a row is. Households live in villages, communities and compounds. */
export const rosterUnits = (tx: Transaction): Promise<RosterUnit[]> =>
  tx.query<RosterUnit>({
    text: `select unit_code, name, level in ('village', 'compound') as holds from honeycomb.units where county_code = $1 and valid_to is null order by unit_code limit 100000`,
    values: [tx.scope.countyCode],
  });

/** Outer rings of the county's outline; null when it has none. */
export async function countyOutline(tx: Transaction): Promise<Ring[] | null> {
  const [county] = await tx.query<{ outline: { type: string; coordinates: unknown } | null }>({
    text: 'select outline from honeycomb.units where county_code = $1 and unit_code = $1', values: [tx.scope.countyCode] });
  const outline = county?.outline;
  if (!outline) return null;
  return outline.type === 'MultiPolygon' ? (outline.coordinates as Ring[][]).map((rings) => rings[0] as Ring) : [(outline.coordinates as Ring[])[0] as Ring];
}

/** Imports sent before an instant, at most `limit`: removed with their rows. */
export const removeOldImports = async (tx: Transaction, before: Instant, limit: number): Promise<number> =>
  (await tx.query({
    text: `delete from honeycomb.register_imports where county_code = $1 and import_id in (
             select import_id from honeycomb.register_imports where county_code = $1 and sent_at < to_timestamp($2::float8 / 1000) order by sent_at limit $3) returning 1`,
    values: [tx.scope.countyCode, before, limit] })).length;
