import { HOUR, MINUTE, type Instant } from '../../../src/ground/time.js';
import { around, between, happens, weighted } from '../chances.js';
import { isOnDuty, nextOnDuty, roadKilometers, type Serving } from '../county.js';
import { act, askAs, later, type Followed, type World } from '../world.js';
import { findColleague } from './colleagues.js';

const REASONS = {
  refuse: ['不在我的职责范围内', '需要专业单位处理', '地点不在本网格'],
  transfer: ['同事离得更近', '需要有经验的同事处理', '手上还有急事，已和同事说好'],
  notAccepted: ['同一事项已有生效判决，不属于受理范围', '所诉内容查无此事，多次核实', '要求超出法律规定'],
  help: ['一个人搬不动，请派人支援', '需要抢修设备', '双方情绪激动，请支援'],
  note: ['已电话联系，约好上门时间', '现场已拍照', '材料已备齐，等待对方单位回复'],
  raise: ['需要多个单位一起处理', '要等配件到货', '涉及多户，一时处理不完'],
} as const;
const ANSWERS: Record<string, readonly string[]> = {
  solved: ['已到现场处理好，请您查看。', '已修好并试用正常。', '已清理完毕，后续会加强巡查。', '双方已和解，签了调解书。'],
  partly_solved: ['先做了临时处理，配件到货后再修一次。', '已处理大部分，剩余的下周完成。'],
  explained: ['已向您说明政策和办理流程。', '已解释清楚，按规定需要您本人办理。'],
  passed_on: ['此事由上级单位负责，已经转交并留下联系方式。'],
  cannot_be_solved: ['现有条件下暂时无法解决，原因已向您说明。'],
  reporter_unreachable: ['多次联系未能接通，请方便时回电。'],
};
const OUTCOMES = [['solved', 76], ['partly_solved', 8], ['explained', 8], ['passed_on', 3], ['cannot_be_solved', 3], ['reporter_unreachable', 2]] as const;

/** Minutes from the beginning of the work to the answer: around the promise, so that some are late. */
const WORK_MINUTES: Record<string, readonly [median: number, spread: number]> = { ordinary: [15, 0.6], complex: [330, 1.1], major: [1500, 1] };
/** Of which so many at most are the person's own hands; the rest is waiting for others. */
const HANDS_MINUTES = 25;
const KILOMETERS_PER_HOUR = 18;
const MINUTES_TO_SET_OUT = 3;

/** A case came to somebody: after a while they look at it, if they are there. Some overlook it. */
export function takeUp(w: World, person: Serving, c: Followed): void {
  const turn = c.turn;
  const from = nextOnDuty(person, w.clock.now());
  if (from === null) return;
  const delay = happens(w.random, 0.06) ? between(w.random, 25, 120) : around(w.random, 3.5, 0.7);
  later(w, from + delay * MINUTE, async () => {
    if (c.turn !== turn || !isOnDuty(person, w.clock.now())) return;
    const seen = await askAs(w, person, 'GET', `/api/cases/${c.caseId}`);
    if (seen.status !== 200 || seen.body.holderPersonId !== person.personId) return;
    await decideFirst(w, person, c, seen.body);
  });
}

interface Seen { state: string; class: string; matterCode: string; unitCode: string; lng: number | null; lat: number | null; needsVisit: boolean; version: number; may: string[] }

async function decideFirst(w: World, person: Serving, c: Followed, seen: Seen): Promise<void> {
  const sawVersion = seen.version;
  const may = (verb: string): boolean => seen.may.includes(verb);
  const first = weighted(w.random, [['accept', 90.5], ['refuse', 3], ['transfer', 3], ['not_accepted', 1.5], ['correct', 2]] as const);
  if (first === 'refuse' && may('refuse')) {
    await act(w, person, c.caseId, 'refuse', { reason: w.random.pick(REASONS.refuse), sawVersion });
    return;
  }
  if (first === 'not_accepted' && may('propose-not-accepted')) {
    await act(w, person, c.caseId, 'propose-not-accepted', { reason: w.random.pick(REASONS.notAccepted), sawVersion });
    return;
  }
  if (first === 'transfer' && may('transfer')) {
    const to = await findColleague(w, person, roleUnit(person, seen.unitCode), [person.personId]);
    if (to) {
      await act(w, person, c.caseId, 'transfer', { reason: w.random.pick(REASONS.transfer), toPersonId: to, sawVersion });
      return;
    }
  }
  if (first === 'correct' && may('correct-matter') && seen.matterCode !== c.written.matter) {
    await act(w, person, c.caseId, 'correct-matter', { matterCode: c.written.matter, sawVersion });
  }
  if (may('accept') && !(await act(w, person, c.caseId, 'accept')).ok) return;
  await setOut(w, person, c, seen);
}

/** The unit the person's post lies in, when the case lies in it; what /api/duty lets them see. */
const roleUnit = (person: Serving, unitCode: string): string =>
  person.posts.find((p) => unitCode.startsWith(p.unitCode))?.unitCode ?? person.posts[0]?.unitCode ?? person.unitCode;

