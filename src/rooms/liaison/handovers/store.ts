import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';

export interface HandoverRow {
  handoverId: string; gridId: string; unitCode: string; fromPersonId: string; toPersonId: string; reason: string;
  state: 'open' | 'signed' | 'dropped'; households: number; begunBy: string; begunAt: Instant; givenAt: Instant | null; signedAt: Instant | null;
}
const ROW = 'handover_id, grid_id, unit_code, from_person_id, to_person_id, reason, state, households, begun_by, begun_at, given_at, signed_at';

export const addHandover = (tx: Transaction, h: Pick<HandoverRow, 'handoverId' | 'gridId' | 'unitCode' | 'fromPersonId' | 'toPersonId' | 'reason' | 'households' | 'begunBy' | 'begunAt'>): Promise<unknown> =>
  tx.query({
    name: 'handovers-add',
    text: `insert into liaison.handovers (county_code, handover_id, grid_id, unit_code, from_person_id, to_person_id, reason, state, households, begun_by, begun_at)
           values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, to_timestamp($10::float8 / 1000))`,
    values: [tx.scope.countyCode, h.handoverId, h.gridId, h.unitCode, h.fromPersonId, h.toPersonId, h.reason, h.households, h.begunBy, h.begunAt],
  });

/** One handover with its row locked; null when unknown. */
export async function lockHandover(tx: Transaction, handoverId: string): Promise<HandoverRow | null> {
  const rows = await tx.query<HandoverRow>({
    name: 'handovers-lock', text: `select ${ROW} from liaison.handovers where county_code = $1 and handover_id = $2 for update`, values: [tx.scope.countyCode, handoverId],
  });
  return rows[0] ?? null;
}

/** The latest of a unit and below, or those in which the person gives or takes; open ones first, at most 100. */
export const listRows = (tx: Transaction, by: { unitCode: string } | { personId: string }): Promise<HandoverRow[]> =>
  tx.query<HandoverRow>({
    name: 'unitCode' in by ? 'handovers-of-unit' : 'handovers-of-person',
    text: `select ${ROW} from liaison.handovers where county_code = $1 and ${'unitCode' in by
      ? `unit_code >= $2 and unit_code < $2 || ':'` : `(to_person_id = $2 or from_person_id = $2) and state = 'open'`}
           order by (state = 'open') desc, begun_at desc limit 100`,
    values: [tx.scope.countyCode, 'unitCode' in by ? by.unitCode : by.personId],
  });

/** The open handover of each micro-grid that has one. */
export async function openHandovers(tx: Transaction, gridIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ gridId: string; handoverId: string }>({
    name: 'handovers-open', text: `select grid_id, handover_id from liaison.handovers where county_code = $1 and grid_id = any($2::uuid[]) and state = 'open'`,
    values: [tx.scope.countyCode, gridIds],
  });
  return new Map(rows.map((row) => [row.gridId, row.handoverId]));
}

export const saveHandover = (tx: Transaction, h: Pick<HandoverRow, 'handoverId' | 'state' | 'givenAt' | 'signedAt'>): Promise<unknown> =>
  tx.query({
    name: 'handovers-save',
    text: `update liaison.handovers set state = $3, given_at = to_timestamp($4::float8 / 1000), signed_at = to_timestamp($5::float8 / 1000)
           where county_code = $1 and handover_id = $2`,
    values: [tx.scope.countyCode, h.handoverId, h.state, h.givenAt, h.signedAt],
  });

/** How much is under way with each household, as numbers: needs of care in force and the last visit. */
export async function countUnderWay(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, { needs: number; lastVisitAt: Instant | null }>> {
  const rows = await tx.query<{ householdId: string; needs: number; lastVisitAt: Instant | null }>({
    name: 'handovers-under-way',
    text: `select h.id as household_id,
             (select count(*)::int from liaison.care_needs n where n.county_code = $1 and n.household_id = h.id and n.ended_at is null) as needs,
             (select max(visited_at) from liaison.visits v where v.county_code = $1 and v.household_id = h.id) as last_visit_at
           from unnest($2::uuid[]) as h(id)`,
    values: [tx.scope.countyCode, householdIds],
  });
  return new Map(rows.map(({ householdId, ...counts }) => [householdId, counts]));
}
