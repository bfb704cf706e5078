import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';

export interface CandidateRow {
  candidateId: string; unitCode: string; residentId: string | null; personId: string | null; name: string; phone: string | null;
  standing: 'party_member' | 'activist' | 'volunteer'; lng: number | null; lat: number | null; building: string | null; entrance: string | null; villagerGroup: string | null;
  willingness: 'not_asked' | 'willing' | 'unwilling'; willingnessSaidTo: string | null; willingnessAt: Instant | null;
  nomination: 'none' | 'nominated' | 'opposed'; nominatedBy: string | null; nominationReason: string; nominationAt: Instant | null;
  hoursPerWeek: number | null; capacity: number; least: number; conflicts: string; state: 'open' | 'chosen' | 'not_chosen' | 'withdrawn'; expiresOn: string; version: number;
}
const ROW = `candidate_id, unit_code, resident_id, person_id, name, phone, standing, lng, lat, building, entrance, villager_group, willingness, willingness_said_to,
  willingness_at, nomination, nominated_by, nomination_reason, nomination_at, hours_per_week, capacity, least, conflicts, state, expires_on::text, version`;

export const candidatesOfUnit = (tx: Transaction, unitCode: string, limit: number): Promise<CandidateRow[]> =>
  tx.query<CandidateRow>({
    name: 'candidates-of-unit', text: `select ${ROW} from liaison.candidates where county_code = $1 and unit_code = $2 order by candidate_id limit $3`,
    values: [tx.scope.countyCode, unitCode, limit],
  });

/** Candidates by id with their rows locked, in order of id; unknown ids are absent. */
export const lockCandidates = (tx: Transaction, ids: readonly string[]): Promise<CandidateRow[]> =>
  tx.query<CandidateRow>({
    name: 'candidates-lock', text: `select ${ROW} from liaison.candidates where county_code = $1 and candidate_id = any($2::uuid[]) order by candidate_id for update`,
    values: [tx.scope.countyCode, ids],
  });

/** Writes candidates as they are now: new ones are added, known ones changed. */
export const saveCandidates = (tx: Transaction, rows: readonly CandidateRow[], at: Instant): Promise<unknown> =>
  tx.query({
    name: 'candidates-save',
    text: `insert into liaison.candidates (county_code, candidate_id, unit_code, resident_id, person_id, name, phone, standing, lng, lat, building, entrance, villager_group,
             willingness, willingness_said_to, willingness_at, nomination, nominated_by, nomination_reason, nomination_at, hours_per_week, capacity, least, conflicts, state,
             expires_on, version, added_by, added_at)
           select $1, c.candidate_id, c.unit_code, c.resident_id, c.person_id, c.name, c.phone, c.standing, c.lng, c.lat, c.building, c.entrance, c.villager_group,
             c.willingness, c.willingness_said_to, to_timestamp(c.willingness_at / 1000), c.nomination, c.nominated_by, c.nomination_reason, to_timestamp(c.nomination_at / 1000),
             c.hours_per_week, c.capacity, c.least, c.conflicts, c.state, c.expires_on, c.version, $3, to_timestamp($4::float8 / 1000)
           from jsonb_to_recordset($2::jsonb) as c(candidate_id uuid, unit_code text, resident_id uuid, person_id uuid, name text, phone text, standing text, lng float8, lat float8,
             building text, entrance text, villager_group text, willingness text, willingness_said_to uuid, willingness_at float8, nomination text, nominated_by text,
             nomination_reason text, nomination_at float8, hours_per_week smallint, capacity smallint, least smallint, conflicts text, state text, expires_on date, version int)
           on conflict (county_code, candidate_id) do update set resident_id = excluded.resident_id, person_id = excluded.person_id, name = excluded.name, phone = excluded.phone,
             standing = excluded.standing, lng = excluded.lng, lat = excluded.lat, building = excluded.building, entrance = excluded.entrance,
             villager_group = excluded.villager_group, willingness = excluded.willingness, willingness_said_to = excluded.willingness_said_to,
             willingness_at = excluded.willingness_at, nomination = excluded.nomination, nominated_by = excluded.nominated_by, nomination_reason = excluded.nomination_reason,
             nomination_at = excluded.nomination_at, hours_per_week = excluded.hours_per_week, capacity = excluded.capacity, least = excluded.least,
             conflicts = excluded.conflicts, state = excluded.state, version = excluded.version`,
    values: [tx.scope.countyCode, JSON.stringify(rows.map(snake)), tx.scope.personId, at],
  });

