import { isRunning, ring } from '../../clocks/rules/clock.js';
import type { Command } from './case.js';
import { mapClocks, tell, type Draft } from './draft.js';

/**
 * Time did something: the named clocks whose alarm is due are overdue. It calls for help one level up and never punishes
 * (rules.md, 54321). An alarm that is no longer due, because somebody was quicker, tells nothing.
 */
export function ringAlarms(draft: Draft, command: Extract<Command, { kind: 'ring' }>): undefined {
  const { after, setting } = draft;
  const rung: { stage: string; level: number; dueAt: number; first: boolean }[] = [];
  mapClocks(draft, (clock) => {
    if (!command.ordinals.includes(clock.ordinal) || !isRunning(clock) || clock.alarmAt === null || clock.alarmAt > setting.at) return clock;
    const next = ring(clock, setting.at);
    rung.push({ stage: clock.stage, level: next.calledLevel, dueAt: clock.dueAt, first: clock.breachedAt === null });
    return next;
  });
  for (const { stage, level, dueAt, first } of rung) {
    tell(draft, 'ClockBreached', { stage, level, dueAt, first, holderPersonId: after.holderPersonId, deskUnit: after.holderDeskUnit });
  }
}
