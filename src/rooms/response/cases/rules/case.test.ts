import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../ground/time.js';
import type { CaseRecord, Command } from './case.js';
import { ANNA, as, BO, CHEN, DING, go, IN_STATE, received, REPORTER, setting, SYSTEM, T0, to, WATCH, WELL_FORMED } from './case.sample.js';
import { decide } from './decide.js';
import { COMMANDS, ENDED, isOpen, nextStates, reachable, STATES } from './states.js';

const pairs = STATES.flatMap((state) => COMMANDS.map((command) => [state, command] as const));
const inv = (c: CaseRecord): void => {
  const holders = [c.holderPersonId, c.holderDeskUnit].filter((h) => h !== null).length;
  const running = c.clocks.filter((k) => k.state === 'running');
  if (isOpen(c.state)) {
    expect(holders, 'one holder').toBe(1);
    expect(running.length, 'a running clock').toBeGreaterThan(0);
    if (c.holderDeskUnit) expect(running.some((k) => ['dispatch', 'confirm', 'consult', 'review', 'pause'].includes(k.stage)), 'a desk under its clock').toBe(true);
    expect(c.endedAt).toBeNull();
  } else {
    expect(holders).toBe(0);
    expect(running).toEqual([]);
    expect(c.lastAnswer, 'an answer before the end').not.toBeNull();
    expect(c.endedAt).not.toBeNull();
  }
  expect(c.clocks.map((k) => k.ordinal)).toEqual(c.clocks.map((_, i) => i + 1));
  for (const k of c.clocks) if (k.alarmAt !== null) expect(k.state).toBe('running');
};

describe('the state table', () => {
  it('brings every sample into the state it is named for, with the invariants', () => {
    for (const state of STATES) { const c = IN_STATE[state](); expect(c.state).toBe(state); inv(c); }
  });

  it('reaches every state, and leaves every open one towards an end', () => {
    expect([...reachable()].sort()).toEqual([...STATES].sort());
    for (const from of STATES.filter(isOpen)) {
      const seen = new Set([from]);
      for (const s of seen) for (const command of COMMANDS) for (const next of nextStates(s, command)) seen.add(next);
      expect(ENDED.some((e) => seen.has(e)), from).toBe(true);
    }
  });

  it.each(pairs)('%s × %s', (state, kind) => {
    let c = IN_STATE[state]();
    if (kind === 'decide_class' && nextStates(state, 'ask_class').length > 0) c = go(c, WELL_FORMED.ask_class(c).command, as(c.holderPersonId as string), c.changedAt);
    const { command, actor } = WELL_FORMED[kind](c);
    const allowed = nextStates(state, kind);
    const before = structuredClone(c);
    const decided = decide(c, command, setting(actor, c.changedAt + MINUTE));
    expect(c, 'nothing given is changed').toEqual(before);
    if (allowed.length === 0) {
      expect(decided).toEqual({ ok: false, refusal: { code: 'not_now', values: { state, command: kind } } });
      return;
    }
    if (!decided.ok) { expect(EXPECTED_REFUSALS).toContain(`${state} ${kind} ${decided.refusal.code}`); return; }
    expect(allowed).toContain(decided.value.after.state);
    inv(decided.value.after);
    expect(decided.value.facts.map((f) => f.subjectSequence)).toEqual(decided.value.facts.map((_, i) => c.version + 1 + i));
    expect(decided.value.after.version).toBe(c.version + decided.value.facts.length);
  });
});

/** Pairs that the table allows and a finer rule refuses for the sample. */
const EXPECTED_REFUSALS = ['paused decide_class nothing_asked'];

