import type { Transaction } from '../../../ground/database/database.js';
import { recordFacts } from '../../../ground/facts/store.js';
import type { Instant } from '../../../ground/time.js';
import type { CaseRecord, Decision, SideRow } from './rules/case.js';

const iso = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());
const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/** What stands in the row beside what the rules decide on. */
export interface NewCase {
  record: CaseRecord;
  matterSource: 'suggested' | 'reporter' | 'corrected';
  words: string;
  placeWords: string;
  lng: number | null;
  lat: number | null;
  channel: string;
  reporterName: string | null;
  reporterPhone: string | null;
  reporterHouseholdId: string | null;
  tellLiaison: boolean;
  openedBy: string | null;
  secretHash: Buffer | null;
}

/** Serial numbers for people to read out: yymmdd by Chinese time, then six digits that never repeat. */
export async function takeCaseNumbers(tx: Transaction, count: number, at: Instant): Promise<string[]> {
  const rows = await tx.query<{ number: string }>({
    name: 'cases-take-numbers',
    text: `select to_char(to_timestamp($2::float8 / 1000) at time zone 'Asia/Shanghai', 'YYMMDD') || '-'
             || lpad(nextval('response.case_serial')::text, 6, '0') as number from generate_series(1, $1)`,
    values: [count, at],
  });
  return rows.map((r) => r.number);
}

export interface KnownCase { caseId: string; secretHash: Buffer | null; words: string }
export const findByIds = (tx: Transaction, caseIds: readonly string[]): Promise<KnownCase[]> =>
  tx.query<KnownCase>({
    name: 'cases-known',
    text: 'select case_id, secret_hash, words from response.cases where county_code = $1 and case_id = any($2)',
    values: [tx.scope.countyCode, caseIds],
  });

/** Writes new cases with their clocks; the facts are recorded by the caller's saveDecisions or recordFacts. */
export async function insertCases(tx: Transaction, cases: readonly NewCase[]): Promise<void> {
  await tx.query({
    name: 'cases-insert',
    text: `insert into response.cases (county_code, case_id, case_number, unit_code, matter_code, matter_source, class, needs_visit,
             state, holder_person_id, holder_desk_unit, handler_person_id, words, place_words, lng, lat, channel, reporter_name,
             reporter_phone, reporter_household_id, tell_liaison, opened_by, secret_hash, version, received_at, changed_at)
           select $1, case_id, case_number, unit_code, matter_code, matter_source, class, needs_visit, state, holder_person_id,
             holder_desk_unit, handler_person_id, words, place_words, lng, lat, channel, reporter_name, reporter_phone,
             reporter_household_id, tell_liaison, opened_by, decode(secret_hash, 'hex'), version, received_at, changed_at
           from jsonb_to_recordset($2::jsonb) as x(case_id uuid, case_number text, unit_code text, matter_code text,
             matter_source text, class text, needs_visit boolean, state text, holder_person_id uuid, holder_desk_unit text,
             handler_person_id uuid, words text, place_words text, lng float8, lat float8, channel text, reporter_name text,
             reporter_phone text, reporter_household_id uuid, tell_liaison boolean, opened_by uuid, secret_hash text, version int,
             received_at timestamptz, changed_at timestamptz)`,
    values: [tx.scope.countyCode, JSON.stringify(cases.map((c) => ({
      case_id: c.record.caseId, case_number: c.record.caseNumber, unit_code: c.record.unitCode, matter_code: c.record.matterCode,
      matter_source: c.matterSource, class: c.record.class, needs_visit: c.record.needsVisit, state: c.record.state,
      holder_person_id: c.record.holderPersonId, holder_desk_unit: c.record.holderDeskUnit,
      handler_person_id: c.record.handlerPersonId, words: c.words, place_words: c.placeWords, lng: c.lng, lat: c.lat,
      channel: c.channel, reporter_name: c.reporterName, reporter_phone: c.reporterPhone,
      reporter_household_id: c.reporterHouseholdId, tell_liaison: c.tellLiaison, opened_by: c.openedBy, secret_hash: c.secretHash?.toString('hex') ?? null,
      version: c.record.version, received_at: iso(c.record.receivedAt), changed_at: iso(c.record.changedAt),
    })))],
  });
  await writeClocks(tx, cases.map((c) => c.record));
}

