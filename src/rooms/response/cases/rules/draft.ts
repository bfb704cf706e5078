import type { Instant } from '../../../../ground/time.js';
import { isRunning, meet, startClock, stop, type Clock, type Stage } from '../../clocks/rules/clock.js';
import type { CaseRecord, Decision, Setting, SideRow, Successor } from './case.js';
import { isOpen, type State } from './states.js';

/** A decision being written: one command's facts, the case after them, and the rows beside it. Lives inside one `decide`. */
export interface Draft extends Decision { setting: Setting }

export const draftOf = (c: CaseRecord, setting: Setting): Draft =>
  ({ after: { ...c, clocks: [...c.clocks] }, facts: [], rows: [], setting });

/** Adds a fact; the subject's sequence and the case's version are the same number. */
export function tell(draft: Draft, kind: string, data: object = {}): void {
  const { after, setting } = draft;
  after.version += 1;
  draft.facts.push({
    factId: setting.newId(), kind, subjectKind: 'case', subjectId: after.caseId, subjectSequence: after.version, data,
    actorKind: setting.actor.kind, actorId: setting.actor.personId, unitCode: after.unitCode, happenedAt: setting.at,
  });
}

export const add = (draft: Draft, row: SideRow): void => { draft.rows.push(row); };

export function enter(draft: Draft, state: State): void {
  const { after, setting } = draft;
  after.state = state;
  after.changedAt = setting.at;
  if (state !== 'paused' && state !== 'under_review') after.stateBefore = null;
  if (!isOpen(state)) {
    after.endedAt = setting.at;
    after.holderPersonId = null;
    after.holderDeskUnit = null;
    mapClocks(draft, (clock) => (clock.endedAt === null ? stop(clock, setting.at) : clock));
  } else after.endedAt = null;
}

export function holdByPerson(draft: Draft, personId: string): void {
  draft.after.holderPersonId = personId;
  draft.after.holderDeskUnit = null;
}

export function holdByDesk(draft: Draft, unitCode: string): void {
  draft.after.holderPersonId = null;
  draft.after.holderDeskUnit = unitCode;
}

export const mapClocks = (draft: Draft, change: (clock: Clock) => Clock): void => {
  draft.after.clocks = draft.after.clocks.map(change);
};

export function start(draft: Draft, stage: Stage, dueAt?: Instant): void {
  const { after, setting } = draft;
  after.clocks = [...after.clocks,
    startClock(setting.promises, stage, after.class, setting.at, after.clocks.length + 1, dueAt)];
}

/** Stages end when their work is done; a breach that a late record takes back is told as a fact of its own. */
export function meetStages(draft: Draft, ...stages: Stage[]): void {
  const takenBack: Stage[] = [];
  mapClocks(draft, (clock) => {
    if (clock.endedAt !== null || !stages.includes(clock.stage)) return clock;
    const met = meet(clock, draft.setting.at);
    if (clock.breachedAt !== null && met.breachedAt === null) takenBack.push(clock.stage);
    return met;
  });
  for (const stage of takenBack) tell(draft, 'BreachTakenBack', { stage });
}

export const stopStages = (draft: Draft, ...stages: Stage[]): void =>
  mapClocks(draft, (clock) => (clock.endedAt === null && stages.includes(clock.stage) ? stop(clock, draft.setting.at) : clock));

export const runs = (draft: Draft, stage: Stage): boolean => draft.after.clocks.some((k) => k.stage === stage && isRunning(k));

/** A named person has it: the dispatch clock is kept, and the clock of what comes next runs. */
export function giveTo(draft: Draft, successor: Successor): void {
  const { after } = draft;
  holdByPerson(draft, successor.personId);
  after.handlerPersonId = successor.personId;
  enter(draft, 'dispatched');
  meetStages(draft, 'dispatch', 'consult');
  startHandlingClocks(draft);
}

/** On site within 40 minutes when a visit is needed; solving counts from arrival then, from dispatch otherwise. */
export function startHandlingClocks(draft: Draft): void {
  if (runs(draft, 'solve') || runs(draft, 'arrive')) return;
  start(draft, draft.after.needsVisit ? 'arrive' : 'solve');
}

/** Nobody was found: the desk of a unit has it and its dispatch clock runs. */
export function giveToDesk(draft: Draft, state: State, deskUnit: string): void {
  holdByDesk(draft, deskUnit);
  enter(draft, state);
  if (!runs(draft, 'dispatch')) start(draft, 'dispatch');
}
