import type { Tracking } from '../../../contract/cases.js';
import type { Transaction } from '../../../ground/database/database.js';
import { reporterScope } from '../../../ground/database/scope.js';
import { readSubjectFacts } from '../../../ground/facts/store.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { knowMatters } from '../matters/know-matters.js';
import { hashSecret, sameHash } from './open-cases.js';
import { shownClocks } from './read-received.js';
import { REPORTER_REOPENS } from './rules/ending.js';
import { nextStates } from './rules/states.js';
import { readCases, secretHashOf } from './store.js';
import { factsForReporter, peopleIn } from './tell-story.js';
import { readAnswers, readFiles, readLeadAnswers, readWords } from './views.js';

/** What the holder of the secret link sees. An unknown case and a wrong link are one refusal: not_found. */
export function trackCase(ground: Ground, caseId: string, key: string): Promise<Result<Tracking>> {
  return ground.database.transaction(reporterScope(ground.countyCode, caseId), async (tx) =>
    (sameHash(await secretHashOf(tx, caseId), hashSecret(key)) ? done(await readTracking(tx, caseId)) : refuse('not_found')));
}

export async function readTracking(tx: Transaction, caseId: string): Promise<Tracking> {
  const [c] = await readCases(tx, [caseId]);
  const words = await readWords(tx, caseId);
  if (!c || !words) throw new Error('the case was there a moment ago');
  const story = await readSubjectFacts(tx, caseId);
  const answers = [...await readAnswers(tx, caseId), ...(c.leadCaseId ? await readLeadAnswers(tx, caseId) : [])];
  const units = await unitsByCode(tx, [...new Set([c.unitCode, c.unitCode.slice(0, 9), c.unitCode.slice(0, 6), c.holderDeskUnit ?? c.unitCode])]);
  const people = await peopleByIds(tx, [...new Set([c.holderPersonId, ...answers.map((a) => a.answeredBy), ...peopleIn(story)])]
    .filter((id): id is string => id !== null));
  const nameOf = (id: string | null): string | null => (id ? (people.get(id)?.name ?? null) : null);
  const facts = factsForReporter(story, nameOf);
  const matters = await knowMatters(tx);
  return {
    id: c.caseId, caseNumber: c.caseNumber, state: c.state, words: words.words, placeWords: words.placeWords,
    unitName: units.get(c.unitCode)?.name ?? c.unitCode, matterName: matters.byCode.get(c.matterCode)?.name ?? c.matterCode,
    class: c.class, receivedAt: c.receivedAt, endedAt: c.endedAt, holderName: nameOf(c.holderPersonId) ?? (c.holderDeskUnit ? `${units.get(c.holderDeskUnit)?.name ?? ''}值班台` : null),
    supervisionPhone: units.get(c.unitCode)?.supervisionPhone ?? units.get(c.unitCode.slice(0, 9))?.supervisionPhone
      ?? units.get(c.unitCode.slice(0, 6))?.supervisionPhone ?? null,
    clocks: shownClocks(c),
    answers: answers.map((a) => ({ ordinal: a.ordinal, outcome: a.outcome, words: a.words, answeredAt: a.answeredAt, answeredByName: nameOf(a.answeredBy) })),
    timeline: facts.map((f) => ({ sequence: f.subjectSequence, kind: f.kind, at: f.happenedAt, actorKind: f.actorKind,
      actorName: f.actorKind === 'person' ? nameOf(f.actorId) : null, data: f.data })),
    files: (await readFiles(tx, caseId)).map((f) => ({ id: f.fileId, mediaType: f.mediaType, purpose: f.purpose, path: `/api/files/${f.fileId}` })),
    pausedReason: c.state === 'paused' ? (c.pauses.at(-1)?.reason ?? null) : null,
    leadCaseNumber: c.leadCaseId ? words.leadNumber ?? leadNumberTold(facts) : null,
    may: [
      ...(nextStates(c.state, 'confirm').length > 0 ? ['confirm' as const] : []),
      ...(nextStates(c.state, 'reopen').length > 0 && c.reopens < REPORTER_REOPENS ? ['reopen' as const] : []),
      ...(nextStates(c.state, 'add').length > 0 ? ['add' as const] : []),
    ],
  };
}

const leadNumberTold = (facts: readonly { kind: string; data: Record<string, unknown> }[]): string | null =>
  (facts.find((f) => f.kind === 'CaseJoined')?.data['leadCaseNumber'] as string | undefined) ?? null;
