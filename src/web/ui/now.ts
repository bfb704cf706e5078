import { useSyncExternalStore } from 'react';

/**
 * One ticker for the whole page: every running clock reads the same second, so a hundred clocks cost one timer. The
 * instant is the server's: a device whose own clock is wrong still shows true deadlines.
 */
let offset = 0;
let second = Math.floor(Date.now() / 1000) * 1000;
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

/** Told by the fetch client from the answer's Date header. Less than two seconds is within that header's grain. */
export function setServerInstant(instant: number): void {
  const difference = instant - Date.now();
  offset = Math.abs(difference) < 2000 ? 0 : difference;
}

export const now = (): number => Date.now() + offset;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) { clearInterval(timer); timer = null; }
  };
}

function tick(): void {
  const next = Math.floor(now() / 1000) * 1000;
  if (next === second) return;
  second = next;
  for (const listener of listeners) listener();
}

/**
 * What `select` makes of the present second. The part re-renders only when the answer differs, so a thousand clocks that
 * show minutes re-render once a minute each. `select` must answer a plain value (text, number).
 */
export const useNowOf = <T extends string | number | boolean>(select: (now: number) => T): T =>
  useSyncExternalStore(subscribe, () => select(second), () => select(second));

/** The present second (milliseconds since 1970), re-rendering once a second. */
export const useNow = (): number => useNowOf((now) => now);

/** The present minute: for dates in words, which need no more. */
export const useMinute = (): number => useNowOf((now) => now - (now % 60_000));
