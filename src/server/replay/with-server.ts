import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../ground/settings/settings.js';
import { serveAll } from '../serve-all.js';

/** Works with the named server, else with the one that runs under these settings, else with a temporary one of the fictional county. */
export async function withServer<T>(url: string | null, settings: Settings, say: (line: string) => void, work: (url: string) => Promise<T>): Promise<T> {
  const running = url ?? `http://localhost:${settings.port}`;
  if (url !== null || await answers(running)) return work(running);
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-'));
  await chmod(folder, 0o711);
  say('本机没有正在运行的服务，临时启动一个演示县。 No server runs here; starting a temporary fictional county.');
  const everything = await serveAll({ ...settings, port: await freePort(), dataFolder: folder, databaseUrl: null, demo: settings.demo ?? 'small' }, say);
  try {
    return await work(everything.url);
  } finally {
    await everything.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) });
    return response.ok && (await response.json() as { status?: string }).status === 'ok';
  } catch {
    return false;
  }
}

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const server = createServer();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
});
