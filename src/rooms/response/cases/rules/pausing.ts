import { refuse } from '../../../../ground/result.js';
import { HOUR } from '../../../../ground/time.js';
import { hold, isRunning, release } from '../../clocks/rules/clock.js';
import type { Command, Decided, PauseReason } from './case.js';
import { add, enter, mapClocks, meetStages, start, tell, type Draft } from './draft.js';
import { heldByActor } from './handling.js';

/** The closed list of reasons, each with its longest pause and how often it may be used on one case. */
export const PAUSE_LIMITS: Record<PauseReason, { hours: number; times: number }> = {
  waiting_for_reporter: { hours: 72, times: 2 },
  weather: { hours: 48, times: 2 },
  legal_procedure: { hours: 30 * 24, times: 1 },
};

/** The promises stand still, a pause clock runs to its cap, and the reporter sees why (R2). */
export function pause(draft: Draft, command: Extract<Command, { kind: 'pause' }>): Decided | undefined {
  const refused = heldByActor(draft);
  if (refused) return refused;
  const { after, setting } = draft;
  const limit = PAUSE_LIMITS[command.reason];
  if (after.pauses.filter((p) => p.reason === command.reason).length >= limit.times) return refuse('pause_not_again');
  if (command.untilAt <= setting.at) return refuse('time_not_possible');
  if (command.untilAt > setting.at + limit.hours * HOUR) return refuse('pause_too_long', { hours: limit.hours });
  const row = { ordinal: after.pauses.length + 1, reason: command.reason, words: command.words,
    pausedBy: setting.actor.personId as string, pausedAt: setting.at, untilAt: command.untilAt, resumedAt: null };
  after.pauses = [...after.pauses, row];
  add(draft, { table: 'pauses', pause: row });
  after.stateBefore = after.state;
  enter(draft, 'paused');
  mapClocks(draft, (clock) => (isRunning(clock) ? hold(clock, setting.at) : clock));
  start(draft, 'pause', command.untilAt);
  tell(draft, 'CasePaused', { reason: command.reason, words: command.words, untilAt: command.untilAt });
  return undefined;
}

/** By the holder, or by time when the pause clock rings. */
export function resume(draft: Draft): Decided | undefined {
  const { after, setting } = draft;
  if (setting.actor.kind !== 'system') {
    const refused = heldByActor(draft);
    if (refused) return refused;
  }
  const back = after.stateBefore;
  if (!back) throw new Error('a paused case knows where it came from');
  enter(draft, back);
  meetStages(draft, 'pause');
  mapClocks(draft, (clock) => (clock.state === 'held' ? release(clock, setting.at, setting.promises.calendar) : clock));
  const last = after.pauses.at(-1);
  if (last) {
    const ended = { ...last, resumedAt: setting.at };
    after.pauses = [...after.pauses.slice(0, -1), ended];
    add(draft, { table: 'pauses', pause: ended });
  }
  tell(draft, 'CaseResumed', {});
  return undefined;
}
