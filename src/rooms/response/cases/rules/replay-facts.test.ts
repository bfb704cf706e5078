import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '../../../../ground/facts/fact.js';
import { MINUTE } from '../../../../ground/time.js';
import type { CaseActor, Command } from './case.js';
import { received, setting, WELL_FORMED } from './case.sample.js';
import { decide } from './decide.js';
import { replayFacts, type ReplayedFact } from './replay-facts.js';
import { COMMANDS, nextStates } from './states.js';

const seen = new Set<string>();
const partsOf = ({ kind, unitCode, data }: Fact): ReplayedFact => {
  const text = (key: string): string | null => (typeof (data as Record<string, unknown>)[key] === 'string' ? (data as Record<string, string>)[key]! : null);
  return { kind, unitCode, toPersonId: text('toPersonId'), deskUnit: text('deskUnit'), callBackBy: text('callBackBy'), convenorId: text('convenorId'), reviewerId: text('reviewerId') };
};

/** The same command when nobody could be found for what comes next. */
const withNobody = (command: Command): Command => ('successor' in command && command.kind !== 'dispatch' ? { ...command, successor: null } : command);
/** Reviewed and found right, called back and found unsolved: the other answer to a question. */
const otherwise = (command: Command): Command =>
  command.kind === 'decide_not_accepted' ? { ...command, upheld: !command.upheld }
    : command.kind === 'call_back' ? { ...command, trulySolved: !command.trulySolved } : command;

it('whatever is done to a case, its facts alone give its state and holder', () => {
  const step = fc.record({ pick: fc.nat(), nobody: fc.boolean(), otherwise: fc.boolean() });
  fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.array(step, { maxLength: 25 }), (desk, needsVisit, steps) => {
    const first = received({ desk, needsVisit });
    let c = first.after;
    const facts = first.facts.map(partsOf);
    for (const { pick, nobody, otherwise: other } of steps) {
      const possible = COMMANDS.filter((kind) => nextStates(c.state, kind).length > 0);
      const kind = possible[pick % Math.max(possible.length, 1)];
      if (!kind) break;
      const made: { command: Command; actor: CaseActor } = WELL_FORMED[kind](c);
      let command = nobody ? withNobody(made.command) : made.command;
      if (other) command = otherwise(command);
      let decided;
      // A sample may name the handler as the one who calls back, which the use case never does.
      try { decided = decide(c, command, setting(made.actor, c.changedAt + MINUTE)); } catch { continue; }
      if (!decided.ok) continue;
      c = decided.value.after;
      facts.push(...decided.value.facts.map(partsOf));
      seen.add(c.state);
      expect(replayFacts(facts)).toEqual({ state: c.state, holderPersonId: c.holderPersonId, holderDeskUnit: c.holderDeskUnit });
    }
  }), { numRuns: 600, seed: 54_321 });
  for (const state of ['paused', 'under_review', 'in_consultation', 'reopened', 'joined', 'not_accepted'] as const) expect(seen, state).toContain(state);
});

it('no fact at all is no state', () => {
  expect(replayFacts([])).toEqual({ state: null, holderPersonId: null, holderDeskUnit: null });
});