/** On the way, unless the telephone does or nobody needs to look. Whoever is still busy elsewhere comes afterwards. */
async function setOut(w: World, person: Serving, c: Followed, seen: Seen): Promise<void> {
  const now = w.clock.now();
  if (!seen.needsVisit || seen.state === 'on_site' || happens(w.random, 0.12)) { work(w, person, c, seen, now + around(w.random, 2) * MINUTE); return; }
  const start = Math.max(now, person.freeAt);
  const arriveAt = start + (MINUTES_TO_SET_OUT + (wayKilometers(w, person, c, seen) / KILOMETERS_PER_HOUR) * 60 * between(w.random, 0.8, 1.4)) * MINUTE;
  const hands = Math.min(around(w.random, (WORK_MINUTES[seen.class]?.[0] ?? 20) * 0.8), HANDS_MINUTES) * MINUTE;
  person.freeAt = arriveAt + hands;
  const turn = c.turn;
  later(w, arriveAt, async () => {
    if (c.turn !== turn) return;
    if ((await act(w, person, c.caseId, 'arrive')).ok) work(w, person, c, seen, w.clock.now());
  });
}

function wayKilometers(w: World, person: Serving, c: Followed, seen: Seen): number {
  const station = person.posts.find((p) => p.lng !== null && seen.unitCode.startsWith(p.unitCode)) ?? person.posts.find((p) => p.lng !== null);
  const from = station?.lng != null && station.lat !== null ? { lng: station.lng, lat: station.lat } : w.county.units.get(person.unitCode);
  return from ? Math.min(roadKilometers(from, c.written.home), 40) : 2;
}

/** What comes between: help, a note, a longer promise asked for, a pause with its reason. Then the answer. */
function work(w: World, person: Serving, c: Followed, seen: Seen, from: Instant): void {
  const turn = c.turn;
  const mine = (run: () => Promise<unknown>) => async (): Promise<void> => { if (c.turn === turn) await run(); };
  const [median, spread] = WORK_MINUTES[seen.class] ?? [20, 0.5];
  let minutes = around(w.random, median, spread);
  if (happens(w.random, 0.04)) later(w, from + 3 * MINUTE, mine(() => act(w, person, c.caseId, 'need-help', { words: w.random.pick(REASONS.help) })));
  if (happens(w.random, 0.08)) later(w, from + 2 * MINUTE, mine(() => act(w, person, c.caseId, 'note', { words: w.random.pick(REASONS.note) })));
  if (seen.class !== 'major' && happens(w.random, 0.025)) {
    minutes = Math.max(minutes, 25) * 3;
    later(w, from + between(w.random, 4, 12) * MINUTE, mine(() => act(w, person, c.caseId, 'ask-class',
      { toClass: seen.class === 'ordinary' ? 'complex' : 'major', reason: w.random.pick(REASONS.raise) })));
  }
  let answerAt = from + minutes * MINUTE;
  if (happens(w.random, 0.025)) answerAt = planPause(w, person, c, from + minutes * 0.4 * MINUTE, answerAt);
  planAnswer(w, person, c, turn, answerAt);
}

/** Waits for the reporter or the weather; most go on themselves, some are woken by the cap. Answers when the work will end. */
function planPause(w: World, person: Serving, c: Followed, at: Instant, answerAt: Instant): Instant {
  const turn = c.turn;
  const reason = weighted(w.random, [['waiting_for_reporter', 6], ['weather', 3], ['legal_procedure', 1]] as const);
  const length = around(w.random, 2, 0.6) * HOUR;
  later(w, at, async () => {
    if (c.turn !== turn) return;
    await act(w, person, c.caseId, 'pause', { reason, words: '等条件具备后继续办理。', untilAt: Math.round(w.clock.now() + length) });
  });
  const goesOnAt = at + length * (happens(w.random, 0.6) ? between(w.random, 0.3, 0.9) : 1.05);
  later(w, goesOnAt, async () => {
    if (c.turn === turn && goesOnAt < at + length) await act(w, person, c.caseId, 'resume');
  });
  return goesOnAt + (answerAt - at);
}

/** Work that outlasts the shift is answered in the next one; who is in the middle of it on the spot ends it first. */
function planAnswer(w: World, person: Serving, c: Followed, turn: number, wantedAt: Instant): void {
  const stays = wantedAt - w.clock.now() < HOUR;
  const at = stays ? wantedAt : nextOnDuty(person, wantedAt);
  if (at === null) return;
  later(w, at, async () => {
    if (c.turn !== turn) return;
    const outcome = weighted(w.random, OUTCOMES);
    const done = await act(w, person, c.caseId, 'answer', { outcome, words: w.random.pick(ANSWERS[outcome] ?? ['已办理。']) });
    // Still paused, or put aside: they look again when it goes on.
    if (!done.ok && done.code === 'not_now') later(w, w.clock.now() + HOUR, async () => { if (c.turn === turn) planAnswer(w, person, c, turn, w.clock.now() + MINUTE); });
  });
}
