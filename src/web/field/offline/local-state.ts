import type { CaseRow } from '../../../contract/cases.js';
import type { Deed } from './deed.js';

export interface LocalState {
  /** The state as this phone knows it, its own waiting steps included. */
  state: CaseRow['state'];
  /** Steps of this phone on the case that are not uploaded. */
  waiting: number;
  refused: number;
  /** Given away by a waiting step: no longer mine to act on. */
  leaving: boolean;
}

const AFTER: Partial<Record<Deed['verb'], CaseRow['state']>> = {
  accept: 'accepted', arrive: 'on_site', answer: 'answered', pause: 'paused', refuse: 'refused', transfer: 'transferred',
};

/** What a case looks like on this phone: what the server said, then each waiting step in order. Pure. */
export function withDeeds(row: Pick<CaseRow, 'id' | 'state'>, deeds: readonly Deed[], pausedFrom: CaseRow['state'] = 'accepted'): LocalState {
  const own = deeds.filter((d) => d.subjectId === row.id);
  const waiting = own.filter((d) => d.state === 'waiting');
  let state = row.state;
  let before = pausedFrom;
  let leaving = false;
  for (const { verb } of waiting) {
    if (verb === 'pause') before = state;
    state = verb === 'resume' ? before : AFTER[verb] ?? state;
    if (verb === 'refuse' || verb === 'transfer' || verb === 'answer') leaving = true;
  }
  return { state, waiting: waiting.length, refused: own.length - waiting.length, leaving };
}

export type Step = 'accept' | 'arrive' | 'answer' | 'refuse' | 'transfer' | 'need-help' | 'pause' | 'resume' | 'note';

/** What a helper may do beside the holder. The server decides each time again. */
export const helperSteps = (state: CaseRow['state']): Step[] =>
  (['dispatched', 'transferred', 'accepted', 'on_site'].includes(state) ? ['note', 'need-help'] : ['note']);

/** Steps the holder may take next: the most likely first, drawn large. The server decides each time again. */
export function stepsIn(state: CaseRow['state'], needsVisit: boolean): { main: Step[]; more: Step[] } {
  switch (state) {
    case 'dispatched': case 'transferred':
      return { main: ['accept'], more: ['arrive', 'answer', 'refuse', 'transfer', 'need-help', 'note'] };
    case 'accepted':
      return { main: needsVisit ? ['arrive', 'answer'] : ['answer', 'arrive'], more: ['need-help', 'transfer', 'pause', 'note'] };
    case 'on_site':
      return { main: ['answer', 'need-help'], more: ['transfer', 'pause', 'note'] };
    case 'paused':
      return { main: ['resume'], more: ['note'] };
    default:
      return { main: [], more: ['note'] };
  }
}
