import type { commands, CommandDone, CommandVerb } from '../../../contract/cases.js';
import type { z } from 'zod';
import { scopeOf, type Person } from '../../../ground/access/actor.js';
import { mayAnywhere, mayIn, type Action } from '../../../ground/access/permissions.js';
import { once } from '../../../ground/commands/once.js';
import type { Transaction } from '../../../ground/database/database.js';
import { openSubject } from '../../../ground/database/open-subject.js';
import { attachFiles } from '../../../ground/files/store.js';
import type { Ground } from '../../../ground/ground.js';
import { newId } from '../../../ground/id.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { peopleByIds, unitsByCode } from '../../honeycomb/door.js';
import { knowPromises } from '../clocks/know-promises.js';
import { findSuccessors, type Found } from '../dispatch/find-successors.js';
import { wordOf } from '../dispatch/word-of.js';
import { knowMatters } from '../matters/know-matters.js';
import { decide, HELPER_COMMANDS, HOLDER_COMMANDS } from './rules/decide.js';
import type { CaseActor, CaseRecord, Command } from './rules/case.js';
import { deskOf, successorWanted } from './rules/successor.js';
import { findByNumber, lockCases, saveDecisions } from './store.js';

export type VerbInput<V extends CommandVerb> = z.output<(typeof commands)[V]>;
type Build<V extends CommandVerb> = (ask: Asking, input: VerbInput<V>) => Promise<Result<Command>> | Result<Command>;

/** What a verb may ask while it turns the request into a command of the rules. */
export interface Asking {
  tx: Transaction;
  c: CaseRecord;
  actor: Person;
  at: Instant;
  successor(kind: Command['kind']): Promise<Found | null>;
}

export interface Verb<V extends CommandVerb> { kind: Command['kind']; action: Action; build: Build<V> }

/**
 * One command of a signed-in person on one case: idempotent by its id, on the locked row, with the facts in the same
 * transaction. `at` inside the input is the phone's own time; it is brought between the case's last step and now, and the
 * record keeps both times. Refusals: not_found, not_allowed, moved_on, and those of the rule.
 */
export function carryOut<V extends CommandVerb>(
  ground: Ground, actor: Person, verb: Verb<V>, caseId: string, input: VerbInput<V>, now: Instant,
): Promise<Result<CommandDone>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), (tx) =>
    once(tx, input.commandId, { caseId, verb: verb.kind, input }, async () => {
      const c = (await lockCases(tx, [caseId]))[0];
      if (!c) return refuse('not_found');
      await openSubject(tx, caseId);
      const holds = c.holderPersonId === actor.personId;
      const own = holds || (helps(c, actor) && HELPER_COMMANDS.includes(verb.kind));
      if (!mayIn(actor, verb.action, c.unitCode) && !(own && mayAnywhere(actor, verb.action))) return refuse('not_allowed');
      const at = Math.min(now, Math.max(input.at ?? now, c.changedAt));
      const built = await verb.build(askingOf(tx, c, actor, at), input);
      if (!built.ok) return built;
      const decided = decide(c, built.value, { actor: await caseActor(tx, actor), at, promises: await knowPromises(tx), newId });
      if (!decided.ok) return sayWhatHappened(decided.refusal, c, input.sawVersion ?? null, tx);
      const missing = await attachFiles(tx, caseId, filesOf(built.value));
      if (missing.length > 0) return refuse('file_unknown');
      await saveDecisions(tx, [decided.value]);
      return done({ caseId, state: decided.value.after.state, version: decided.value.after.version });
    }));
}

function askingOf(tx: Transaction, c: CaseRecord, actor: Person, at: Instant): Asking {
  return {
    tx, c, actor, at,
    async successor(kind) {
      const wanted = successorWanted(c, kind, actor.personId);
      if (!wanted) return null;
      return (await findSuccessors(tx, [{ purpose: wanted.purpose, unitCode: wanted.unitCode, place: null, matterCode: c.matterCode,
        skill: (await knowMatters(tx)).byCode.get(c.matterCode)?.skill ?? null, excludedPersonIds: wanted.except,
        notOfUnit: wanted.purpose === 'call_back' ? ((await peopleByIds(tx, [actor.personId])).get(actor.personId)?.unitCode ?? null) : null }], at))[0] ?? null;
    },
  };
}

const caseActor = async (tx: Transaction, actor: Person): Promise<CaseActor> =>
  ({ kind: 'person', personId: actor.personId, unitCode: (await peopleByIds(tx, [actor.personId])).get(actor.personId)?.unitCode ?? null });

const helps = (c: CaseRecord, actor: Person): boolean => c.helperPersonIds.includes(actor.personId);

const filesOf = (command: Command): string[] => ('fileIds' in command ? command.fileIds : []);

/** Somebody was quicker: say what happened since the person looked, not only that the step is impossible. */
async function sayWhatHappened(refusal: { code: string; values?: Record<string, string | number> }, c: CaseRecord, saw: number | null, tx: Transaction): Promise<Result<never>> {
  const holder = c.holderPersonId
    ? (await peopleByIds(tx, [c.holderPersonId])).get(c.holderPersonId)?.name
    : c.holderDeskUnit ? (await unitsByCode(tx, [c.holderDeskUnit])).get(c.holderDeskUnit)?.name : undefined;
  if (saw !== null && saw < c.version && (refusal.code === 'not_now' || refusal.code === 'not_holder')) {
    return refuse('moved_on', { what: `state.${c.state}`, holder: holder ?? '' });
  }
  return refuse(refusal.code, refusal.code === 'not_holder' ? { holder: holder ?? '' } : refusal.values);
}

