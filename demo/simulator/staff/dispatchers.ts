import { MINUTE } from '../../../src/ground/time.js';
import { around, between, happens } from '../chances.js';
import { onDutyAt, type Serving } from '../county.js';
import { act, askAs, later, type Followed, type World } from '../world.js';
import { findColleague } from './colleagues.js';

/** The dispatcher at the town's desk now, or the county's. */
const dispatcherFor = (w: World, unitCode: string): Serving | undefined => onDutyAt(w.county, 'dispatcher', unitCode.slice(0, 9), w.clock.now())[0];
const townOf = (unitCode: string): string => unitCode.slice(0, 9);

/** Sees that two reports are one thing, if another open one stands there. */
export function planJoining(w: World, c: Followed): void {
  later(w, w.clock.now() + around(w.random, 9 * MINUTE), async () => {
    const dispatcher = dispatcherFor(w, c.written.home.unitCode);
    if (!dispatcher) return;
    const seen = await askAs(w, dispatcher, 'GET', `/api/cases/${c.caseId}`);
    const lead = (seen.body?.similar as { caseNumber: string }[] | undefined)?.[0];
    if (seen.status === 200 && lead && seen.body.may.includes('join')) {
      await act(w, dispatcher, c.caseId, 'join', { leadCaseNumber: lead.caseNumber, reason: `与 ${lead.caseNumber} 反映的是同一件事，合并办理。`, sawVersion: seen.body.version });
    }
  });
}

/** The desk has it: a dispatcher finds somebody by telephone before the five minutes are over, mostly. */
export function planDesk(w: World, c: Followed, unitCode: string): void {
  if (!happens(w.random, 0.5)) return;
  const turn = c.turn;
  later(w, w.clock.now() + between(w.random, 1, 5) * MINUTE, async () => { if (c.turn === turn) await override(w, c, unitCode, '值班台电话联系后指派'); });
}

/** Now and then a dispatcher knows better than the machine. */
export function planOverride(w: World, c: Followed, unitCode: string): void {
  if (!happens(w.random, 0.012)) return;
  const turn = c.turn;
  later(w, w.clock.now() + between(w.random, 1, 6) * MINUTE, async () => { if (c.turn === turn) await override(w, c, unitCode, '本人熟悉情况，由其办理更合适'); });
}

async function override(w: World, c: Followed, unitCode: string, reason: string): Promise<void> {
  const dispatcher = dispatcherFor(w, unitCode);
  if (!dispatcher) return;
  const to = await findColleague(w, dispatcher, townOf(unitCode), c.holderId ? [c.holderId] : []);
  if (to) await act(w, dispatcher, c.caseId, 'override', { toPersonId: to, reason });
}

/** The second refusal is decided by the street: a convenor, or the dispatcher where none is there. */
export function planConsultation(w: World, c: Followed, convenorId: string | null, unitCode: string): void {
  const turn = c.turn;
  later(w, w.clock.now() + around(w.random, 70 * MINUTE, 0.8), async () => {
    if (c.turn !== turn) return;
    const convenor = convenorId ? w.county.people.get(convenorId) : dispatcherFor(w, unitCode);
    if (!convenor) return;
    const to = await findColleague(w, convenor, townOf(unitCode), []);
    if (to) await act(w, convenor, c.caseId, 'decide-consultation', { toPersonId: to, decision: '会商决定由此人牵头，相关单位配合。' });
  });
}

/** A longer promise needs a second person. */
export function planClassDecision(w: World, c: Followed, unitCode: string): void {
  later(w, w.clock.now() + around(w.random, 12 * MINUTE), async () => {
    const dispatcher = dispatcherFor(w, unitCode);
    if (!dispatcher) return;
    const granted = happens(w.random, 0.7);
    await act(w, dispatcher, c.caseId, 'decide-class', { granted, reason: granted ? '情况属实，同意。' : '按原类别办理。' });
  });
}

/** "Not accepted" is decided by somebody who did not propose it. */
export function planReview(w: World, c: Followed, reviewerId: string | null, unitCode: string): void {
  const turn = c.turn;
  later(w, w.clock.now() + around(w.random, 50 * MINUTE, 0.8), async () => {
    if (c.turn !== turn) return;
    const reviewer = reviewerId ? w.county.people.get(reviewerId) : dispatcherFor(w, unitCode);
    if (!reviewer) return;
    const upheld = happens(w.random, 0.75);
    await act(w, reviewer, c.caseId, 'decide-not-accepted', { upheld, reason: upheld ? '经复核，不属于受理范围，已向您书面说明。' : '应当受理，请继续办理。' });
  });
}

/** Called for help or over a breach: the convenor looks at it and says a word, now and then. */
export function planLook(w: World, c: Followed, unitCode: string, probability: number): void {
  if (!happens(w.random, probability)) return;
  later(w, w.clock.now() + around(w.random, 8 * MINUTE), async () => {
    const convenor = onDutyAt(w.county, 'convenor', unitCode, w.clock.now())[0];
    if (convenor) await act(w, convenor, c.caseId, 'note', { words: '已了解情况，正在协调力量。' });
  });
}
