import { refuse } from '../../../../ground/result.js';
import type { Command, Decided } from './case.js';
import { enter, giveTo, giveToDesk, holdByDesk, holdByPerson, start, startHandlingClocks, stopStages, tell, type Draft } from './draft.js';
import { heldByActor } from './handling.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** The first refusal goes to the next person; from the second on the street decides in joint consultation (rules.md, 54321). */
export const REFUSALS_BEFORE_CONSULTATION = 2;

export function dispatch(draft: Draft, command: Of<'dispatch'>): undefined {
  giveTo(draft, command.successor);
  tell(draft, 'CaseDispatched', { toPersonId: command.successor.personId, reason: command.successor.reason });
}

/** The holder went off duty before going there: somebody on duty takes over, and the running clocks keep running. */
export function handOn(draft: Draft, command: Of<'hand_on'>): undefined {
  const from = draft.after.holderPersonId;
  if (command.successor) {
    giveTo(draft, command.successor);
    tell(draft, 'CaseHandedOn', { fromPersonId: from, toPersonId: command.successor.personId, reason: command.successor.reason });
  } else {
    giveToDesk(draft, 'received', command.deskUnit);
    tell(draft, 'CaseHandedOn', { fromPersonId: from, deskUnit: command.deskUnit });
  }
}

export function refuseCase(draft: Draft, command: Of<'refuse'>): Decided | undefined {
  const refused = heldByActor(draft);
  if (refused) return refused;
  const { after } = draft;
  const refuser = after.holderPersonId as string;
  after.refusals += 1;
  after.handlerPersonId = null;
  after.excludedPersonIds = [...new Set([...after.excludedPersonIds, refuser])];
  tell(draft, 'CaseRefused', { reason: command.reason, refusals: after.refusals });
  const { successor, deskUnit } = command;
  if (after.refusals >= REFUSALS_BEFORE_CONSULTATION) {
    enter(draft, 'in_consultation');
    if (successor) holdByPerson(draft, successor.personId); else holdByDesk(draft, deskUnit);
    start(draft, 'consult');
    tell(draft, 'ConsultationCalled', { convenorId: successor?.personId ?? null, deskUnit: after.holderDeskUnit });
    return undefined;
  }
  if (successor) {
    giveTo(draft, successor);
    tell(draft, 'CaseDispatched', { toPersonId: successor.personId, reason: successor.reason });
  } else giveToDesk(draft, 'refused', deskUnit);
  return undefined;
}

/** A hand-over with a reason. The clocks run on: passing a case around never buys time. */
export function transfer(draft: Draft, command: Of<'transfer'>): Decided | undefined {
  const refused = heldByActor(draft);
  if (refused) return refused;
  const { after } = draft;
  if (command.toPersonId === after.holderPersonId) return refuse('person_unknown');
  const from = after.holderPersonId;
  holdByPerson(draft, command.toPersonId);
  after.handlerPersonId = command.toPersonId;
  enter(draft, 'transferred');
  startHandlingClocks(draft);
  tell(draft, 'CaseTransferred', { fromPersonId: from, toPersonId: command.toPersonId, reason: command.reason });
  return undefined;
}

/** A dispatcher's word over the machine's choice. */
export function override(draft: Draft, command: Of<'override'>): Decided | undefined {
  if (command.toPersonId === draft.after.holderPersonId) return refuse('person_unknown');
  const from = draft.after.holderPersonId;
  giveTo(draft, { personId: command.toPersonId, reason: command.dispatchReason });
  tell(draft, 'CaseDispatched', { fromPersonId: from, toPersonId: command.toPersonId, reason: command.dispatchReason });
  return undefined;
}

/** The street's decision names a person; that decision cannot be refused again without a new consultation. */
export function decideConsultation(draft: Draft, command: Of<'decide_consultation'>): undefined {
  giveTo(draft, { personId: command.toPersonId, reason: command.dispatchReason });
  stopStages(draft, 'consult');
  tell(draft, 'ConsultationDecided', { toPersonId: command.toPersonId, decision: command.decision, reason: command.dispatchReason });
}
