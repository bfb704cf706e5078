import type { Ground } from '../../../ground/ground.js';
import { systemScope } from '../../../ground/database/scope.js';
import type { Transaction } from '../../../ground/database/database.js';
import { newId } from '../../../ground/id.js';
import type { Instant } from '../../../ground/time.js';
import { decide } from '../cases/rules/decide.js';
import type { CaseActor, CaseRecord, Command, Decision } from '../cases/rules/case.js';
import { deskOf } from '../cases/rules/successor.js';
import { AT_DESK } from '../cases/rules/states.js';
import { idsAtDesk, idsToHandOn, lockCases, saveDecisions } from '../cases/store.js';
import { knowPromises } from '../clocks/know-promises.js';
import { knowMatters } from '../matters/know-matters.js';
import { findSuccessors, type Found } from './find-successors.js';

const SYSTEM: CaseActor = { kind: 'system', personId: null, unitCode: null };

/** Tries again for cases that wait at a desk, since somebody may have come on duty. Answers how many found a person. */
export function dispatchWaiting(ground: Ground, at: Instant, limit = 100): Promise<number> {
  return ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const ids = await idsAtDesk(tx, limit);
    const cases = ids.length > 0 ? (await lockCases(tx, ids)).filter((c) => AT_DESK.includes(c.state)) : [];
    return settle(tx, cases, at, (c) => c.excludedPersonIds, (_, successor) => (successor ? { kind: 'dispatch', successor } : null));
  });
}

/** People went off duty: what they had not begun on the spot goes on to somebody on duty, in the relay's transaction. */
export async function handOnCases(tx: Transaction, personIds: readonly string[], at: Instant): Promise<number> {
  const ids = await idsToHandOn(tx, personIds);
  if (ids.length === 0) return 0;
  const cases = (await lockCases(tx, ids)).filter((c) => c.holderPersonId !== null && personIds.includes(c.holderPersonId));
  return settle(tx, cases, at, (c) => [c.holderPersonId as string, ...c.excludedPersonIds],
    (c, successor) => ({ kind: 'hand_on', successor, deskUnit: deskOf(c.unitCode) }));
}

async function settle(tx: Transaction, cases: readonly CaseRecord[], at: Instant, except: (c: CaseRecord) => readonly string[],
  command: (c: CaseRecord, successor: Found | null) => Command | null): Promise<number> {
  if (cases.length === 0) return 0;
  const matters = await knowMatters(tx);
  const found = await findSuccessors(tx, cases.map((c) => ({ purpose: 'handle', unitCode: c.unitCode, place: null, matterCode: c.matterCode,
    skill: matters.byCode.get(c.matterCode)?.skill ?? null, excludedPersonIds: except(c) })), at);
  const promises = await knowPromises(tx);
  const decisions = cases.flatMap((c, i): Decision[] => {
    const wanted = command(c, found[i] ?? null);
    const decided = wanted ? decide(c, wanted, { actor: SYSTEM, at, promises, newId }) : null;
    return decided?.ok ? [decided.value] : [];
  });
  await saveDecisions(tx, decisions);
  return decisions.length;
}
