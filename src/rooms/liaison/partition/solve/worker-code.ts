import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

let made: Promise<string> | null = null;

/** The worker with all its rules as one piece of JavaScript, made once: a thread then starts in milliseconds and needs no loader. */
export function workerCode(): Promise<string> {
  made ??= build({ entryPoints: [fileURLToPath(new URL('./partition-worker.ts', import.meta.url))], bundle: true, write: false, platform: 'node', target: 'node20', format: 'cjs' })
    .then(({ outputFiles }) => outputFiles[0]!.text);
  made.catch(() => { made = null; });
  return made;
}
