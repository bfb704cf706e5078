export interface Repeated { stop(): Promise<void> }

/** Does something, waits, does it again, never two at once, until stopped. A failure is told and does not end it. */
export function repeat(everyMs: number, work: () => Promise<void>, failed: (error: unknown) => void): Repeated {
  let stopping = false;
  let wake: (() => void) | undefined;
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await work().catch(failed);
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
