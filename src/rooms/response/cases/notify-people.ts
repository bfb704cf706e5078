import type { Transaction } from '../../../ground/database/database.js';
import type { RecordedFact } from '../../../ground/facts/fact.js';
import { newId } from '../../../ground/id.js';
import { addNotices, type NewNotice } from '../../../ground/notices/store.js';
import { onDuty } from '../../honeycomb/door.js';
import { knowMatters } from '../matters/know-matters.js';
import { noticesOf, type Audience } from './rules/notices-of.js';
import { readTexts } from './store.js';

/** Facts that somebody is told of; rules/notices-of.ts says who. */
export const NOTICED_FACTS = ['CaseReceived', 'CaseDispatched', 'CaseHandedOn', 'CaseTransferred', 'CaseRefused', 'ConsultationCalled', 'ConsultationDecided',
  'CaseAnswered', 'CaseReopened', 'CaseConfirmed', 'NotAcceptedProposed', 'NotAcceptedDeclined', 'ClassRaiseAsked', 'ClockBreached', 'HelpAsked', 'ReporterAdded', 'HelperAdded'];

/** Turns facts into notices for people, in the relay's transaction: told once in effect, whatever dies in between. */
export async function notifyPeople(tx: Transaction, facts: readonly RecordedFact[]): Promise<void> {
  const wanted = facts.flatMap((fact) => noticesOf(fact).map((n) => ({ ...n, fact })));
  if (wanted.length === 0) return;
  const cases = new Map((await readTexts(tx, [...new Set(wanted.map((w) => w.fact.subjectId))])).map((c) => [c.caseId, c]));
  const matters = await knowMatters(tx);
  const people = await resolve(tx, wanted.map((w) => w.audience), wanted.map((w) => w.fact.happenedAt).at(-1) ?? 0, cases, wanted.map((w) => w.fact.subjectId));
  // Somebody who holds the case and is also the convenor called about it is told once.
  const told = new Set<string>();
  const notices = wanted.flatMap(({ fact, kind, urgent }, i): NewNotice[] => {
    const c = cases.get(fact.subjectId);
    if (!c) return [];
    const fresh = (personId: string): boolean => told.size < told.add(`${fact.factId} ${kind} ${personId}`).size;
    const data = { sequence: fact.subjectSequence, caseNumber: c.caseNumber, matterName: matters.byCode.get(c.matterCode)?.name ?? c.matterCode,
      ...(typeof fact.data['stage'] === 'string' ? { stage: fact.data['stage'] } : {}), ...(typeof fact.data['level'] === 'number' ? { level: fact.data['level'] } : {}) };
    return (people[i] ?? []).filter(fresh).map((personId) => ({ noticeId: newId(), personId, kind, subjectKind: 'case', subjectId: fact.subjectId, data, urgent, createdAt: fact.happenedAt }));
  });
  await addNotices(tx, notices);
}

/** A named person, the present holder, or whoever is on duty in a post at the place. */
async function resolve(tx: Transaction, audiences: readonly Audience[], at: number,
  cases: ReadonlyMap<string, { holderPersonId: string | null; handlerPersonId: string | null; helperPersonIds: readonly string[] }>, caseIds: readonly string[]): Promise<string[][]> {
  const posts = audiences.flatMap((a, i) => (a.kind === 'post' ? [{ i, want: { postKind: a.postKind, unitCode: a.unitCode } }] : []));
  const found = posts.length > 0 ? await onDuty(tx, posts.map((p) => p.want), at) : [];
  return audiences.map((a, i) => {
    const c = cases.get(caseIds[i] as string);
    if (a.kind === 'person') return a.personId ? [a.personId] : [];
    if (a.kind === 'holder') return c?.holderPersonId ? [c.holderPersonId] : [];
    if (a.kind === 'helpers') return [...(c?.helperPersonIds ?? [])];
    if (a.kind === 'handler') return c?.handlerPersonId ? [c.handlerPersonId] : [];
    const people = found[posts.findIndex((p) => p.i === i)] ?? [];
    // The nearest level that has anybody answers; the whole county is not woken for one lamp.
    const nearest = Math.max(0, ...people.map((p) => p.unitCode.length));
    return [...new Set(people.filter((p) => p.unitCode.length === nearest).map((p) => p.personId))].slice(0, 5);
  });
}
