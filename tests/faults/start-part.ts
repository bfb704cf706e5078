import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** One real process of the house, as an operator starts it. */
export interface Part {
  pid: number;
  /** Null while it runs; then how it ended. */
  ended(): string | null;
  /** What it said on both streams, for a failed test's message. */
  said(): string;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** As an operator stops it; resolves when the process is gone. */
  stop(): Promise<void>;
}

/** Starts `sizhi serve` or `sizhi work` and waits until it says that it is ready. Throws with its words when it ends before. */
export async function startPart(command: 'serve' | 'work', settings: Record<string, string>): Promise<Part> {
  const child = spawn(process.execPath, ['scripts/sizhi.mjs', command], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, SIZHI_LOG_LEVEL: 'error', ...settings },
  });
  let said = '';
  let ended: string | null = null;
  const exited = once(child, 'exit').then(([code, signal]) => { ended = `${signal ?? code}`; });
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => { child.kill('SIGKILL'); reject(new Error(`${command} was not ready in time:\n${said}`)); }, READY_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!/^(ready|working)\b/m.test(said)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then(() => { clearTimeout(late); reject(new Error(`${command} ended (${ended}) before it was ready:\n${said}`)); });
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (ended === null) child.kill(signal);
    await exited;
  };
  return { pid: child.pid as number, ended: () => ended, said: () => said, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