const snake = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));

/** The next numbers for facts about these candidates. */
export async function takeCandidateSequences(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ candidateId: string; sequence: number }>({
    name: 'candidates-take-sequences',
    text: 'update liaison.candidates set facts_told = facts_told + 1 where county_code = $1 and candidate_id = any($2::uuid[]) returning candidate_id, facts_told as sequence',
    values: [tx.scope.countyCode, ids],
  });
  return new Map(rows.map((row) => [row.candidateId, row.sequence]));
}

export interface SelectionRow { selectionId: string; unitCode: string; heldOn: string; place: string; chair: string; note: string; recordedBy: string; recordedAt: Instant }
export interface Vote { candidateId: string; votesFor: number; votesAgainst: number; abstained: number; chosen: boolean; reason: string }
export interface Voter { name: string; present: boolean }

export async function addSelection(tx: Transaction, s: SelectionRow, voters: readonly Voter[], votes: readonly Vote[]): Promise<void> {
  await tx.query({
    name: 'selections-add',
    text: `insert into liaison.selections (county_code, selection_id, unit_code, held_on, place, chair, note, recorded_by, recorded_at)
           values ($1, $2, $3, $4::date, $5, $6, $7, $8, to_timestamp($9::float8 / 1000))`,
    values: [tx.scope.countyCode, s.selectionId, s.unitCode, s.heldOn, s.place, s.chair, s.note, s.recordedBy, s.recordedAt],
  });
  await tx.query({
    name: 'selections-add-voters',
    text: `insert into liaison.selection_voters (county_code, selection_id, ordinal, name, present)
           select $1, $2, n, name, present from unnest($3::text[], $4::bool[]) with ordinality as v(name, present, n)`,
    values: [tx.scope.countyCode, s.selectionId, voters.map((v) => v.name), voters.map((v) => v.present)],
  });
  await tx.query({
    name: 'selections-add-results',
    text: `insert into liaison.selection_results (county_code, selection_id, candidate_id, votes_for, votes_against, abstained, chosen, reason)
           select $1, $2, * from unnest($3::uuid[], $4::int[], $5::int[], $6::int[], $7::bool[], $8::text[])`,
    values: [tx.scope.countyCode, s.selectionId, votes.map((v) => v.candidateId), votes.map((v) => v.votesFor), votes.map((v) => v.votesAgainst), votes.map((v) => v.abstained),
      votes.map((v) => v.chosen), votes.map((v) => v.reason)],
  });
}

/** The latest meetings of a unit with their voters and votes, at most 50. */
export const selectionsOfUnit = (tx: Transaction, unitCode: string): Promise<(SelectionRow & { voters: Voter[]; results: (Vote & { name: string })[] })[]> =>
  tx.query({
    name: 'selections-of-unit',
    text: `select s.selection_id, s.unit_code, s.held_on::text, s.place, s.chair, s.note, s.recorded_by, s.recorded_at,
             (select json_agg(json_build_object('name', v.name, 'present', v.present) order by v.ordinal) from liaison.selection_voters v
              where v.county_code = s.county_code and v.selection_id = s.selection_id) as voters,
             (select json_agg(json_build_object('candidateId', r.candidate_id, 'name', c.name, 'votesFor', r.votes_for, 'votesAgainst', r.votes_against,
                                                'abstained', r.abstained, 'chosen', r.chosen, 'reason', r.reason) order by r.chosen desc, r.votes_for desc)
              from liaison.selection_results r join liaison.candidates c on c.county_code = r.county_code and c.candidate_id = r.candidate_id
              where r.county_code = s.county_code and r.selection_id = s.selection_id) as results
           from liaison.selections s where s.county_code = $1 and s.unit_code = $2 order by s.held_on desc, s.selection_id desc limit 50`,
    values: [tx.scope.countyCode, unitCode],
  });
