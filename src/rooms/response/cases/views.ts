import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';

/** Reads for people's eyes; nothing here is locked or decided on. */
export interface CaseWords {
  caseId: string; words: string; placeWords: string; lng: number | null; lat: number | null; channel: string;
  reporterName: string | null; reporterPhone: string | null; matterSource: string; leadNumber: string | null;
}
export const readWords = async (tx: Transaction, caseId: string): Promise<CaseWords | undefined> =>
  (await tx.query<CaseWords>({
    name: 'views-words',
    text: `select c.case_id, c.words, c.place_words, c.lng, c.lat, c.channel, c.reporter_name, c.reporter_phone, c.matter_source,
             (select l.case_number from response.cases l where l.county_code = c.county_code and l.case_id = c.lead_case_id) as lead_number
           from response.cases c where c.county_code = $1 and c.case_id = $2`,
    values: [tx.scope.countyCode, caseId],
  }))[0];

export interface AnswerRow { ordinal: number; outcome: string; words: string; answeredBy: string | null; answeredAt: Instant }
export const readAnswers = (tx: Transaction, caseId: string): Promise<AnswerRow[]> =>
  tx.query({
    name: 'views-answers',
    text: `select ordinal, outcome, words, answered_by, answered_at from response.answers
           where county_code = $1 and case_id = $2 order by ordinal limit 50`,
    values: [tx.scope.countyCode, caseId],
  });

/** A joined case shows its lead's answers too: that is where the matter is answered. */
export const readLeadAnswers = (tx: Transaction, caseId: string): Promise<AnswerRow[]> =>
  tx.query({
    name: 'views-lead-answers',
    text: 'select ordinal, outcome, words, answered_by, answered_at from response.lead_answers($1, $2)',
    values: [tx.scope.countyCode, caseId],
  });

export const readFiles = (tx: Transaction, caseId: string): Promise<{ fileId: string; purpose: 'report' | 'evidence'; mediaType: string }[]> =>
  tx.query({
    name: 'views-files',
    text: `select f.file_id, f.purpose, g.media_type from response.case_files f
           join ground.files g on g.county_code = f.county_code and g.file_id = f.file_id
           where f.county_code = $1 and f.case_id = $2 order by f.added_at, f.file_id limit 200`,
    values: [tx.scope.countyCode, caseId],
  });

export const readJoined = (tx: Transaction, caseId: string): Promise<{ caseId: string; caseNumber: string }[]> =>
  tx.query({
    text: `select case_id, case_number from response.cases where county_code = $1 and lead_case_id = $2 order by case_id limit 100`,
    values: [tx.scope.countyCode, caseId],
  });

/** Open cases of the same matter and unit received within two days of this one: perhaps the same thing. */
export const readSimilar = (tx: Transaction, caseId: string): Promise<{ caseId: string; caseNumber: string; words: string; receivedAt: Instant }[]> =>
  tx.query({
    text: `select s.case_id, s.case_number, left(s.words, 120) as words, s.received_at from response.cases c
           join response.cases s on s.county_code = c.county_code and s.unit_code = c.unit_code and s.matter_code = c.matter_code
             and s.open and s.case_id <> c.case_id and abs(extract(epoch from s.received_at - c.received_at)) < 172800
           where c.county_code = $1 and c.case_id = $2 order by s.case_id desc limit 5`,
    values: [tx.scope.countyCode, caseId],
  });

export interface RowView {
  caseId: string; caseNumber: string; state: string; class: string; matterCode: string; unitCode: string; words: string; placeWords: string;
  channel: string; lng: number | null; lat: number | null; holderPersonId: string | null; holderDeskUnit: string | null;
  receivedAt: Instant; changedAt: Instant; endedAt: Instant | null; version: number;
  stage: string | null; dueAt: Instant | null; breachedAt: Instant | null; calledLevel: number | null;
}

export interface ListQuery {
  queue: string; personId: string; unit: string; state: string | null; matter: string | null; document: string | null;
  after: { at: Instant; id: string } | null; limit: number;
}

const ROW = `c.case_id, c.case_number, c.state, c.class, c.matter_code, c.unit_code, left(c.words, 400) as words, c.place_words, c.channel,
  c.lng, c.lat, c.holder_person_id, c.holder_desk_unit, c.received_at, c.changed_at, c.ended_at, c.version,
  k.stage, k.due_at, k.breached_at, k.called_level`;

/** The running clock that presses most. */
const NEAREST = `left join lateral (select stage, due_at, breached_at, called_level from response.clocks k
  where k.county_code = c.county_code and k.case_id = c.case_id and k.state = 'running' order by due_at limit 1) k on true`;

