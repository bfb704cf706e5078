import { refuse } from '../../../../ground/result.js';
import type { CaseRecord, Command, Decided, Setting } from './case.js';
import { draftOf, type Draft } from './draft.js';
import { askClass, correctMatter, decideClass } from './correcting.js';
import { callBack, confirm, join, reopen } from './ending.js';
import { accept, addHelper, addWords, answer, arrive, needHelp, note } from './handling.js';
import { decideNotAccepted, proposeNotAccepted } from './not-accepting.js';
import { decideConsultation, dispatch, handOn, override, refuseCase, transfer } from './passing-on.js';
import { pause, resume } from './pausing.js';
import { ringAlarms } from './ringing.js';
import { nextStates } from './states.js';

type Deed<K extends Command['kind']> = (draft: Draft, command: Extract<Command, { kind: K }>) => Decided | undefined;

/** One deed per command; it changes the draft or answers a refusal. */
const DEEDS: { [K in Command['kind']]: Deed<K> } = {
  dispatch, hand_on: handOn, accept, arrive, answer, refuse: refuseCase, transfer, override,
  decide_consultation: decideConsultation, pause, resume, need_help: needHelp, add_helper: addHelper, note, add: addWords,
  correct_matter: correctMatter, ask_class: askClass, decide_class: decideClass,
  propose_not_accepted: proposeNotAccepted, decide_not_accepted: decideNotAccepted, join, confirm, call_back: callBack,
  reopen, ring: ringAlarms,
};

/**
 * decide(case, command, setting) → facts and the case after them, or a refusal. Pure: the same input gives the same answer,
 * and nothing given is changed. Refusals: not_now, not_holder, and those of each deed.
 */
export function decide(c: CaseRecord, command: Command, setting: Setting): Decided {
  const allowed = nextStates(c.state, command.kind);
  if (allowed.length === 0) return refuse('not_now', { state: c.state, command: command.kind });
  // A machine's clock a moment behind another's must not lose a deed; anything further is the caller's to refuse.
  if (setting.at < c.changedAt) setting = { ...setting, at: c.changedAt };
  const draft = draftOf(c, setting);
  const refused = (DEEDS[command.kind] as Deed<typeof command.kind>)(draft, command as never);
  if (refused) return refused;
  if (!allowed.includes(draft.after.state)) throw new Error(`${command.kind} led from ${c.state} to ${draft.after.state}`);
  const { after, facts, rows } = draft;
  return { ok: true, value: { after, facts, rows } };
}

/** Commands that only the present holder may give. */
export const HOLDER_COMMANDS: readonly Command['kind'][] = ['accept', 'arrive', 'answer', 'refuse', 'transfer', 'pause', 'resume', 'need_help', 'ask_class'];
/** What a helper 协办人 may do as well: add to the story and call for help. The case stays with its one holder. */
export const HELPER_COMMANDS: readonly Command['kind'][] = ['need_help', 'note'];
