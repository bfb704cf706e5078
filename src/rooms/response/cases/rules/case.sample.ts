import { HOUR, isoToDay, MINUTE, startOfChinaDay } from '../../../../ground/time.js';
import type { Promises, StageRow } from '../../clocks/rules/clock.js';
import type { CaseActor, CaseRecord, Command, Decision, Setting } from './case.js';
import { decide } from './decide.js';
import { receive } from './receive.js';
import type { DispatchReason } from '../../dispatch/rules/reason.js';

/** Samples for tests of the rules: a promise, people, and a case brought into any state by real commands. */
const row = (stage: StageRow['stage'], minutes: number, escalateMinutes: number, caseClass: StageRow['class'] = 'any'): StageRow =>
  ({ stage, class: caseClass, version: 1, effectiveAt: 0, minutes, calendar: 'natural', escalateMinutes });

export const PROMISES: Promises = {
  stages: [row('dispatch', 5, 5), row('arrive', 40, 20), row('solve', 30, 30, 'ordinary'), row('solve', 2880, 720, 'complex'),
    row('solve', 10_080, 1440, 'major'), row('confirm', 4320, 720), row('consult', 1440, 720), row('review', 1440, 720), row('pause', 4320, 720)],
  calendar: { isWorkingDay: () => true },
};