const QUEUES: Record<string, string> = {
  mine: 'c.open and c.holder_person_id = $2',
  helping: 'c.open and c.case_id in (select h.case_id from response.case_helpers h where h.county_code = $1 and h.person_id = $2)',
  desk: 'c.open and c.holder_desk_unit is not null',
  open: 'c.open',
  breached: 'c.open and k.breached_at is not null',
  answered: "c.state = 'answered'",
  ended: 'not c.open',
  all: 'true',
};

/** One page of a queue: open queues by nearest deadline, others newest first; keyed by (instant, id), never by offset. */
export function listCases(tx: Transaction, q: ListQuery): Promise<RowView[]> {
  const byDeadline = ['mine', 'helping', 'desk', 'open', 'breached', 'answered'].includes(q.queue);
  const key = byDeadline ? "coalesce(k.due_at, 'infinity')" : 'c.received_at';
  const order = byDeadline ? 'asc' : 'desc';
  const past = byDeadline ? '>' : '<';
  return tx.query<RowView>({
    text: `select ${ROW} from response.cases c ${NEAREST}
           where c.county_code = $1 and (${QUEUES[q.queue] ?? 'true'}) and ($2::uuid is not null)
             and c.unit_code >= $3 and c.unit_code < $3 || ':'
             and ($4::text is null or c.state = $4) and ($5::text is null or c.matter_code like $5 || '%')
             and ($6::text is null or c.case_id in (
               select s.case_id from response.case_search s where s.county_code = $1 and s.document @@ $6::tsquery
               order by s.case_id desc limit 1000))
             and ($7::float8 is null or (${key}, c.case_id) ${past} (to_timestamp($7 / 1000), $8::uuid))
           order by ${key} ${order}, c.case_id ${order} limit $9`,
    values: [tx.scope.countyCode, q.personId, q.unit, q.state, q.matter, q.document, q.after?.at ?? null, q.after?.id ?? null, q.limit],
  });
}

export const summarize = async (tx: Transaction, personId: string, unit: string, startOfDay: Instant) => {
  const [numbers] = await tx.query<{ open: number; atDesk: number; answered: number; mine: number; receivedToday: number; endedToday: number }>({
    name: 'views-summary',
    text: `select count(*) filter (where open)::int as open, count(*) filter (where open and holder_desk_unit is not null)::int as at_desk,
             count(*) filter (where state = 'answered')::int as answered, count(*) filter (where open and holder_person_id = $2)::int as mine,
             count(*) filter (where received_at >= to_timestamp($4::float8 / 1000))::int as received_today,
             count(*) filter (where ended_at >= to_timestamp($4::float8 / 1000))::int as ended_today
           from response.cases where county_code = $1 and unit_code >= $3 and unit_code < $3 || ':'
             and (open or received_at >= to_timestamp($4::float8 / 1000) or ended_at >= to_timestamp($4::float8 / 1000))`,
    values: [tx.scope.countyCode, personId, unit, startOfDay],
  });
  const [late] = await tx.query<{ breached: number }>({
    name: 'views-breached',
    text: `select count(distinct c.case_id)::int as breached from response.clocks k join response.cases c using (county_code, case_id)
           where k.county_code = $1 and k.state = 'running' and k.breached_at is not null and c.open
             and c.unit_code >= $2 and c.unit_code < $2 || ':'`,
    values: [tx.scope.countyCode, unit],
  });
  const byState = await tx.query<{ state: string; count: number }>({
    name: 'views-by-state',
    text: `select state, count(*)::int as count from response.cases where county_code = $1 and open
             and unit_code >= $2 and unit_code < $2 || ':' group by state order by state`,
    values: [tx.scope.countyCode, unit],
  });
  return { ...(numbers as NonNullable<typeof numbers>), breached: late?.breached ?? 0, byState };
};

export const casesInBox = (tx: Transaction, box: { west: number; south: number; east: number; north: number }, limit: number): Promise<RowView[]> =>
  tx.query<RowView>({
    name: 'views-box',
    text: `select ${ROW} from response.cases c ${NEAREST}
           where c.county_code = $1 and c.open and c.lng between $2 and $4 and c.lat between $3 and $5 order by c.case_id desc limit $6`,
    values: [tx.scope.countyCode, box.west, box.south, box.east, box.north, limit],
  });

/** Words as search sees them, written by a listener. */
export const writeSearch = (tx: Transaction, rows: readonly { caseId: string; unitCode: string; document: string }[]): Promise<unknown> =>
  tx.query({
    name: 'search-write',
    text: `insert into response.case_search (county_code, case_id, unit_code, document)
           select $1, case_id, unit_code, document::tsvector
           from jsonb_to_recordset($2::jsonb) as x(case_id uuid, unit_code text, document text)
           on conflict (county_code, case_id) do update set document = excluded.document, unit_code = excluded.unit_code`,
    values: [tx.scope.countyCode, JSON.stringify(rows.map((r) => ({ case_id: r.caseId, unit_code: r.unitCode, document: r.document })))],
  });

