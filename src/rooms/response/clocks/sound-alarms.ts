import type { Ground } from '../../../ground/ground.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Transaction } from '../../../ground/database/database.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { decide } from '../cases/rules/decide.js';
import type { CaseActor, CaseRecord, Command, Decision } from '../cases/rules/case.js';
import { AT_DESK } from '../cases/rules/states.js';
import { lockCases, saveDecisions } from '../cases/store.js';
import { findSuccessors } from '../dispatch/find-successors.js';
import { knowPromises } from './know-promises.js';
import { claimDueCases } from './store.js';

const SYSTEM: CaseActor = { kind: 'system', personId: null, unitCode: null };
const AT_ONCE = 200;

/**
 * What time does to cases: rings every alarm due at `at` and answers how many cases it changed. Claim and effect are one
 * transaction: a worker killed in between has done nothing, and two workers never ring the same alarm. One that claims what another
 * has just rung finds nothing due any more, and changes nothing.
 */
export function soundAlarms(ground: Ground, at: Instant): Promise<number> {
  return ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const due = new Map((await claimDueCases(tx, at, AT_ONCE)).map((d) => [d.caseId, d.ordinals]));
    if (due.size === 0) return 0;
    const cases = await lockCases(tx, [...due.keys()]);
    const setting = { actor: SYSTEM, at, promises: await knowPromises(tx), newId };
    const decisions = cases.flatMap((c) => {
      const decided = decide(c, whatTimeDoes(c, due.get(c.caseId) ?? []), setting);
      return decided.ok && decided.value.facts.length > 0 ? [decided.value] : [];
    });
    await saveDecisions(tx, await callConvenors(tx, decisions, at));
    return decisions.length;
  });
}

/** The cap of a pause is reached: the case goes on by itself. Everything else due is a breach. */
function whatTimeDoes(c: CaseRecord, ordinals: readonly number[]): Command {
  const pauseEnded = c.state === 'paused' && c.clocks.some((k) => k.stage === 'pause' && ordinals.includes(k.ordinal));
  return pauseEnded ? { kind: 'resume' } : { kind: 'ring', ordinals };
}

/** Still at a desk when the five minutes are over: the convenor gets it now, not later. */
async function callConvenors(tx: Transaction, decisions: readonly Decision[], at: Instant): Promise<Decision[]> {
  const waiting = decisions.filter((d) => AT_DESK.includes(d.after.state));
  if (waiting.length === 0) return [...decisions];
  const found = await findSuccessors(tx, waiting.map(({ after: c }) => ({
    purpose: 'convene', unitCode: c.unitCode, place: null, matterCode: c.matterCode, skill: null, excludedPersonIds: c.excludedPersonIds,
  })), at);
  const setting = { actor: SYSTEM, at, promises: await knowPromises(tx), newId };
  return decisions.map((decision) => {
    const successor = found[waiting.indexOf(decision)];
    if (!successor) return decision;
    const further = decide(decision.after, { kind: 'dispatch', successor }, setting);
    if (!further.ok) return decision;
    return { after: further.value.after, facts: [...decision.facts, ...further.value.facts], rows: [...decision.rows, ...further.value.rows] };
  });
}
