import type { RecordedFact } from '../../../ground/facts/fact.js';
import type { Instant } from '../../../ground/time.js';

/** Facts the reporter reads. What staff say to each other about the case stays inside. */
const FOR_REPORTER: Record<string, readonly string[]> = {
  CaseReceived: ['channel'], CaseDispatched: ['toName'], CaseHandedOn: ['toName'], CaseAccepted: [], ArrivedOnScene: [],
  CaseAnswered: ['outcome', 'words'], CaseConfirmed: ['byKind', 'trulySolved'], CaseReopened: ['by'], CaseRefused: [], CaseTransferred: ['toName'],
  ConsultationCalled: [], ConsultationDecided: ['toName'], CasePaused: ['reason', 'words', 'untilAt'], CaseResumed: [], CaseJoined: ['leadCaseNumber'],
  CaseNotAccepted: ['reason'], ClassRaiseDecided: ['granted', 'toClass', 'fromClass', 'reason'], ClockBreached: ['stage', 'level', 'dueAt', 'first'],
  BreachTakenBack: ['stage'], ReporterAdded: ['words'], CallBackFoundUnsolved: [],
};

/** The same facts with only what a reporter may read in their data. */
export const factsForReporter = (facts: readonly RecordedFact[], nameOf: (personId: string | null) => string | null): RecordedFact[] =>
  facts.filter((f) => f.kind in FOR_REPORTER && !(f.kind === 'ClassRaiseDecided' && f.data['granted'] !== true))
    .map((f) => ({ ...f, data: { ...f.data, toName: nameOf(typeof f.data['toPersonId'] === 'string' ? f.data['toPersonId'] : null) } }))
    .map((f) => ({ ...f, data: Object.fromEntries(Object.entries(f.data).filter(([key]) => FOR_REPORTER[f.kind]?.includes(key))) }));

export interface Holding { personId: string | null; deskUnit: string | null; from: Instant; to: Instant | null; why: string }

/** Who held it, how long and why, from the facts alone. */
export function holdingsOf(facts: readonly RecordedFact[], endedAt: Instant | null): Holding[] {
  const holdings: Holding[] = [];
  for (const f of facts) {
    const next = holderAfter(f);
    if (!next) continue;
    const last = holdings.at(-1);
    if (last && last.personId === next.personId && last.deskUnit === next.deskUnit) continue;
    if (last) last.to = f.happenedAt;
    if (next.personId || next.deskUnit) holdings.push({ ...next, from: f.happenedAt, to: null, why: f.kind });
  }
  const last = holdings.at(-1);
  if (last && endedAt !== null && last.to === null) last.to = endedAt;
  return holdings.filter((h) => h.to === null || h.to > h.from || h.personId !== null);
}

function holderAfter(f: RecordedFact): { personId: string | null; deskUnit: string | null } | null {
  const text = (key: string): string | null => (typeof f.data[key] === 'string' ? (f.data[key] as string) : null);
  switch (f.kind) {
    case 'CaseReceived': return { personId: null, deskUnit: text('deskUnit') ?? f.unitCode };
    case 'CaseDispatched': case 'CaseTransferred': case 'ConsultationDecided': return { personId: text('toPersonId'), deskUnit: null };
    case 'CaseHandedOn': case 'NotAcceptedDeclined': return { personId: text('toPersonId'), deskUnit: text('toPersonId') ? null : text('deskUnit') };
    case 'CaseAnswered': return { personId: text('callBackBy'), deskUnit: text('deskUnit') };
    case 'ConsultationCalled': return { personId: text('convenorId'), deskUnit: text('deskUnit') };
    case 'NotAcceptedProposed': return { personId: text('reviewerId'), deskUnit: text('deskUnit') };
    default: return null;
  }
}

/** Every person named in a list of facts, so that names are read in one go. */
export const peopleIn = (facts: readonly RecordedFact[]): string[] => [...new Set(facts.flatMap((f) => [
  f.actorId, f.data['toPersonId'], f.data['fromPersonId'], f.data['callBackBy'], f.data['convenorId'], f.data['reviewerId'],
  f.data['holderPersonId'], f.data['proposedBy'],
]).filter((id): id is string => typeof id === 'string'))];