const CASE_COLUMNS = `c.case_id, c.case_number, c.unit_code, c.matter_code, c.class, c.needs_visit, c.state, c.state_before,
  c.holder_person_id, c.holder_desk_unit, c.holder_before_id, c.handler_person_id, c.version, c.refusals, c.reopens, c.answers,
  c.last_answer, c.lead_case_id, c.excluded_person_ids,
  array(select h.person_id from response.case_helpers h where h.county_code = c.county_code and h.case_id = c.case_id order by h.since, h.person_id) as helper_person_ids,
  ${ms('c.received_at')} as received_at, ${ms('c.changed_at')} as changed_at,
  ${ms('c.ended_at')} as ended_at, c.not_accepted_proposal as not_accepted_proposed,
  coalesce((select jsonb_agg(jsonb_build_object('ordinal', k.ordinal, 'stage', k.stage, 'class', k.class, 'stageVersion', k.stage_version,
      'minutes', k.minutes, 'calendar', k.calendar, 'escalateMinutes', k.escalate_minutes, 'startedAt', ${ms('k.started_at')},
      'dueAt', ${ms('k.due_at')}, 'firstDueAt', ${ms('k.first_due_at')}, 'state', k.state, 'heldAt', ${ms('k.held_at')},
      'endedAt', ${ms('k.ended_at')}, 'breachedAt', ${ms('k.breached_at')}, 'calledLevel', k.called_level,
      'alarmAt', ${ms('k.alarm_at')}) order by k.ordinal)
    from response.clocks k where k.county_code = c.county_code and k.case_id = c.case_id), '[]') as clocks,
  coalesce((select jsonb_agg(jsonb_build_object('ordinal', p.ordinal, 'reason', p.reason, 'words', p.words, 'pausedBy', p.paused_by,
      'pausedAt', ${ms('p.paused_at')}, 'untilAt', ${ms('p.until_at')}, 'resumedAt', ${ms('p.resumed_at')}) order by p.ordinal)
    from response.pauses p where p.county_code = c.county_code and p.case_id = c.case_id), '[]') as pauses,
  (select jsonb_build_object('ordinal', r.ordinal, 'toClass', r.to_class, 'reason', r.reason, 'askedBy', r.asked_by,
      'askedAt', ${ms('r.asked_at')})
    from response.class_changes r where r.county_code = c.county_code and r.case_id = c.case_id and r.decided_at is null
    limit 1) as class_asked,
  (select a.outcome from response.answers a where a.county_code = c.county_code and a.case_id = c.case_id
    and a.ordinal = c.last_answer) as last_outcome`;

/** Reads cases for a decision, each row locked until the transaction ends, in one order so that two lists cannot deadlock. */
export const lockCases = (tx: Transaction, caseIds: readonly string[]): Promise<CaseRecord[]> =>
  tx.query<CaseRecord>({
    name: 'cases-lock',
    text: `select ${CASE_COLUMNS} from response.cases c
           where c.county_code = $1 and c.case_id = any($2) order by c.case_id for update of c`,
    values: [tx.scope.countyCode, caseIds],
  });

export const readCases = (tx: Transaction, caseIds: readonly string[]): Promise<CaseRecord[]> =>
  tx.query<CaseRecord>({
    name: 'cases-read',
    text: `select ${CASE_COLUMNS} from response.cases c where c.county_code = $1 and c.case_id = any($2) order by c.case_id`,
    values: [tx.scope.countyCode, caseIds],
  });