const simple = <V extends CommandVerb>(kind: Command['kind'], action: Action, build: Build<V>): Verb<V> => ({ kind, action, build });
const found = async (ask: Asking, personId: string): Promise<boolean> => (await peopleByIds(ask.tx, [personId])).has(personId);

/** Every verb of the contract → the action it needs and the command of the rules it becomes. */
export const VERBS: { [V in CommandVerb]: Verb<V> } = {
  accept: simple('accept', 'case.handle', () => done({ kind: 'accept' })),
  arrive: simple('arrive', 'case.handle', () => done({ kind: 'arrive' })),
  answer: simple('answer', 'case.handle', async (ask, { outcome, words, fileIds }) =>
    done({ kind: 'answer', outcome, words, fileIds, successor: await ask.successor('answer'), deskUnit: deskOf(ask.c.unitCode) })),
  refuse: simple('refuse', 'case.handle', async (ask, { reason }) =>
    done({ kind: 'refuse', reason, successor: await ask.successor('refuse'), deskUnit: deskOf(ask.c.unitCode) })),
  transfer: simple('transfer', 'case.handle', async (ask, { reason, toPersonId }) =>
    ((await found(ask, toPersonId)) ? done({ kind: 'transfer', reason, toPersonId }) : refuse('person_unknown'))),
  'need-help': simple('need_help', 'case.handle', (_, { words }) => done({ kind: 'need_help', words })),
  note: simple('note', 'case.handle', (_, { words, fileIds }) => done({ kind: 'note', words, fileIds })),
  pause: simple('pause', 'case.handle', (_, { reason, words, untilAt }) => done({ kind: 'pause', reason, words, untilAt })),
  resume: simple('resume', 'case.handle', () => done({ kind: 'resume' })),
  override: simple('override', 'case.override', async (ask, { toPersonId, reason }) =>
    ((await found(ask, toPersonId)) ? done({ kind: 'override', toPersonId, reason, dispatchReason: wordOf('override', ask.c, reason) }) : refuse('person_unknown'))),
  'decide-consultation': simple('decide_consultation', 'case.decide-consultation', async (ask, { toPersonId, decision }) =>
    ((await found(ask, toPersonId))
      ? done({ kind: 'decide_consultation', toPersonId, decision, dispatchReason: wordOf('consultation', ask.c, decision) }) : refuse('person_unknown'))),
  'correct-matter': simple('correct_matter', 'case.correct-matter', async (ask, { matterCode }) =>
    ((await knowMatters(ask.tx)).byCode.has(matterCode) ? done({ kind: 'correct_matter', matterCode }) : refuse('matter_unknown'))),
  'ask-class': simple('ask_class', 'case.ask-class', (_, { toClass, reason }) => done({ kind: 'ask_class', toClass, reason })),
  'decide-class': simple('decide_class', 'case.decide-class', (_, { granted, reason }) => done({ kind: 'decide_class', granted, reason })),
  'propose-not-accepted': simple('propose_not_accepted', 'case.propose-not-accepted', async (ask, { reason }) =>
    done({ kind: 'propose_not_accepted', reason, successor: await ask.successor('propose_not_accepted'), deskUnit: deskOf(ask.c.unitCode) })),
  'decide-not-accepted': simple('decide_not_accepted', 'case.decide-not-accepted', (_, { upheld, reason }) => done({ kind: 'decide_not_accepted', upheld, reason })),
  join: simple('join', 'case.join', async (ask, { leadCaseNumber, reason }) => {
    const lead = (await findByNumber(ask.tx, leadCaseNumber.trim()))[0];
    return lead?.open ? done({ kind: 'join', lead, reason }) : refuse('lead_unknown', { number: leadCaseNumber });
  }),
  'call-back': simple('call_back', 'case.call-back', async (ask, input) => {
    const handler = ask.c.handlerPersonId;
    return done({ kind: 'call_back', trulySolved: input.trulySolved, stars: input.stars ?? null, pressedToRate: input.pressedToRate ?? null,
      words: input.words, successor: input.trulySolved ? null : await ask.successor('call_back'), deskUnit: deskOf(ask.c.unitCode),
      handlerUnit: handler ? ((await peopleByIds(ask.tx, [handler])).get(handler)?.unitCode ?? null) : null });
  }),
};

/** What the person may do with this case now, for the buttons on the screen; the command itself is checked again. */
export function verbsFor(c: CaseRecord, actor: Person, possible: (kind: Command['kind']) => boolean): CommandVerb[] {
  const holds = c.holderPersonId === actor.personId;
  return (Object.keys(VERBS) as CommandVerb[]).filter((name) => {
    const { kind, action } = VERBS[name];
    if (!possible(kind)) return false;
    const own = holds || (helps(c, actor) && HELPER_COMMANDS.includes(kind));
    if (HOLDER_COMMANDS.includes(kind)) return own && mayAnywhere(actor, action);
    if (!mayIn(actor, action, c.unitCode) && !(own && mayAnywhere(actor, action))) return false;
    if (name === 'call-back') return c.handlerPersonId !== actor.personId;
    if (name === 'decide-class') return c.classAsked !== null && c.classAsked.askedBy !== actor.personId;
    if (name === 'decide-not-accepted') return c.notAcceptedProposed !== null && c.notAcceptedProposed.proposedBy !== actor.personId;
    if (name === 'propose-not-accepted') return c.holderPersonId === null || holds;
    return true;
  });
}