export const T0 = startOfChinaDay(isoToDay('2026-11-24')) + 10 * HOUR;
const person = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`;
export const ANNA = person(1), BO = person(2), CHEN = person(3), DING = person(4), WATCH = person(9);
export const SYSTEM: CaseActor = { kind: 'system', personId: null, unitCode: null };
export const REPORTER: CaseActor = { kind: 'reporter', personId: null, unitCode: null };
export const as = (personId: string, unitCode = '999901001001'): CaseActor => ({ kind: 'person', personId, unitCode });
export const REASON: DispatchReason = { rule: 'duty_chart', matterCode: 'water.leak', chartUnit: '999901', postKind: 'grid_worker', level: 'village',
  candidates: [], consideredCount: 1, words: null };
export const to = (personId: string) => ({ personId, reason: REASON });

let made = 0;
export const setting = (actor: CaseActor, at: number): Setting =>
  ({ actor, at, promises: PROMISES, newId: () => `00000000-0000-7000-9000-${String(made += 1).padStart(12, '0')}` });

export const received = (over: { needsVisit?: boolean; desk?: boolean } = {}): Decision =>
  receive({ caseId: person(0), caseNumber: '261124-000001', unitCode: '999901001001', matterCode: 'water.leak', class: 'ordinary',
    needsVisit: over.needsVisit ?? true, channel: 'web', fileIds: [] }, over.desk ? null : to(ANNA), setting(REPORTER, T0));

/** Carries out a command that must succeed. */
export function go(c: CaseRecord, command: Command, actor: CaseActor, at: number): CaseRecord {
  const decided = decide(c, command, setting(actor, at));
  if (!decided.ok) throw new Error(`refused: ${decided.refusal.code}`);
  return decided.value.after;
}

const DESK = '999901001';
const at = (minutes: number): number => T0 + minutes * MINUTE;

/** A case in each state, made by the shortest run of real commands. */
export const IN_STATE: Record<CaseRecord['state'], () => CaseRecord> = {
  received: () => received({ desk: true }).after,
  dispatched: () => received().after,
  accepted: () => go(IN_STATE.dispatched(), { kind: 'accept' }, as(ANNA), at(1)),
  on_site: () => go(IN_STATE.accepted(), { kind: 'arrive' }, as(ANNA), at(20)),
  answered: () => go(IN_STATE.on_site(), { kind: 'answer', outcome: 'solved', words: '换了阀门', fileIds: [], successor: to(WATCH), deskUnit: DESK }, as(ANNA), at(40)),
  confirmed: () => go(IN_STATE.answered(), { kind: 'confirm', trulySolved: true, stars: 5, pressedToRate: false, words: '' }, REPORTER, at(60)),
  reopened: () => go(IN_STATE.answered(), { kind: 'reopen', words: '又漏了', successor: null, deskUnit: DESK }, REPORTER, at(60)),
  refused: () => go(IN_STATE.dispatched(), { kind: 'refuse', reason: '不是本片', successor: null, deskUnit: DESK }, as(ANNA), at(2)),
  transferred: () => go(IN_STATE.accepted(), { kind: 'transfer', reason: '需供水所', toPersonId: BO }, as(ANNA), at(3)),
  in_consultation: () => {
    const again = go(IN_STATE.dispatched(), { kind: 'refuse', reason: '不是本片', successor: to(BO), deskUnit: DESK }, as(ANNA), at(2));
    return go(again, { kind: 'refuse', reason: '也不归我', successor: to(CHEN), deskUnit: DESK }, as(BO), at(4));
  },
  paused: () => go(IN_STATE.accepted(), { kind: 'pause', reason: 'weather', words: '雷雨', untilAt: at(300) }, as(ANNA), at(5)),
  under_review: () => go(IN_STATE.dispatched(), { kind: 'propose_not_accepted', reason: '重复索赔', successor: to(DING), deskUnit: DESK }, as(ANNA), at(6)),
  not_accepted: () => go(IN_STATE.under_review(), { kind: 'decide_not_accepted', upheld: true, reason: '不属本县事权，已告知渠道' }, as(DING), at(30)),
  joined: () => go(IN_STATE.dispatched(), { kind: 'join', lead: { caseId: person(7), caseNumber: '261124-000007' }, reason: '同一处漏水' }, as(DING), at(6)),
};

/** One well-formed command of each kind, given by somebody who may give it in that state. */
export const WELL_FORMED: Record<Command['kind'], (c: CaseRecord) => { command: Command; actor: CaseActor }> = {
  dispatch: () => ({ command: { kind: 'dispatch', successor: to(BO) }, actor: SYSTEM }),
  hand_on: () => ({ command: { kind: 'hand_on', successor: to(BO), deskUnit: DESK }, actor: SYSTEM }),
  accept: (c) => ({ command: { kind: 'accept' }, actor: holder(c) }),
  arrive: (c) => ({ command: { kind: 'arrive' }, actor: holder(c) }),
  answer: (c) => ({ command: { kind: 'answer', outcome: 'solved', words: '好了', fileIds: [], successor: to(WATCH), deskUnit: DESK }, actor: holder(c) }),
  refuse: (c) => ({ command: { kind: 'refuse', reason: '不归我', successor: to(CHEN), deskUnit: DESK }, actor: holder(c) }),
  transfer: (c) => ({ command: { kind: 'transfer', reason: '转供水', toPersonId: CHEN }, actor: holder(c) }),
  override: () => ({ command: { kind: 'override', reason: '就近', toPersonId: person(5), dispatchReason: REASON }, actor: as(DING) }),
  decide_consultation: () => ({ command: { kind: 'decide_consultation', toPersonId: DING, decision: '由供水所办', dispatchReason: REASON }, actor: as(CHEN) }),
  pause: (c) => ({ command: { kind: 'pause', reason: 'weather', words: '暴雨', untilAt: c.changedAt + 60 * MINUTE }, actor: holder(c) }),
  resume: (c) => ({ command: { kind: 'resume' }, actor: holder(c) }),
  need_help: (c) => ({ command: { kind: 'need_help', words: '要两个人' }, actor: holder(c) }),
  add_helper: () => ({ command: { kind: 'add_helper', personId: person(6), why: 'own_liaison' }, actor: SYSTEM }),
  note: () => ({ command: { kind: 'note', words: '已联系', fileIds: [] }, actor: as(DING) }),
  add: () => ({ command: { kind: 'add', words: '在三号楼', fileIds: [] }, actor: REPORTER }),
  correct_matter: () => ({ command: { kind: 'correct_matter', matterCode: 'water.cut' }, actor: as(DING) }),
  ask_class: (c) => ({ command: { kind: 'ask_class', toClass: 'complex', reason: '需开挖' }, actor: holder(c) }),
  decide_class: () => ({ command: { kind: 'decide_class', granted: true, reason: '' }, actor: as(DING) }),
  propose_not_accepted: (c) => ({ command: { kind: 'propose_not_accepted', reason: '无理要求', successor: to(DING), deskUnit: DESK }, actor: c.holderPersonId ? holder(c) : as(CHEN) }),
  decide_not_accepted: () => ({ command: { kind: 'decide_not_accepted', upheld: false, reason: '应当受理' }, actor: as(WATCH) }),
  join: () => ({ command: { kind: 'join', lead: { caseId: person(7), caseNumber: '261124-000007' }, reason: '同一件' }, actor: as(DING) }),
  confirm: () => ({ command: { kind: 'confirm', trulySolved: true, stars: 5, pressedToRate: false, words: '' }, actor: REPORTER }),
  call_back: () => ({ command: { kind: 'call_back', trulySolved: true, stars: 4, pressedToRate: false, words: '', handlerUnit: '999901001001', successor: null, deskUnit: DESK }, actor: as(WATCH, DESK) }),
  reopen: () => ({ command: { kind: 'reopen', words: '没好', successor: null, deskUnit: DESK }, actor: REPORTER }),
  ring: (c) => ({ command: { kind: 'ring', ordinals: c.clocks.map((k) => k.ordinal) }, actor: SYSTEM }),
};

const holder = (c: CaseRecord): CaseActor => (c.holderPersonId ? as(c.holderPersonId) : as(ANNA));
