import type { State } from './states.js';
import { deskOf } from './successor.js';

/** What the replay needs of a fact: its kind, its case's unit then, and the few data that name a holder. */
export interface ReplayedFact {
  kind: string;
  unitCode: string;
  toPersonId: string | null;
  deskUnit: string | null;
  callBackBy: string | null;
  convenorId: string | null;
  reviewerId: string | null;
}

/** Where a case stands by its facts alone. An ended case has neither holder. */
export interface Replayed { state: State | null; holderPersonId: string | null; holderDeskUnit: string | null }

interface Standing extends Replayed { before: Replayed | null }

const person = (personId: string | null, state: State): Standing => ({ state, holderPersonId: personId, holderDeskUnit: null, before: null });
const desk = (unitCode: string, state: State): Standing => ({ state, holderPersonId: null, holderDeskUnit: unitCode, before: null });
const either = (personId: string | null, f: ReplayedFact, state: State): Standing =>
  (personId ? person(personId, state) : desk(f.deskUnit ?? deskOf(f.unitCode), state));
const ended = (state: State): Standing => ({ state, holderPersonId: null, holderDeskUnit: null, before: null });
const aside = (at: Standing, holder: Replayed, state: State): Standing =>
  ({ ...holder, state, before: { state: at.state, holderPersonId: at.holderPersonId, holderDeskUnit: at.holderDeskUnit } });

/** Facts that move a case; every other fact (a note, a breach, a raised class) leaves it where it is. */
const MOVES: Record<string, (f: ReplayedFact, at: Standing) => Standing> = {
  CaseReceived: (f) => desk(f.deskUnit ?? deskOf(f.unitCode), 'received'),
  CaseDispatched: (f) => person(f.toPersonId, 'dispatched'),
  CaseHandedOn: (f) => (f.toPersonId ? person(f.toPersonId, 'dispatched') : either(null, f, 'received')),
  CaseTransferred: (f) => person(f.toPersonId, 'transferred'),
  ConsultationDecided: (f) => person(f.toPersonId, 'dispatched'),
  CaseAccepted: (_, at) => ({ ...at, state: 'accepted' }),
  ArrivedOnScene: (_, at) => ({ ...at, state: 'on_site' }),
  CaseRefused: (f) => either(null, f, 'refused'),
  ConsultationCalled: (f) => either(f.convenorId, f, 'in_consultation'),
  CaseAnswered: (f) => either(f.callBackBy, f, 'answered'),
  CaseReopened: (f) => either(null, f, 'reopened'),
  CasePaused: (_, at) => aside(at, at, 'paused'),
  CaseResumed: (_, at) => (at.before ? { ...at.before, before: null } : at),
  NotAcceptedProposed: (f, at) => aside(at, either(f.reviewerId, f, 'under_review'), 'under_review'),
  NotAcceptedDeclined: (f, at) => (at.before?.state ? either(f.toPersonId, f, at.before.state) : at),
  CaseNotAccepted: () => ended('not_accepted'),
  CaseConfirmed: () => ended('confirmed'),
  CaseJoined: () => ended('joined'),
};

/** Folds a case's facts, in order, to its state and holder. `state` is null when there is no fact at all. */
export function replayFacts(facts: readonly ReplayedFact[]): Replayed {
  let at: Standing = { state: null, holderPersonId: null, holderDeskUnit: null, before: null };
  for (const fact of facts) at = MOVES[fact.kind]?.(fact, at) ?? at;
  return { state: at.state, holderPersonId: at.holderPersonId, holderDeskUnit: at.holderDeskUnit };
}
