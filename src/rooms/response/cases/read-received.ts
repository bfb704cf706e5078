import type { ReportReceived } from '../../../contract/cases.js';
import type { Transaction } from '../../../ground/database/database.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { knowMatters } from '../matters/know-matters.js';
import type { CaseRecord } from './rules/case.js';
import { readCases } from './store.js';

/** The answer to a report, for cases just written (given) or known before (read by id). */
export async function readReceived(tx: Transaction, cases: readonly (CaseRecord | string)[]): Promise<Map<string, ReportReceived>> {
  const ids = cases.filter((c): c is string => typeof c === 'string');
  const records = [...cases.filter((c): c is CaseRecord => typeof c !== 'string'), ...(ids.length > 0 ? await readCases(tx, ids) : [])];
  const units = await unitsByCode(tx, [...new Set(records.map((r) => r.unitCode))]);
  const people = await peopleByIds(tx, [...new Set(records.flatMap((r) => (r.holderPersonId ? [r.holderPersonId] : [])))]);
  const matters = await knowMatters(tx);
  return new Map(records.map((r) => [r.caseId, {
    id: r.caseId, caseNumber: r.caseNumber, trackingPath: `/t/${r.caseId}`, state: r.state, receivedAt: r.receivedAt,
    unitName: units.get(r.unitCode)?.name ?? r.unitCode, matterName: matters.byCode.get(r.matterCode)?.name ?? r.matterCode,
    class: r.class, holderName: r.holderPersonId ? (people.get(r.holderPersonId)?.name ?? null) : null,
    clocks: shownClocks(r),
  }]));
}

/** Clocks as every reader gets them. */
export const shownClocks = (r: Pick<CaseRecord, 'clocks'>) => r.clocks.map((k) => ({
  ordinal: k.ordinal, stage: k.stage, class: k.class, minutes: k.minutes, calendar: k.calendar, startedAt: k.startedAt,
  dueAt: k.dueAt, firstDueAt: k.firstDueAt, state: k.state, endedAt: k.endedAt, breachedAt: k.breachedAt, calledLevel: k.calledLevel,
}));
