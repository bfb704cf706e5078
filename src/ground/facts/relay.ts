import type { Database, Transaction } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import type { RecordedFact } from './fact.js';
import * as store from './store.js';

/** Who hears what. `hear` gets facts of its kinds, in order per subject, and writes only through the given transaction. */
export interface Subscription {
  listener: string;
  kinds: readonly string[];
  hear(tx: Transaction, facts: readonly RecordedFact[]): Promise<void>;
}

const WINDOW_LIMIT = 1000;
/** Under load wake-ups come by the hundred a second; so long a breath lets one look serve many of them. */
const BREATH_MS = 25;

export const registerListeners = (database: Database, countyCode: string, subscriptions: readonly Subscription[]): Promise<void> =>
  database.transaction(systemScope(countyCode), async (tx) => {
    for (const { listener } of subscriptions) await store.addListener(tx, listener);
  });

/**
 * One step for one listener: its effects and its progress commit together, so a crash at any instant repeats or skips
 * nothing. Answers how many facts were read; null when another worker is at it.
 */
export function relayOnce(database: Database, countyCode: string, subscription: Subscription): Promise<number | null> {
  return database.transaction(systemScope(countyCode), async (tx) => {
    const at = await store.claimListener(tx, subscription.listener);
    if (!at) return null;
    const facts = await store.readWindow(tx, at, WINDOW_LIMIT);
    const wanted = facts.filter((f) => subscription.kinds.includes(f.kind));
    if (wanted.length > 0) await subscription.hear(tx, wanted);
    const finished = facts.length < WINDOW_LIMIT;
    if (finished && facts.length === 0 && at.heard === at.hearing) return 0;
    await store.advanceListener(tx, subscription.listener, { ...at, position: facts.at(-1)?.position ?? at.position }, finished);
    return facts.length;
  });
}

export interface Relay {
  /** Tells the relay that something was recorded. */
  wake(): void;
  stop(): Promise<void>;
}

/** Runs every subscription until stopped: woken by NOTIFY, and by a slow poll in case a wake-up was lost. */
export function startRelay(
  database: Database, countyCode: string, subscriptions: readonly Subscription[],
  options: { pollMs?: number; failed?: (listener: string, error: unknown) => void } = {},
): Relay {
  let stopping = false;
  const wakers: (() => void)[] = [];

  const loop = async (subscription: Subscription): Promise<void> => {
    let woken = true;
    let wake: (() => void) | undefined;
    wakers.push(() => { woken = true; wake?.(); });
    let failures = 0;
    while (!stopping) {
      woken = false;
      try {
        const read = await relayOnce(database, countyCode, subscription);
        failures = 0;
        if (read !== null && read >= WINDOW_LIMIT) continue;
      } catch (error) {
        failures += 1;
        options.failed?.(subscription.listener, error);
        await database.transaction(systemScope(countyCode), (tx) =>
          store.noteFailure(tx, subscription.listener, String(error))).catch(() => undefined);
      }
      if (stopping) break;
      const waitMs = failures > 0 ? Math.min(200 * 2 ** failures, 10_000) : woken ? BREATH_MS : (options.pollMs ?? 1000);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  };
  const loops = subscriptions.map(loop);
  return {
    wake: () => { for (const w of wakers) w(); },
    stop: async () => { stopping = true; for (const w of wakers) w(); await Promise.all(loops); },
  };
}
