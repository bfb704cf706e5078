import type { CaseDetail, DispatchReason } from '../../../contract/cases.js';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayIn } from '../../../ground/access/permissions.js';
import { openSubject } from '../../../ground/database/open-subject.js';
import { readSubjectFacts } from '../../../ground/facts/store.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { knowMatters } from '../matters/know-matters.js';
import { verbsFor } from './carry-out.js';
import { shownClocks } from './read-received.js';
import { nextStates } from './rules/states.js';
import { readCases } from './store.js';
import { holdingsOf, peopleIn } from './tell-story.js';
import { readAnswers, readFiles, readJoined, readSimilar, readWords } from './views.js';

/** One case with its whole story, for staff. Refusals: not_found (also for a case outside one's area). */
export function readCase(ground: Ground, actor: Person, caseId: string): Promise<Result<CaseDetail>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const c = (await readCases(tx, [caseId]))[0];
    const words = await readWords(tx, caseId);
    if (!c || !words) return refuse('not_found');
    const involved = c.holderPersonId === actor.personId || c.handlerPersonId === actor.personId || c.helperPersonIds.includes(actor.personId);
    if (!involved && !mayIn(actor, 'case.read', c.unitCode)) return refuse('not_found');
    await openSubject(tx, caseId);
    const facts = await readSubjectFacts(tx, caseId);
    const answers = await readAnswers(tx, caseId);
    const holdings = holdingsOf(facts, c.endedAt);
    const people = await peopleByIds(tx, [...new Set([...peopleIn(facts), ...[...c.helperPersonIds, c.holderPersonId, c.handlerPersonId, c.classAsked?.askedBy,
      c.notAcceptedProposed?.proposedBy, ...answers.map((a) => a.answeredBy), ...holdings.map((h) => h.personId)].filter((x): x is string => !!x)])]);
    const units = await unitsByCode(tx, [...new Set([c.unitCode, ...[c.holderDeskUnit, ...holdings.map((h) => h.deskUnit)].filter((x): x is string => !!x)])]);
    const nameOf = (id: string | null | undefined): string | null => (id ? (people.get(id)?.name ?? null) : null);
    const unitName = (code: string | null): string => (code ? (units.get(code)?.name ?? code) : '');
    const pressing = c.clocks.filter((k) => k.state === 'running').sort((a, b) => a.dueAt - b.dueAt)[0];
    const named = (data: Record<string, unknown>): Record<string, unknown> => ({
      ...data, ...nameKey(data, 'toPersonId', 'toName', nameOf), ...nameKey(data, 'fromPersonId', 'fromName', nameOf),
      ...nameKey(data, 'callBackBy', 'callBackName', nameOf), ...nameKey(data, 'convenorId', 'convenorName', nameOf),
      ...nameKey(data, 'reviewerId', 'reviewerName', nameOf), ...nameKey(data, 'helperPersonId', 'toName', nameOf), ...(data['deskUnit'] ? { deskName: unitName(String(data['deskUnit'])) } : {}),
      reason: wordOfReason(data['reason']),
    });
    const lastDispatch = facts.filter((f) => typeof f.data['reason'] === 'object' && f.data['reason'] !== null).at(-1);
    return done({
      id: c.caseId, caseNumber: c.caseNumber, state: c.state, class: c.class, matterCode: c.matterCode,
      matterName: (await knowMatters(tx)).byCode.get(c.matterCode)?.name ?? c.matterCode, unitCode: c.unitCode, unitName: unitName(c.unitCode),
      words: words.words, placeWords: words.placeWords, channel: words.channel as CaseDetail['channel'], lng: words.lng, lat: words.lat,
      holderPersonId: c.holderPersonId, holderName: nameOf(c.holderPersonId) ?? (c.holderDeskUnit ? unitName(c.holderDeskUnit) : null), holderDeskUnit: c.holderDeskUnit,
      receivedAt: c.receivedAt, changedAt: c.changedAt, endedAt: c.endedAt, version: c.version,
      stage: pressing?.stage ?? null, dueAt: pressing?.dueAt ?? null, breachedAt: pressing?.breachedAt ?? null, calledLevel: pressing?.calledLevel ?? 0,
      reporterName: words.reporterName, reporterPhone: words.reporterPhone, anonymous: !words.reporterName && !words.reporterPhone,
      needsVisit: c.needsVisit, matterSource: words.matterSource, refusals: c.refusals, reopens: c.reopens, handlerName: nameOf(c.handlerPersonId),
      leadCaseId: c.leadCaseId, leadCaseNumber: words.leadNumber,
      joinedCases: (await readJoined(tx, caseId)).map((j) => ({ id: j.caseId, caseNumber: j.caseNumber })),
      clocks: shownClocks(c).map((k) => ({ ...k, ifMissed: k.stage === 'pause' ? 'resumes' : k.stage === 'dispatch' ? 'convenor' : `call_level_${Math.min(k.calledLevel + 1, 3)}` })),
      answers: answers.map((a) => ({ ordinal: a.ordinal, outcome: a.outcome, words: a.words, answeredAt: a.answeredAt, answeredByName: nameOf(a.answeredBy) })),
      timeline: facts.map((f) => ({ sequence: f.subjectSequence, kind: f.kind, at: f.happenedAt, actorKind: f.actorKind, actorName: nameOf(f.actorId), data: named(f.data) })),
      files: (await readFiles(tx, caseId)).map((f) => ({ id: f.fileId, mediaType: f.mediaType, purpose: f.purpose, path: `/api/files/${f.fileId}` })),
      dispatch: (lastDispatch?.data['reason'] as DispatchReason | undefined) ?? null,
      holdings: holdings.map((h) => ({ name: nameOf(h.personId) ?? unitName(h.deskUnit), from: h.from, to: h.to, why: h.why })),
      helpers: c.helperPersonIds.map((personId) => ({ personId, name: nameOf(personId) ?? '' })),
      classAsked: c.classAsked ? { toClass: c.classAsked.toClass, reason: c.classAsked.reason, byName: nameOf(c.classAsked.askedBy) ?? '' } : null,
      notAcceptedProposed: c.notAcceptedProposed ? { reason: c.notAcceptedProposed.reason, byName: nameOf(c.notAcceptedProposed.proposedBy) ?? '' } : null,
      similar: c.endedAt === null ? (await readSimilar(tx, caseId)).map((s) => ({ id: s.caseId, caseNumber: s.caseNumber, words: s.words, receivedAt: s.receivedAt })) : [],
      may: verbsFor(c, actor, (kind) => nextStates(c.state, kind).length > 0),
    });
  });
}

const nameKey = (data: Record<string, unknown>, key: string, nameAs: string, nameOf: (id: string) => string | null): Record<string, unknown> =>
  (typeof data[key] === 'string' ? { [nameAs]: nameOf(data[key] as string) } : {});

/** A dispatch's whole reason stands beside the story; in the story itself only a person's own word. */
const wordOfReason = (reason: unknown): unknown =>
  (typeof reason === 'object' && reason !== null ? ((reason as { words?: string | null }).words ?? undefined) : reason);
