import { HOUR, MINUTE } from '../../../src/ground/time.js';
import { around, between, happens } from '../chances.js';
import { nextOnDuty, onDutyAt, type Serving } from '../county.js';
import { isTrulySolved } from '../residents/live-residents.js';
import { act, later, type Followed, type World } from '../world.js';

/** Another unit asks the reporter by telephone, unless they have said it themselves by then. */
export function planCall(w: World, c: Followed, callerId: string | null, outcome: string | null): void {
  const caller = callerId ? w.county.people.get(callerId) : undefined;
  if (caller) call(w, c, caller, outcome, between(w.random, 1.5, 9) * HOUR, true);
}

function call(w: World, c: Followed, caller: Serving, outcome: string | null, delay: number, mayPassOn: boolean): void {
  const turn = c.turn;
  const from = nextOnDuty(caller, w.clock.now() + delay);
  if (from === null) return;
  later(w, from + around(w.random, 5) * MINUTE, async () => {
    if (c.turn !== turn) return;
    const trulySolved = isTrulySolved(w, outcome);
    const done = await act(w, caller, c.caseId, 'call-back', {
      trulySolved, ...(happens(w.random, 0.6) ? { stars: trulySolved ? 5 : 2, pressedToRate: happens(w.random, 0.01) } : {}),
      words: trulySolved ? '群众表示满意。' : '群众反映没有解决。',
    });
    // The handler's own unit may not ask: the county's desk does.
    const other = onDutyAt(w.county, 'call_back', c.written.home.unitCode.slice(0, 6), w.clock.now())[0];
    if (!done.ok && mayPassOn && other && other !== caller && (done.code === 'same_unit' || done.code === 'handler_cannot_confirm')) call(w, c, other, outcome, HOUR, false);
  });
}
