import { createHash, timingSafeEqual } from 'node:crypto';
import type { Report, ReportReceived } from '../../../contract/cases.js';
import type { Transaction } from '../../../ground/database/database.js';
import { attachFiles } from '../../../ground/files/store.js';
import { recordFacts } from '../../../ground/facts/store.js';
import { newId } from '../../../ground/id.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { knowPromises } from '../clocks/know-promises.js';
import { findSuccessors } from '../dispatch/find-successors.js';
import { knowMatters, type KnownMatters } from '../matters/know-matters.js';
import { OTHER, suggest, type Matter } from '../matters/rules/suggest.js';
import { withHouseholds } from './households-by-card.js';
import { settlePlaces, type KnownPlace } from './place.js';
import { receive } from './rules/receive.js';
import type { CaseActor, Decision } from './rules/case.js';
import { readReceived } from './read-received.js';
import { addCaseFiles, findByIds, insertCases, takeCaseNumbers, type NewCase } from './store.js';

export interface Opening {
  report: Report;
  channel: string;
  openedBy: string | null;
  householdId: string | null;
  at: Instant;
}
export type Opened = Result<ReportReceived>;

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
export const sameHash = (a: Buffer | null, b: Buffer): boolean => a !== null && a.length === b.length && timingSafeEqual(a, b);

/**
 * Opens a list of cases in the caller's transaction: place, matter, the named person, clocks and facts of all of them in about
 * ten statements. A case already known under its id and secret is answered as it stands, so sending twice is once.
 * Refusals per item: id_already_used, unit_unknown, place_outside, matter_unknown, file_unknown.
 */
export async function openCases(tx: Transaction, asked: readonly Opening[], dispatching = true): Promise<Opened[]> {
  const openings = await withHouseholds(tx, asked);
  const answers = new Map<number, Opened>();
  const fresh = await leaveOutKnown(tx, openings, answers);
  const matters = await knowMatters(tx);
  const places = await settlePlaces(tx, fresh.map(({ opening: { report: r } }) => ({
    unitCode: r.unitCode ?? null, placeWords: r.placeWords, words: r.words, lng: r.lng ?? null, lat: r.lat ?? null,
    coordinateSystem: r.coordinateSystem,
  })));
  const ready: Ready[] = [];
  for (const [n, { i, opening }] of fresh.entries()) {
    const place = places[n] as KnownPlace | 'unit_unknown' | 'place_outside';
    const matter = matterOf(opening.report, matters);
    if (typeof place === 'string') answers.set(i, refuse(place));
    else if (!matter) answers.set(i, refuse('matter_unknown'));
    else if (opening.report.fileIds.length > 0 && (await attachFiles(tx, opening.report.id, opening.report.fileIds)).length > 0) answers.set(i, refuse('file_unknown'));
    else ready.push({ i, opening, place, matter });
  }
  const decisions = await write(tx, ready, dispatching);
  const shown = await readReceived(tx, [...decisions.map((d) => d.after), ...[...answers.values()].flatMap((a) => (a.ok ? [a.value.id] : []))]);
  return openings.map(({ report }, i) => {
    const answer = answers.get(i);
    return answer && !answer.ok ? answer : done(shown.get(report.id) as ReportReceived);
  });
}

interface Ready { i: number; opening: Opening; place: KnownPlace; matter: Matter }

/** The same id again is the same case if the secret and the words agree; twice in one list counts as again. */
async function leaveOutKnown(tx: Transaction, openings: readonly Opening[], answers: Map<number, Opened>): Promise<{ i: number; opening: Opening }[]> {
  const known = new Map((await findByIds(tx, openings.map((o) => o.report.id))).map((k) => [k.caseId, k]));
  const fresh: { i: number; opening: Opening }[] = [];
  for (const [i, opening] of openings.entries()) {
    const { id, secret, words } = opening.report;
    const before = known.get(id);
    if (!before) {
      known.set(id, { caseId: id, secretHash: hashSecret(secret), words });
      fresh.push({ i, opening });
    } else if (sameHash(before.secretHash, hashSecret(secret)) && before.words === words) {
      answers.set(i, done({ id } as ReportReceived));
    } else answers.set(i, refuse('id_already_used'));
  }
  return fresh;
}

/** What the reporter chose, else what the words point to, else the catch-all. */
function matterOf(report: Report, matters: KnownMatters): Matter | undefined {
  if (report.matterCode) return matters.byCode.get(report.matterCode);
  const best = suggest(`${report.words} ${report.placeWords}`, matters.index, 1)[0];
  return matters.byCode.get(best?.matterCode ?? OTHER);
}

async function write(tx: Transaction, ready: readonly Ready[], dispatching: boolean): Promise<Decision[]> {
  const first = ready[0];
  if (!first) return [];
  const at = first.opening.at;
  const promises = await knowPromises(tx);
  const successors = dispatching ? await findSuccessors(tx, ready.map(({ place, matter }) => ({
    purpose: 'handle', unitCode: place.unit.unitCode, matterCode: matter.matterCode, skill: matter.skill, excludedPersonIds: [],
    place: placeFor(place),
  })), at) : ready.map(() => null);
  const numbers = await takeCaseNumbers(tx, ready.length, at);
  const decisions = ready.map(({ opening, place, matter }, n) => receive({
    caseId: opening.report.id, caseNumber: numbers[n] as string, unitCode: place.unit.unitCode, matterCode: matter.matterCode,
    class: matter.class, needsVisit: matter.needsVisit, channel: opening.channel, fileIds: opening.report.fileIds,
  }, successors[n] ?? null, { actor: actorOf(opening), at: opening.at, promises, newId }));
  await insertCases(tx, ready.map((r, n) => newCase(r, decisions[n] as Decision)));
  await addCaseFiles(tx, ready.map(({ opening }) => ({ caseId: opening.report.id, fileIds: opening.report.fileIds,
    purpose: 'report' as const, addedBy: opening.openedBy, addedAt: opening.at })));
  await recordFacts(tx, decisions.flatMap((d) => d.facts));
  return decisions;
}

/** The point that was given, else the middle of the unit. */
const placeFor = ({ lng, lat, unit }: KnownPlace): { lng: number; lat: number } | null =>
  lng !== null && lat !== null ? { lng, lat } : unit.lng !== null && unit.lat !== null ? { lng: unit.lng, lat: unit.lat } : null;

const actorOf = (opening: Opening): CaseActor => (opening.openedBy
  ? { kind: 'person', personId: opening.openedBy, unitCode: null } : { kind: 'reporter', personId: null, unitCode: null });

const newCase = ({ opening, place }: Ready, decision: Decision): NewCase => ({
  record: decision.after, matterSource: opening.report.matterCode ? 'reporter' : 'suggested', words: opening.report.words,
  placeWords: opening.report.placeWords, lng: place.lng, lat: place.lat, channel: opening.channel,
  reporterName: opening.report.reporterName ?? null, reporterPhone: opening.report.reporterPhone ?? null,
  reporterHouseholdId: opening.householdId, tellLiaison: opening.report.tellLiaison, openedBy: opening.openedBy, secretHash: hashSecret(opening.report.secret),
});