/** Writes decisions on locked cases: row, clocks, side rows and facts, all in the caller's transaction. */
export async function saveDecisions(tx: Transaction, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  await writeRows(tx, decisions.flatMap((d) => d.rows.map((row) => ({ row, caseId: d.after.caseId }))));
  await tx.query({
    name: 'cases-update',
    text: `update response.cases c set matter_code = x.matter_code, class = x.class, state = x.state, state_before = x.state_before,
             matter_source = case when x.matter_code <> c.matter_code then 'corrected' else c.matter_source end,
             holder_person_id = x.holder_person_id, holder_desk_unit = x.holder_desk_unit, holder_before_id = x.holder_before_id,
             not_accepted_proposal = x.not_accepted_proposal, handler_person_id = x.handler_person_id, version = x.version,
             refusals = x.refusals, reopens = x.reopens, answers = x.answers, last_answer = x.last_answer,
             lead_case_id = x.lead_case_id, changed_at = x.changed_at, ended_at = x.ended_at,
             excluded_person_ids = array(select jsonb_array_elements_text(x.excluded_person_ids)::uuid)
           from jsonb_to_recordset($2::jsonb) as x(case_id uuid, matter_code text, class text, state text, state_before text,
             holder_person_id uuid, holder_desk_unit text, holder_before_id uuid, not_accepted_proposal jsonb, handler_person_id uuid,
             version int, refusals smallint, reopens smallint, answers smallint, last_answer smallint, lead_case_id uuid,
             changed_at timestamptz, ended_at timestamptz, excluded_person_ids jsonb)
           where c.county_code = $1 and c.case_id = x.case_id`,
    values: [tx.scope.countyCode, JSON.stringify(decisions.map(({ after: c }) => ({
      case_id: c.caseId, matter_code: c.matterCode, class: c.class, state: c.state, state_before: c.stateBefore,
      holder_person_id: c.holderPersonId, holder_desk_unit: c.holderDeskUnit, holder_before_id: c.holderBeforeId,
      not_accepted_proposal: c.notAcceptedProposed, handler_person_id: c.handlerPersonId, version: c.version, refusals: c.refusals,
      reopens: c.reopens, answers: c.answers, last_answer: c.lastAnswer, lead_case_id: c.leadCaseId, changed_at: iso(c.changedAt),
      ended_at: iso(c.endedAt), excluded_person_ids: c.excludedPersonIds,
    })))],
  });
  await writeClocks(tx, decisions.map((d) => d.after));
  await recordFacts(tx, decisions.flatMap((d) => d.facts));
}

async function writeClocks(tx: Transaction, cases: readonly CaseRecord[]): Promise<void> {
  await tx.query({
    name: 'clocks-write',
    text: `insert into response.clocks as k (county_code, case_id, ordinal, stage, class, stage_version, minutes, calendar,
             escalate_minutes, started_at, due_at, first_due_at, state, held_at, ended_at, breached_at, called_level, alarm_at)
           select $1, case_id, ordinal, stage, class, stage_version, minutes, calendar, escalate_minutes, started_at, due_at,
             first_due_at, state, held_at, ended_at, breached_at, called_level, alarm_at
           from jsonb_to_recordset($2::jsonb) as x(case_id uuid, ordinal smallint, stage text, class text, stage_version int,
             minutes int, calendar text, escalate_minutes int, started_at timestamptz, due_at timestamptz,
             first_due_at timestamptz, state text, held_at timestamptz, ended_at timestamptz, breached_at timestamptz,
             called_level smallint, alarm_at timestamptz)
           on conflict (county_code, case_id, ordinal) do update set class = excluded.class, stage_version = excluded.stage_version,
             minutes = excluded.minutes, calendar = excluded.calendar, escalate_minutes = excluded.escalate_minutes,
             due_at = excluded.due_at, state = excluded.state, held_at = excluded.held_at, ended_at = excluded.ended_at,
             breached_at = excluded.breached_at, called_level = excluded.called_level, alarm_at = excluded.alarm_at
           where (k.class, k.due_at, k.state, k.ended_at, k.breached_at, k.called_level, k.alarm_at) is distinct from
             (excluded.class, excluded.due_at, excluded.state, excluded.ended_at, excluded.breached_at, excluded.called_level,
              excluded.alarm_at)`,
    values: [tx.scope.countyCode, JSON.stringify(cases.flatMap((c) => c.clocks.map((k) => ({
      case_id: c.caseId, ordinal: k.ordinal, stage: k.stage, class: k.class, stage_version: k.stageVersion, minutes: k.minutes,
      calendar: k.calendar, escalate_minutes: k.escalateMinutes, started_at: iso(k.startedAt), due_at: iso(k.dueAt),
      first_due_at: iso(k.firstDueAt), state: k.state, held_at: iso(k.heldAt), ended_at: iso(k.endedAt),
      breached_at: iso(k.breachedAt), called_level: k.calledLevel, alarm_at: iso(k.alarmAt),
    }))))],
  });
}

async function writeRows(tx: Transaction, rows: readonly { row: SideRow; caseId: string }[]): Promise<void> {
  for (const { row, caseId } of rows) await writeRow(tx, row, caseId);
}

