import type { Visit } from '../../../contract/care.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import type { LastVisit } from './rules/when-due.js';

export interface NewVisit {
  visitId: string; householdId: string; gridId: string | null; unitCode: string; personId: string; visitedAt: Instant; recordedAt: Instant;
  way: string; finding: string; words: string; voiceFileId: string | null; caseId: string | null; caseWords: string | null;
}
/** Answers false when the id, or the id of the case, is taken. */
export async function addVisit(tx: Transaction, v: NewVisit): Promise<boolean> {
  const rows = await tx.query({
    name: 'visits-add',
    text: `insert into liaison.visits (county_code, visit_id, household_id, grid_id, unit_code, person_id, visited_at, recorded_at, way, finding, words,
                                       voice_file_id, case_id, case_words)
           values ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000), to_timestamp($8::float8 / 1000), $9, $10, $11, $12, $13, $14)
           on conflict do nothing returning visit_id`,
    values: [tx.scope.countyCode, v.visitId, v.householdId, v.gridId, v.unitCode, v.personId, v.visitedAt, v.recordedAt, v.way, v.finding, v.words,
      v.voiceFileId, v.caseId, v.caseWords],
  });
  return rows.length > 0;
}

export interface VisitRow {
  visitId: string; householdId: string; unitCode: string; personId: string; visitedAt: Instant; way: Visit['way']; finding: Visit['finding']; words: string;
  voiceFileId: string | null; caseId: string | null;
}
const VISIT = 'visit_id, household_id, unit_code, person_id, visited_at, way, finding, words, voice_file_id, case_id';

/** Visits of one household, the latest first. */
export const visitsOf = (tx: Transaction, householdId: string, limit: number): Promise<VisitRow[]> =>
  tx.query<VisitRow>({
    name: 'visits-of-household',
    text: `select ${VISIT} from liaison.visits where county_code = $1 and household_id = $2 order by visited_at desc, visit_id limit $3`,
    values: [tx.scope.countyCode, householdId, limit],
  });

export async function visitById(tx: Transaction, visitId: string): Promise<VisitRow | null> {
  const rows = await tx.query<VisitRow>({
    name: 'visits-by-id', text: `select ${VISIT} from liaison.visits where county_code = $1 and visit_id = $2`, values: [tx.scope.countyCode, visitId],
  });
  return rows[0] ?? null;
}

export interface LastRow extends LastVisit { householdId: string; lastFinding: string }
/** When each of these households was last tried and last met; without any visit it is absent. Up to 200,000 at once. */
export const lastVisits = (tx: Transaction, householdIds: readonly string[]): Promise<LastRow[]> =>
  tx.query<LastRow>({
    name: 'visits-last',
    text: `select household_id, max(visited_at) as tried_at, max(visited_at) filter (where finding <> 'nobody_home') as met_at,
                  (array_agg(finding order by visited_at desc))[1] as last_finding
           from liaison.visits where county_code = $1 and household_id = any($2::uuid[]) group by household_id`,
    values: [tx.scope.countyCode, householdIds],
  });

export interface FindingRow { visitId: string; householdId: string; unitCode: string; personId: string; caseId: string; caseWords: string }
/** What was found, for those visits that found something and whose words are still here. */
export const findingsOf = (tx: Transaction, visitIds: readonly string[]): Promise<FindingRow[]> =>
  tx.query<FindingRow>({
    name: 'visits-findings',
    text: `select visit_id, household_id, unit_code, person_id, case_id, case_words from liaison.visits
           where county_code = $1 and visit_id = any($2::uuid[]) and case_id is not null and case_words is not null`,
    values: [tx.scope.countyCode, visitIds],
  });

/** For verify: every visit that found something. */
export const allFindings = (tx: Transaction): Promise<{ visitId: string; householdId: string; caseId: string; recordedAt: Instant }[]> =>
  tx.query({ text: 'select visit_id, household_id, case_id, recorded_at from liaison.visits where county_code = $1 and case_id is not null order by visit_id', values: [tx.scope.countyCode] });

/** Visits of households that are in another unit now are seen there. */
export const moveVisits = (tx: Transaction, householdIds: readonly string[], unitCodes: readonly string[]): Promise<unknown> =>
  tx.query({
    name: 'visits-move',
    text: `update liaison.visits v set unit_code = h.unit_code from unnest($2::uuid[], $3::text[]) as h(household_id, unit_code)
           where v.county_code = $1 and v.household_id = h.household_id and v.unit_code <> h.unit_code`,
    values: [tx.scope.countyCode, householdIds, unitCodes],
  });

/** Gives the visits of one household to another (all of them, or those named); answers which. */
export const rehomeVisits = async (tx: Transaction, fromId: string, toId: string, visitIds: readonly string[] | null): Promise<string[]> =>
  (await tx.query<{ visitId: string }>({
    text: `update liaison.visits set household_id = $3 where county_code = $1 and household_id = $2 and ($4::uuid[] is null or visit_id = any($4::uuid[])) returning visit_id`,
    values: [tx.scope.countyCode, fromId, toId, visitIds],
  })).map((row) => row.visitId);

/** Clears the words for the case after one instant's age and all words after another's, at most `limit` rows; answers the voice notes to be let go. */
export const clearWords = (tx: Transaction, caseWordsBefore: Instant, wordsBefore: Instant, limit: number): Promise<{ voiceFileId: string | null }[]> =>
  tx.query({
    name: 'visits-clear-words',
    text: `update liaison.visits v set case_words = null, words = case when old.all_of_it then '' else v.words end,
             voice_file_id = case when old.all_of_it then null else v.voice_file_id end
           from (select visit_id, voice_file_id, recorded_at < to_timestamp($3::float8 / 1000) as all_of_it from liaison.visits
                 where county_code = $1 and (words <> '' or case_words is not null or voice_file_id is not null)
                   and (recorded_at < to_timestamp($3::float8 / 1000) or case_words is not null and recorded_at < to_timestamp($2::float8 / 1000))
                 limit $4 for update skip locked) old
           where v.county_code = $1 and v.visit_id = old.visit_id
           returning case when old.all_of_it then old.voice_file_id end as voice_file_id`,
    values: [tx.scope.countyCode, caseWordsBefore, wordsBefore, limit],
  });
