import type { Instant } from '../../src/ground/time.js';

/** The day's own time: it stands still until the simulator moves it, and never goes back. */
export interface VirtualClock {
  now(): Instant;
  moveTo(at: Instant): void;
}

export function virtualClock(start: Instant): VirtualClock {
  let at = start;
  return { now: () => at, moveTo: (to) => { at = Math.max(at, to); } };
}

/** Keeps the day at so many times the pace of the wall; Infinity = as fast as it goes. */
export function pacer(start: Instant, speed: number): (at: Instant) => Promise<void> {
  const began = performance.now();
  return async (at) => {
    if (!Number.isFinite(speed)) return;
    const aheadMs = (at - start) / speed - (performance.now() - began);
    if (aheadMs > 2) await new Promise((resolve) => setTimeout(resolve, aheadMs));
  };
}