function writeRow(tx: Transaction, row: SideRow, caseId: string): Promise<unknown> {
  const key = [tx.scope.countyCode, caseId];
  switch (row.table) {
    case 'answers':
      return tx.query({
        name: 'answers-insert',
        text: `insert into response.answers (county_code, case_id, ordinal, outcome, words, answered_by, reviewed_by, answered_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [...key, row.ordinal, row.outcome, row.words, row.answeredBy, row.reviewedBy, iso(row.answeredAt)],
      });
    case 'confirmations':
      return tx.query({
        name: 'confirmations-insert',
        text: `insert into response.confirmations (county_code, case_id, answer_ordinal, by_kind, by_person, answered_by, truly_solved,
                 stars, pressed_to_rate, words, confirmed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        values: [...key, row.answerOrdinal, row.byKind, row.byPerson, row.answeredBy, row.trulySolved, row.stars, row.pressedToRate,
          row.words, iso(row.confirmedAt)],
      });
    case 'pauses':
      return tx.query({
        name: 'pauses-write',
        text: `insert into response.pauses (county_code, case_id, ordinal, reason, words, paused_by, paused_at, until_at, resumed_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               on conflict (county_code, case_id, ordinal) do update set resumed_at = excluded.resumed_at`,
        values: [...key, row.pause.ordinal, row.pause.reason, row.pause.words, row.pause.pausedBy, iso(row.pause.pausedAt),
          iso(row.pause.untilAt), iso(row.pause.resumedAt)],
      });
    case 'class_changes':
      return tx.query({
        name: 'class-changes-write',
        text: `insert into response.class_changes (county_code, case_id, ordinal, from_class, to_class, reason, asked_by, asked_at,
                 decided_by, decided_at, granted) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
               on conflict (county_code, case_id, ordinal) do update set decided_by = excluded.decided_by,
                 decided_at = excluded.decided_at, granted = excluded.granted`,
        values: [...key, row.ordinal, row.fromClass, row.toClass, row.reason, row.askedBy, iso(row.askedAt), row.decidedBy,
          iso(row.decidedAt), row.granted],
      });
    case 'matter_corrections':
      return tx.query({
        name: 'matter-corrections-insert',
        text: `insert into response.matter_corrections (county_code, case_id, from_matter, to_matter, corrected_by, corrected_at)
               values ($1, $2, $3, $4, $5, $6)`,
        values: [...key, row.fromMatter, row.toMatter, row.correctedBy, iso(row.correctedAt)],
      });
    case 'case_helpers':
      return tx.query({
        name: 'case-helpers-insert',
        text: `insert into response.case_helpers (county_code, case_id, person_id, why, since) values ($1, $2, $3, $4, $5)`,
        values: [...key, row.personId, row.why, iso(row.since)],
      });
    case 'case_files':
      return addCaseFiles(tx, [{ caseId, fileIds: row.fileIds, purpose: row.purpose, addedBy: row.addedBy, addedAt: row.addedAt }]);
  }
}

export interface CaseFiles { caseId: string; fileIds: readonly string[]; purpose: 'report' | 'evidence'; addedBy: string | null; addedAt: Instant }
export async function addCaseFiles(tx: Transaction, added: readonly CaseFiles[]): Promise<void> {
  const rows = added.flatMap((a) => a.fileIds.map((fileId) => ({
    case_id: a.caseId, file_id: fileId, purpose: a.purpose, added_by: a.addedBy, added_at: iso(a.addedAt),
  })));
  if (rows.length === 0) return;
  await tx.query({
    name: 'case-files-insert',
    text: `insert into response.case_files (county_code, case_id, file_id, purpose, added_by, added_at)
           select $1, case_id, file_id, purpose, added_by, added_at
           from jsonb_to_recordset($2::jsonb) as x(case_id uuid, file_id uuid, purpose text, added_by uuid, added_at timestamptz)
           on conflict do nothing`,
    values: [tx.scope.countyCode, JSON.stringify(rows)],
  });
}

/** How many open cases each of these people holds. */
export async function countOpenCases(tx: Transaction, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.query<{ personId: string; count: number }>({
    name: 'cases-count-open',
    text: 'select person_id, open_cases as count from response.open_cases_of($1, $2)',
    values: [tx.scope.countyCode, personIds],
  });
  return new Map(rows.map((r) => [r.personId, r.count]));
}

/** The cases reported for a household, the latest first. */
export const readOfHousehold = (tx: Transaction, householdId: string, limit: number): Promise<{ caseNumber: string; matterCode: string; state: CaseRecord['state']; receivedAt: Instant }[]> =>
  tx.query({
    name: 'cases-of-household',
    text: `select case_number, matter_code, state, received_at from response.cases
           where county_code = $1 and reporter_household_id = $2 order by received_at desc, case_id limit $3`,
    values: [tx.scope.countyCode, householdId, limit],
  });

/** Whose household each of these cases was reported for; an unknown case is absent. */
export async function householdsOfCases(tx: Transaction, caseIds: readonly string[]): Promise<Map<string, string | null>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.query<{ caseId: string; householdId: string | null }>({
    name: 'cases-households',
    text: 'select case_id, reporter_household_id as household_id from response.cases where county_code = $1 and case_id = any($2::uuid[])',
    values: [tx.scope.countyCode, caseIds],
  });
  return new Map(rows.map((r) => [r.caseId, r.householdId]));
}

