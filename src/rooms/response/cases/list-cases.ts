import type { z } from 'zod';
import type { caseQuery, CaseRow } from '../../../contract/cases.js';
import { scopeOf, sharedPrefix, type Person } from '../../../ground/access/actor.js';
import type { Transaction } from '../../../ground/database/database.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { chinaDay, startOfChinaDay, type Instant } from '../../../ground/time.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { knowMatters } from '../matters/know-matters.js';
import { queryOf } from './rules/search-words.js';
import { casesInBox, listCases, summarize, type RowView } from './views.js';

const OPEN_QUEUES = ['mine', 'helping', 'desk', 'open', 'breached', 'answered'];
const MAP_LIMIT = 5000;

/** Where the person may read: all their roles' common unit. Their own cases are theirs wherever they lie. */
const areaOf = (actor: Person, ground: Ground): string => sharedPrefix(actor.roles.map((r) => r.unitCode)) ?? ground.countyCode;

/** One page of a queue inside the person's area. Refusals: unit_unknown for a unit outside it. */
export function listQueue(ground: Ground, actor: Person, q: z.output<typeof caseQuery>): Promise<Result<{ rows: CaseRow[]; next: string | null }>> {
  const area = q.queue === 'mine' || q.queue === 'helping' ? ground.countyCode : areaOf(actor, ground);
  if (q.unit && !q.unit.startsWith(area)) return Promise.resolve(refuse('unit_unknown'));
  const after = q.after ? readKey(q.after) : null;
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const document = q.q ? queryOf(q.q) : null;
    if (q.q && document === null) return done({ rows: [], next: null });
    const found = await listCases(tx, { queue: q.queue, personId: actor.personId, unit: q.unit ?? area, state: q.state ?? null,
      matter: q.matter ?? null, document, after, limit: q.limit + 1 });
    const page = found.slice(0, q.limit);
    const last = page.at(-1);
    const more = found.length > q.limit && last;
    return done({ rows: await named(tx, page), next: more ? keyOf(last, q.queue) : null });
  });
}

/** A page's key is the instant it is ordered by and the id; it says nothing else and a wrong one only shows another page. */
const keyOf = (row: RowView, queue: string): string =>
  `${OPEN_QUEUES.includes(queue) ? (row.dueAt ?? 253_402_300_799_000) : row.receivedAt}_${row.caseId}`;
function readKey(key: string): { at: Instant; id: string } | null {
  const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(key);
  return match ? { at: Number(match[1]), id: match[2] as string } : null;
}

async function named(tx: Transaction, rows: readonly RowView[]): Promise<CaseRow[]> {
  const units = await unitsByCode(tx, [...new Set(rows.flatMap((r) => [r.unitCode, r.holderDeskUnit ?? r.unitCode]))]);
  const people = await peopleByIds(tx, [...new Set(rows.flatMap((r) => (r.holderPersonId ? [r.holderPersonId] : [])))]);
  const matters = await knowMatters(tx);
  return rows.map(({ caseId, ...r }) => ({
    ...r, id: caseId, matterName: matters.byCode.get(r.matterCode)?.name ?? r.matterCode, unitName: units.get(r.unitCode)?.name ?? r.unitCode,
    holderName: r.holderPersonId ? (people.get(r.holderPersonId)?.name ?? null) : r.holderDeskUnit ? (units.get(r.holderDeskUnit)?.name ?? null) : null,
    calledLevel: r.calledLevel ?? 0,
  }) as CaseRow);
}

/** The numbers above the queue. Days are Chinese days. */
export function summarizeCases(ground: Ground, actor: Person, at: Instant) {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) =>
    done(await summarize(tx, actor.personId, areaOf(actor, ground), startOfChinaDay(chinaDay(at)))));
}

/** Open cases inside a box of the map, newest first, at most 5,000. */
export function mapOpenCases(ground: Ground, actor: Person, box: { west: number; south: number; east: number; north: number }) {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const rows = await casesInBox(tx, box, MAP_LIMIT + 1);
    const shown = await named(tx, rows.slice(0, MAP_LIMIT));
    return done({
      cases: shown.map((r) => ({ id: r.id, caseNumber: r.caseNumber, lng: r.lng as number, lat: r.lat as number, state: r.state,
        class: r.class, matterName: r.matterName, dueAt: r.dueAt, breached: r.breachedAt !== null })),
      more: rows.length > MAP_LIMIT,
    });
  });
}
