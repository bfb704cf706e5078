import { registerListeners, relayOnce } from '../ground/facts/relay.js';
import type { Ground } from '../ground/ground.js';
import { systemScope } from '../ground/database/scope.js';
import { rollRoster } from '../rooms/honeycomb/door.js';
import { solveQueuedPlan } from '../rooms/liaison/door.js';
import { dispatchWaiting, nextAlarm, soundAlarms } from '../rooms/response/door.js';
import { SUBSCRIPTIONS } from './subscriptions.js';

/** The worker's work in steps, for whoever owns the time: the same functions as work.ts, called instead of timed. */
export interface SteppedWork {
  /** Relays until every listener has heard everything, also what hearing itself brought about. */
  hear(): Promise<void>;
  /** Rings what is due by now. */
  ring(): Promise<number>;
  /** The next instant at which something is due, or null. */
  nextAlarm(): Promise<number | null>;
  /** Tries again for cases at a desk. */
  dispatchWaiting(): Promise<number>;
  rollRoster(): Promise<number>;
  /** Solves every plan that waits. */
  solvePlans(): Promise<number>;
}

export async function stepWork(ground: Ground): Promise<SteppedWork> {
  const { database, countyCode } = ground;
  await registerListeners(database, countyCode, SUBSCRIPTIONS);
  return {
    async hear() {
      for (let read = 1; read > 0;) {
        const counts = await Promise.all(SUBSCRIPTIONS.map((subscription) => relayOnce(database, countyCode, subscription)));
        read = Math.max(...counts.map((count) => count ?? 0));
      }
    },
    async ring() {
      let all = 0;
      for (let rung = 1; rung > 0; all += rung) rung = await soundAlarms(ground, ground.now());
      return all;
    },
    nextAlarm: () => database.transaction(systemScope(countyCode), nextAlarm),
    dispatchWaiting: () => dispatchWaiting(ground, ground.now()),
    async solvePlans() {
      let solved = 0;
      while (await solveQueuedPlan(ground)) solved += 1;
      return solved;
    },
    rollRoster: () => rollRoster(ground, ground.now()),
  };
}