/** How many open cases of the caller's scope were reported for each of these households; none is absent. At most 20,000 households. */
export async function countOpenCasesOfHouseholds(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, number>> {
  if (householdIds.length === 0) return new Map();
  const rows = await tx.query<{ householdId: string; count: number }>({
    name: 'cases-count-open-of-households',
    text: `select reporter_household_id as household_id, count(*)::int as count from response.cases
           where county_code = $1 and open and reporter_household_id = any($2::uuid[]) group by reporter_household_id`,
    values: [tx.scope.countyCode, householdIds],
  });
  return new Map(rows.map((r) => [r.householdId, r.count]));
}

/** Cases a person holds and has not begun on the spot. */
export const idsToHandOn = async (tx: Transaction, personIds: readonly string[]): Promise<string[]> =>
  (await tx.query<{ caseId: string }>({
    text: `select case_id from response.cases where county_code = $1 and open and holder_person_id = any($2)
           and state in ('dispatched', 'transferred', 'accepted') order by case_id limit 1000`,
    values: [tx.scope.countyCode, personIds],
  })).map((r) => r.caseId);

/** Cases waiting at a desk for a person, oldest first. */
export const idsAtDesk = async (tx: Transaction, limit: number): Promise<string[]> =>
  (await tx.query<{ caseId: string }>({
    text: `select case_id from response.cases where county_code = $1 and open and holder_desk_unit is not null
           and state in ('received', 'reopened', 'refused') order by case_id limit $2`,
    values: [tx.scope.countyCode, limit],
  })).map((r) => r.caseId);

export const findByNumber = (tx: Transaction, caseNumber: string): Promise<{ caseId: string; caseNumber: string; open: boolean; unitCode: string }[]> =>
  tx.query({
    text: 'select case_id, case_number, open, unit_code from response.cases where county_code = $1 and case_number = $2',
    values: [tx.scope.countyCode, caseNumber],
  });

/** Proves a secret link: the hash stored for this case, or nothing. */
export const secretHashOf = async (tx: Transaction, caseId: string): Promise<Buffer | null> =>
  (await tx.query<{ secretHash: Buffer | null }>({
    name: 'cases-secret',
    text: 'select secret_hash from response.cases where county_code = $1 and case_id = $2',
    values: [tx.scope.countyCode, caseId],
  }))[0]?.secretHash ?? null;

export interface CaseText {
  caseId: string; caseNumber: string; unitCode: string; matterCode: string; words: string; placeWords: string;
  holderPersonId: string | null; handlerPersonId: string | null; helperPersonIds: readonly string[];
}
/** What listeners say about cases. */
export const readTexts = (tx: Transaction, caseIds: readonly string[]): Promise<CaseText[]> =>
  tx.query({
    name: 'cases-text',
    text: `select case_id, case_number, unit_code, matter_code, words, place_words, holder_person_id, handler_person_id,
             array(select h.person_id from response.case_helpers h where h.county_code = c.county_code and h.case_id = c.case_id) as helper_person_ids
           from response.cases c where county_code = $1 and case_id = any($2)`,
    values: [tx.scope.countyCode, caseIds],
  });

export interface CaseHousehold { caseId: string; unitCode: string; householdId: string | null; placeWords: string }
/** Whose household these cases are about, as far as it was said; those whose reporter would rather not have the liaison told are left out. */
export const householdsToTell = (tx: Transaction, caseIds: readonly string[]): Promise<CaseHousehold[]> =>
  tx.query<CaseHousehold>({
    name: 'cases-households-to-tell',
    text: `select case_id, unit_code, reporter_household_id as household_id, place_words from response.cases
           where county_code = $1 and case_id = any($2) and open and tell_liaison order by case_id`,
    values: [tx.scope.countyCode, caseIds],
  });
