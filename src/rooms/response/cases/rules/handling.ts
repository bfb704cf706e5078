import { refuse } from '../../../../ground/result.js';
import type { Command, Decided } from './case.js';
import { add, enter, holdByDesk, holdByPerson, meetStages, runs, start, stopStages, tell, type Draft } from './draft.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Only the holder handles. System and reporter never do. */
export function heldByActor(draft: Draft): Decided | undefined {
  const { after, setting } = draft;
  if (setting.actor.kind === 'person' && setting.actor.personId === after.holderPersonId) return undefined;
  return refuse('not_holder', { holder: after.holderPersonId ?? after.holderDeskUnit ?? '' });
}

export function accept(draft: Draft): Decided | undefined {
  const refused = heldByActor(draft);
  if (refused) return refused;
  draft.after.handlerPersonId = draft.after.holderPersonId;
  enter(draft, 'accepted');
  tell(draft, 'CaseAccepted');
  return undefined;
}

/** One tap at the door. Arriving without having accepted accepts as well. */
export function arrive(draft: Draft): Decided | undefined {
  const refused = heldByActor(draft);
  if (refused) return refused;
  draft.after.handlerPersonId = draft.after.holderPersonId;
  enter(draft, 'on_site');
  tell(draft, 'ArrivedOnScene');
  meetStages(draft, 'arrive');
  if (!runs(draft, 'solve')) start(draft, 'solve');
  return undefined;
}

/**
 * Every matter answered (R5): an outcome and words the reporter can read. A telephone solution is a solution, so the answer
 * may come before any visit; the arrive clock is then overtaken. The case stays open, with another unit, until it is confirmed.
 */
export function answer(draft: Draft, command: Of<'answer'>): Decided | undefined {
  const refused = heldByActor(draft);
  if (refused) return refused;
  const { after, setting } = draft;
  const handler = after.holderPersonId as string;
  if (command.successor?.personId === handler) throw new Error('the call-back may not go to the handler');
  after.handlerPersonId = handler;
  after.answers += 1;
  after.lastAnswer = after.answers;
  after.lastOutcome = command.outcome;
  add(draft, { table: 'answers', ordinal: after.answers, outcome: command.outcome, words: command.words, answeredBy: handler,
    reviewedBy: null, answeredAt: setting.at });
  if (command.fileIds.length > 0) add(draft, { table: 'case_files', fileIds: command.fileIds, purpose: 'evidence', addedBy: handler, addedAt: setting.at });
  enter(draft, 'answered');
  if (command.successor) holdByPerson(draft, command.successor.personId); else holdByDesk(draft, command.deskUnit);
  tell(draft, 'CaseAnswered', { outcome: command.outcome, words: command.words, ordinal: after.answers,
    callBackBy: command.successor?.personId ?? null, deskUnit: after.holderDeskUnit });
  meetStages(draft, 'solve');
  stopStages(draft, 'arrive');
  start(draft, 'confirm');
  return undefined;
}

export function needHelp(draft: Draft, command: Of<'need_help'>): Decided | undefined {
  const { after, setting } = draft;
  const helps = setting.actor.personId !== null && after.helperPersonIds.includes(setting.actor.personId);
  const refused = helps ? undefined : heldByActor(draft);
  if (refused) return refused;
  tell(draft, 'HelpAsked', { words: command.words });
  return undefined;
}

/** L8: the household's own liaison helps beside the holder. Refusals: already_helps (also whoever holds it). */
export function addHelper(draft: Draft, command: Of<'add_helper'>): Decided | undefined {
  const { after, setting } = draft;
  if (after.holderPersonId === command.personId || after.helperPersonIds.includes(command.personId)) return refuse('already_helps');
  after.helperPersonIds = [...after.helperPersonIds, command.personId];
  add(draft, { table: 'case_helpers', personId: command.personId, why: command.why, since: setting.at });
  tell(draft, 'HelperAdded', { helperPersonId: command.personId, why: command.why });
  return undefined;
}

export function note(draft: Draft, command: Of<'note'>): undefined {
  const { setting } = draft;
  tell(draft, 'NoteAdded', { words: command.words, files: command.fileIds.length });
  if (command.fileIds.length > 0) add(draft, { table: 'case_files', fileIds: command.fileIds, purpose: 'evidence', addedBy: setting.actor.personId, addedAt: setting.at });
}

/** The reporter adds words or photos of their own. */
export function addWords(draft: Draft, command: Of<'add'>): undefined {
  tell(draft, 'ReporterAdded', { words: command.words, files: command.fileIds.length });
  if (command.fileIds.length > 0) add(draft, { table: 'case_files', fileIds: command.fileIds, purpose: 'report', addedBy: null, addedAt: draft.setting.at });
}