describe('who may do what', () => {
  it('lets only the holder handle', () => {
    for (const kind of ['accept', 'arrive', 'answer', 'refuse', 'transfer'] as const) {
      const c = IN_STATE.dispatched();
      const decided = decide(c, WELL_FORMED[kind](c).command, setting(as(BO), T0 + MINUTE));
      expect(decided).toMatchObject({ ok: false, refusal: { code: 'not_holder' } });
    }
  });
  it('lets the household\'s liaison help beside the holder: call for help and add to the story, and nothing else', () => {
    const c = go(IN_STATE.accepted(), { kind: 'add_helper', personId: DING, why: 'own_liaison' }, SYSTEM, T0 + MINUTE);
    expect(c).toMatchObject({ helperPersonIds: [DING], holderPersonId: ANNA, state: 'accepted' });
    expect(go(c, { kind: 'need_help', words: '老人一个人在家' }, as(DING), T0 + 2 * MINUTE).state).toBe('accepted');
    for (const kind of ['arrive', 'answer', 'transfer', 'pause'] as const) {
      expect(decide(c, WELL_FORMED[kind](c).command, setting(as(DING), T0 + 2 * MINUTE)), kind).toMatchObject({ refusal: { code: 'not_holder' } });
    }
    for (const personId of [DING, ANNA]) expect(decide(c, { kind: 'add_helper', personId, why: 'own_liaison' }, setting(SYSTEM, T0 + 2 * MINUTE))).toMatchObject({ refusal: { code: 'already_helps' } });
    expect(decide(IN_STATE.accepted(), { kind: 'need_help', words: '旁人' }, setting(as(DING), T0 + 2 * MINUTE))).toMatchObject({ refusal: { code: 'not_holder' } });
  });
  it('never lets the handler confirm, rate or call back', () => {
    const c = IN_STATE.answered();
    expect(decide(c, WELL_FORMED.confirm(c).command, setting(as(ANNA), c.changedAt))).toMatchObject({ refusal: { code: 'handler_cannot_confirm' } });
    expect(decide(c, WELL_FORMED.call_back(c).command, setting(as(ANNA), c.changedAt))).toMatchObject({ refusal: { code: 'handler_cannot_confirm' } });
  });
  it('has the call-back done by another unit', () => {
    const c = IN_STATE.answered();
    expect(decide(c, WELL_FORMED.call_back(c).command, setting(as(BO, '999901001001'), c.changedAt))).toMatchObject({ refusal: { code: 'same_unit' } });
  });
  it('asks a second person for a raised class and for "not accepted"', () => {
    const asked = go(IN_STATE.accepted(), { kind: 'ask_class', toClass: 'major', reason: '须改管网' }, as(ANNA), T0 + 5 * MINUTE);
    expect(decide(asked, WELL_FORMED.decide_class(asked).command, setting(as(ANNA), asked.changedAt))).toMatchObject({ refusal: { code: 'same_person' } });
    const c = IN_STATE.under_review();
    expect(decide(c, { kind: 'decide_not_accepted', upheld: true, reason: '同意' }, setting(as(ANNA), c.changedAt))).toMatchObject({ refusal: { code: 'same_person' } });
  });
});

describe('54321', () => {
  const clock = (c: CaseRecord, stage: string) => c.clocks.filter((k) => k.stage === stage).at(-1);

  it('runs 5 minutes to a person, 40 to the door, 30 to an answer', () => {
    expect(clock(received({ desk: true }).after, 'dispatch')?.dueAt).toBe(T0 + 5 * MINUTE);
    expect(clock(IN_STATE.dispatched(), 'arrive')?.dueAt).toBe(T0 + 40 * MINUTE);
    const there = IN_STATE.on_site();
    expect(clock(there, 'arrive')?.state).toBe('met');
    expect(clock(there, 'solve')?.dueAt).toBe(there.changedAt + 30 * MINUTE);
  });
  it('starts the solve clock at dispatch when nobody needs to come', () => {
    expect(clock(received({ needsVisit: false }).after, 'solve')?.dueAt).toBe(T0 + 30 * MINUTE);
  });
  it('keeps clocks running through a transfer: passing around buys no time', () => {
    expect(clock(IN_STATE.transferred(), 'arrive')?.dueAt).toBe(T0 + 40 * MINUTE);
  });
  it('sends the second refusal to consultation at the street', () => {
    const c = IN_STATE.in_consultation();
    expect(c.refusals).toBe(2);
    expect(c.holderPersonId).toBe(CHEN);
    expect(clock(c, 'consult')?.dueAt).toBe(c.changedAt + 24 * 60 * MINUTE);
    expect(c.excludedPersonIds).toEqual([ANNA, BO]);
  });
  it('shows the first promise when the class is raised', () => {
    const asked = go(IN_STATE.on_site(), { kind: 'ask_class', toClass: 'complex', reason: '须开挖路面' }, as(ANNA), T0 + 30 * MINUTE);
    const raised = go(asked, { kind: 'decide_class', granted: true, reason: '' }, as(DING), T0 + 31 * MINUTE);
    const solve = clock(raised, 'solve');
    expect(solve?.firstDueAt).toBe(T0 + 50 * MINUTE);
    expect(solve?.dueAt).toBe(T0 + (20 + 2880) * MINUTE);
  });
  it('stands still while paused and gives back exactly what was left', () => {
    const c = IN_STATE.paused();
    const left = (clock(c, 'arrive')?.dueAt ?? 0) - c.changedAt;
    const back = go(c, { kind: 'resume' }, as(ANNA), c.changedAt + 90 * MINUTE);
    expect((clock(back, 'arrive')?.dueAt ?? 0) - back.changedAt).toBe(left);
    expect(clock(back, 'arrive')?.firstDueAt).toBe(T0 + 40 * MINUTE);
  });
  it('caps pauses in length and number', () => {
    const c = IN_STATE.accepted();
    const pause = (untilAt: number): Command => ({ kind: 'pause', reason: 'weather', words: '雪', untilAt });
    expect(decide(c, pause(c.changedAt + 49 * 60 * MINUTE), setting(as(ANNA), c.changedAt))).toMatchObject({ refusal: { code: 'pause_too_long' } });
    expect(decide(c, pause(c.changedAt), setting(as(ANNA), c.changedAt))).toMatchObject({ refusal: { code: 'time_not_possible' } });
    let again = c;
    for (let i = 0; i < 2; i += 1) {
      again = go(again, pause(again.changedAt + 60 * MINUTE), as(ANNA), again.changedAt + MINUTE);
      again = go(again, { kind: 'resume' }, SYSTEM, again.changedAt + 60 * MINUTE);
    }
    expect(decide(again, pause(again.changedAt + 60 * MINUTE), setting(as(ANNA), again.changedAt + MINUTE))).toMatchObject({ refusal: { code: 'pause_not_again' } });
  });
  it('rings once per level up to the county and then no more', () => {
    let c = IN_STATE.dispatched();
    const levels: number[] = [];
    for (const minutes of [39, 40, 45, 60, 80, 500]) {
      c = go(c, { kind: 'ring', ordinals: [2] }, SYSTEM, T0 + minutes * MINUTE);
      levels.push(c.clocks[1]?.calledLevel ?? -1);
    }
    expect(levels).toEqual([0, 1, 1, 2, 3, 3]);
    expect(c.clocks[1]?.breachedAt).toBe(T0 + 40 * MINUTE);
    expect(c.clocks[1]?.alarmAt).toBeNull();
    inv(c);
  });
  it('takes back a breach that a late record shows never was', () => {
    const rung = go(IN_STATE.accepted(), { kind: 'ring', ordinals: [2] }, SYSTEM, T0 + 45 * MINUTE);
    const decided = decide(rung, { kind: 'arrive' }, setting(as(ANNA), T0 + 38 * MINUTE));
    expect(decided.ok && decided.value.facts.map((f) => f.kind)).toEqual(['ArrivedOnScene', 'BreachTakenBack']);
    expect(decided.ok && clock(decided.value.after, 'arrive')?.breachedAt).toBeNull();
  });
});

