import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the clients as this checkout has them: built when their sources have changed since the last build, once for all files. */
export async function builtWeb(): Promise<string> {
  const build = `import('./scripts/ensure-web.mjs').then(({ ensureWeb }) => { process.exitCode = ensureWeb({ orGiveUp: false }) ? 0 : 1; })`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', build], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  return `${ROOT}dist/web`;
}
