/** A second Ctrl-C this long after the first stops waiting. npm passes the first one on twice, so not at once. */
const IMPATIENT_MS = 2_000;
const GIVE_UP_MS = 30_000;

/** Resolves at the first SIGINT, SIGTERM or SIGHUP. From then on impatience or half a minute ends the process the hard way. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const stop = (): void => {
      if (first === 0) {
        first = Date.now();
        setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
        resolve();
      } else if (Date.now() - first > IMPATIENT_MS) process.exit(1);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

/** After everything is stopped: a timer that some library still holds must keep nobody waiting at the terminal. */
export const endProcess = (): never => process.exit(process.exitCode ?? 0);
