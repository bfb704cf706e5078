export interface Repeated { stop(): Promise<void> }

/** A failure that lasts (the database is away) is told again after so long, not at every try. */
const TELL_AGAIN_MS = 60_000;

/** Does something, waits, does it again, never two at once, until stopped. A failure is told when it begins and once a minute while it lasts; it does not end the loop. */
export function repeat(everyMs: number, work: () => Promise<void>, failed: (error: unknown) => void): Repeated {
  let stopping = false;
  let wake: (() => void) | undefined;
  let toldAt: number | null = null;
  const tryOnce = async (): Promise<void> => {
    try {
      await work();
      toldAt = null;
    } catch (error) {
      const now = performance.now();
      if (toldAt !== null && now - toldAt < TELL_AGAIN_MS) return;
      toldAt = now;
      failed(error);
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await tryOnce();
      if (stopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  };
  const running = loop();
  return { stop: async () => { stopping = true; wake?.(); await running; } };
}