describe('ending and reopening', () => {
  it('gives a reopened case to others than before, once for the reporter', () => {
    const again = go(IN_STATE.confirmed(), { kind: 'reopen', words: '还漏', successor: to(BO), deskUnit: '999901001' }, REPORTER, T0 + 90 * MINUTE);
    expect(again).toMatchObject({ state: 'dispatched', holderPersonId: BO, endedAt: null, reopens: 1 });
    expect(again.excludedPersonIds).toContain(ANNA);
    const answered = go(again, { kind: 'answer', outcome: 'solved', words: '换管', fileIds: [], successor: to(WATCH), deskUnit: '999901001' }, as(BO), T0 + 100 * MINUTE);
    expect(decide(answered, { kind: 'reopen', words: '又漏', successor: null, deskUnit: '999901001' }, setting(REPORTER, answered.changedAt)))
      .toMatchObject({ refusal: { code: 'reopen_used', values: { number: '261124-000001' } } });
  });
  it('sends a falsely solved case back by call-back, but not for ever', () => {
    const say = (c: CaseRecord): CaseRecord => go(c, { kind: 'call_back', trulySolved: false, stars: 1, pressedToRate: true, words: '没来过',
      handlerUnit: '999901001001', successor: to(BO), deskUnit: '999901001' }, as(WATCH, '999901001'), c.changedAt + MINUTE);
    const answer = (c: CaseRecord): CaseRecord => go(c, { kind: 'answer', outcome: 'solved', words: '好了', fileIds: [], successor: to(WATCH), deskUnit: '999901001' }, as(c.holderPersonId as string), c.changedAt + MINUTE);
    let c = IN_STATE.answered();
    c = answer(say(c));
    c = answer(say(c));
    expect(c.reopens).toBe(2);
    expect(say(c).state).toBe('confirmed');
  });
});

describe('any run of commands', () => {
  const kinds = fc.constantFrom(...COMMANDS);
  it('keeps one holder and a running clock while open, an answer when ended, and versions without gaps', () => {
    fc.assert(fc.property(fc.boolean(), fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 3000 })), { maxLength: 40 }), (desk, run) => {
      let c = received({ desk }).after;
      inv(c);
      for (const [kind, minutes] of run) {
        const { command, actor } = WELL_FORMED[kind](c);
        const decided = decide(c, command, setting(actor, c.changedAt + minutes * MINUTE));
        if (!decided.ok) continue;
        expect(decided.value.after.version).toBe(c.version + decided.value.facts.length);
        c = decided.value.after;
        inv(c);
      }
    }), { numRuns: 400 });
  });
});
