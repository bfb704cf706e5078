import { MINUTE, type Instant } from '../../../../ground/time.js';
import { addCounted, countedBetween, type CalendarKind, type WorkCalendar } from './calendar.js';

export type Stage = 'dispatch' | 'arrive' | 'solve' | 'confirm' | 'consult' | 'review' | 'pause';
export type CaseClass = 'ordinary' | 'complex' | 'major';

/** Stages under which a desk, not yet a named person, may hold a case. The same list stands in 0003_response.sql. */
export const DESK_STAGES: readonly Stage[] = ['dispatch', 'confirm', 'consult', 'review', 'pause'];

/** One row of the promise (response.stages). */
export interface StageRow {
  stage: Stage;
  class: CaseClass | 'any';
  version: number;
  effectiveAt: Instant;
  minutes: number;
  calendar: CalendarKind;
  escalateMinutes: number;
}

export interface Clock {
  ordinal: number;
  stage: Stage;
  class: string;
  stageVersion: number;
  minutes: number;
  calendar: CalendarKind;
  escalateMinutes: number;
  startedAt: Instant;
  dueAt: Instant;
  firstDueAt: Instant;
  state: 'running' | 'held' | 'met' | 'stopped';
  heldAt: Instant | null;
  endedAt: Instant | null;
  breachedAt: Instant | null;
  calledLevel: number;
  alarmAt: Instant | null;
}

/** The promise in force: the rows and the calendar a rule may ask. */
export interface Promises {
  stages: readonly StageRow[];
  calendar: WorkCalendar;
}

/** Levels that can be called one after another: village or compound, town, county. */
export const HIGHEST_CALL = 3;

/** The row in force at an instant: the exact class before 'any', then the newest version already effective. */
export function stageInForce(promises: Promises, stage: Stage, caseClass: CaseClass, at: Instant): StageRow {
  let best: StageRow | undefined;
  for (const row of promises.stages) {
    if (row.stage !== stage || row.effectiveAt > at || (row.class !== 'any' && row.class !== caseClass)) continue;
    const closer = !best || (row.class !== 'any' && best.class === 'any')
      || ((row.class === 'any') === (best.class === 'any') && row.version > best.version);
    if (closer) best = row;
  }
  if (!best) throw new Error(`no promise for stage ${stage}, class ${caseClass}`);
  return best;
}

export function startClock(
  promises: Promises, stage: Stage, caseClass: CaseClass, at: Instant, ordinal: number, dueAt?: Instant,
): Clock {
  const row = stageInForce(promises, stage, caseClass, at);
  const due = dueAt ?? addCounted(at, row.minutes * MINUTE, row.calendar, promises.calendar);
  return {
    ordinal, stage, class: row.class === 'any' ? 'any' : caseClass, stageVersion: row.version, minutes: row.minutes,
    calendar: row.calendar, escalateMinutes: row.escalateMinutes, startedAt: at, dueAt: due, firstDueAt: due,
    state: 'running', heldAt: null, endedAt: null, breachedAt: null, calledLevel: 0, alarmAt: due,
  };
}

/**
 * The stage's work is done at `at`. Work recorded later with its true time takes back a breach that never was: nobody is
 * wronged by a record that a dead network made.
 */
export const meet = (clock: Clock, at: Instant): Clock => ({
  ...clock, state: 'met', endedAt: at, heldAt: null, alarmAt: null,
  breachedAt: clock.breachedAt !== null && at <= clock.dueAt ? null : clock.breachedAt,
});

/** Overtaken by events: neither kept nor missed. A breach that happened before stays on record. */
export const stop = (clock: Clock, at: Instant): Clock => ({ ...clock, state: 'stopped', endedAt: at, heldAt: null, alarmAt: null });

export const hold = (clock: Clock, at: Instant): Clock => ({ ...clock, state: 'held', heldAt: at, alarmAt: null });

/** Continues with what was left when it was held; firstDueAt keeps the promise first given. */
export function release(clock: Clock, at: Instant, calendar: WorkCalendar): Clock {
  const heldAt = clock.heldAt ?? at;
  const overdue = clock.dueAt <= heldAt;
  const left = countedBetween(heldAt, clock.dueAt, clock.calendar, calendar);
  const dueAt = overdue ? clock.dueAt : addCounted(at, left, clock.calendar, calendar);
  return { ...clock, state: 'running', heldAt: null, dueAt, alarmAt: overdue ? nextCall(clock, at) : dueAt };
}

/** A raised class: the same start under the longer promise. An alarm that already called is not called again. */
export function reclass(clock: Clock, promises: Promises, caseClass: CaseClass, at: Instant): Clock {
  const row = stageInForce(promises, clock.stage, caseClass, at);
  const dueAt = addCounted(clock.startedAt, row.minutes * MINUTE, row.calendar, promises.calendar);
  return {
    ...clock, class: caseClass, stageVersion: row.version, minutes: row.minutes, calendar: row.calendar,
    escalateMinutes: row.escalateMinutes, dueAt, alarmAt: clock.state === 'running' ? dueAt : null,
  };
}

/** Rings a due alarm: the breach is marked once, at the promised instant, and one further level is called. */
export function ring(clock: Clock, at: Instant): Clock {
  const calledLevel = Math.min(clock.calledLevel + 1, HIGHEST_CALL);
  return {
    ...clock, breachedAt: clock.breachedAt ?? clock.dueAt, calledLevel,
    alarmAt: calledLevel < HIGHEST_CALL ? nextCall(clock, at) : null,
  };
}

const nextCall = (clock: Clock, at: Instant): Instant => at + clock.escalateMinutes * MINUTE;

export const isRunning = (clock: Clock): boolean => clock.state === 'running';
