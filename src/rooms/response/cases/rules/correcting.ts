import { refuse } from '../../../../ground/result.js';
import { reclass, type CaseClass } from '../../clocks/rules/clock.js';
import type { Command, Decided } from './case.js';
import { add, mapClocks, tell, type Draft } from './draft.js';
import { heldByActor } from './handling.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

const RANK: Record<CaseClass, number> = { ordinary: 0, complex: 1, major: 2 };

/** The matter may be corrected; the class and its promise stay. Only ask_class and a second person lengthen a promise. */
export function correctMatter(draft: Draft, command: Of<'correct_matter'>): Decided | undefined {
  const { after, setting } = draft;
  if (command.matterCode === after.matterCode) return refuse('already_asked');
  add(draft, { table: 'matter_corrections', fromMatter: after.matterCode, toMatter: command.matterCode,
    correctedBy: setting.actor.personId as string, correctedAt: setting.at });
  tell(draft, 'MatterCorrected', { from: after.matterCode, to: command.matterCode });
  after.matterCode = command.matterCode;
  return undefined;
}

export function askClass(draft: Draft, command: Of<'ask_class'>): Decided | undefined {
  const refused = heldByActor(draft);
  if (refused) return refused;
  const { after, setting } = draft;
  if (after.classAsked) return refuse('already_asked');
  if (RANK[command.toClass] <= RANK[after.class]) return refuse('class_not_higher');
  const asked = { ordinal: after.version + 1, toClass: command.toClass, reason: command.reason,
    askedBy: setting.actor.personId as string, askedAt: setting.at };
  after.classAsked = asked;
  add(draft, { table: 'class_changes', ...asked, fromClass: after.class, decidedBy: null, decidedAt: null, granted: null });
  tell(draft, 'ClassRaiseAsked', { toClass: command.toClass, reason: command.reason });
  return undefined;
}

/** A second person decides. Granted: the solve clock gets the longer promise from its old start; the first stays shown. */
export function decideClass(draft: Draft, command: Of<'decide_class'>): Decided | undefined {
  const { after, setting } = draft;
  const asked = after.classAsked;
  if (!asked) return refuse('nothing_asked');
  if (setting.actor.personId === asked.askedBy) return refuse('same_person');
  add(draft, { table: 'class_changes', ...asked, fromClass: after.class, decidedBy: setting.actor.personId,
    decidedAt: setting.at, granted: command.granted });
  after.classAsked = null;
  tell(draft, 'ClassRaiseDecided', { granted: command.granted, toClass: asked.toClass, fromClass: after.class, reason: command.reason });
  if (!command.granted) return undefined;
  after.class = asked.toClass;
  mapClocks(draft, (clock) => (clock.stage === 'solve' && clock.endedAt === null && clock.breachedAt === null
    ? reclass(clock, setting.promises, asked.toClass, setting.at) : clock));
  return undefined;
}
