import { refuse } from '../../../../ground/result.js';
import type { Command, Decided, Successor } from './case.js';
import { add, enter, giveTo, giveToDesk, meetStages, tell, type Draft } from './draft.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** One reopen is free for the reporter; a call-back may send the case back once more, so no ticket circles for ever. */
export const REPORTER_REOPENS = 1;
export const MOST_REOPENS = 2;

/** The reporter closes the case in their own words; "not solved" is recorded as such and counts as such. */
export function confirm(draft: Draft, command: Of<'confirm'>): Decided | undefined {
  if (draft.setting.actor.kind !== 'reporter') return refuse('handler_cannot_confirm');
  recordConfirmation(draft, 'reporter', command);
  return undefined;
}

/** Another unit asks the reporter. Whoever handled it cannot be the one who asks. */
export function callBack(draft: Draft, command: Of<'call_back'>): Decided | undefined {
  const { after, setting } = draft;
  const caller = setting.actor.personId;
  if (!caller || caller === after.handlerPersonId) return refuse('handler_cannot_confirm');
  if (command.handlerUnit !== null && setting.actor.unitCode === command.handlerUnit) return refuse('same_unit');
  const claimedSolved = after.lastOutcome === 'solved' || after.lastOutcome === 'partly_solved';
  if (!command.trulySolved && claimedSolved && after.reopens < MOST_REOPENS) {
    tell(draft, 'CallBackFoundUnsolved', { words: command.words, pressedToRate: command.pressedToRate });
    putBack(draft, command.successor, command.deskUnit, 'call_back', command.words);
    return undefined;
  }
  recordConfirmation(draft, 'call_back', command);
  return undefined;
}

function recordConfirmation(draft: Draft, byKind: 'reporter' | 'call_back', command: Of<'confirm'> | Of<'call_back'>): void {
  const { after, setting } = draft;
  const { trulySolved, stars, pressedToRate, words } = command;
  add(draft, { table: 'confirmations', answerOrdinal: after.lastAnswer as number, byKind,
    byPerson: byKind === 'call_back' ? setting.actor.personId : null, answeredBy: after.handlerPersonId as string,
    trulySolved, stars, pressedToRate, words, confirmedAt: setting.at });
  meetStages(draft, 'confirm');
  enter(draft, 'confirmed');
  tell(draft, 'CaseConfirmed', { byKind, trulySolved, stars, pressedToRate, words });
}

/** Answered or already ended: the reporter may say once that it is not solved, and others than before take it up. */
export function reopen(draft: Draft, command: Of<'reopen'>): Decided | undefined {
  const { after, setting } = draft;
  if (setting.actor.kind !== 'reporter') return refuse('not_allowed');
  if (after.reopens >= REPORTER_REOPENS) return refuse('reopen_used', { number: after.caseNumber });
  putBack(draft, command.successor, command.deskUnit, 'reporter', command.words);
  return undefined;
}

function putBack(draft: Draft, successor: Successor | null, deskUnit: string, by: 'reporter' | 'call_back', words: string): void {
  const { after } = draft;
  after.reopens += 1;
  if (after.handlerPersonId) after.excludedPersonIds = [...new Set([...after.excludedPersonIds, after.handlerPersonId])];
  meetStages(draft, 'confirm');
  tell(draft, 'CaseReopened', { by, words });
  giveToDesk(draft, 'reopened', deskUnit);
  if (!successor) return;
  giveTo(draft, successor);
  tell(draft, 'CaseDispatched', { toPersonId: successor.personId, reason: successor.reason });
}

/** The same matter was reported before: it is answered there, and both reporters hear the answer. */
export function join(draft: Draft, command: Of<'join'>): Decided | undefined {
  const { after, setting } = draft;
  if (command.lead.caseId === after.caseId) return refuse('lead_is_self');
  after.answers += 1;
  after.lastAnswer = after.answers;
  after.lastOutcome = 'joined';
  after.leadCaseId = command.lead.caseId;
  add(draft, { table: 'answers', ordinal: after.answers, outcome: 'joined', words: command.reason,
    answeredBy: setting.actor.personId, reviewedBy: null, answeredAt: setting.at });
  enter(draft, 'joined');
  tell(draft, 'CaseJoined', { leadCaseId: command.lead.caseId, leadCaseNumber: command.lead.caseNumber, reason: command.reason });
  return undefined;
}
