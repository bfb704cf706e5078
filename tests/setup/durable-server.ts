import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/ground/database/migrate.js';
import { startPrivateServer, type PrivateServer } from '../../src/ground/database/private-server.js';

export interface DurableServer {
  url: string;
  /** kill -9 of the database. It is started again on the same port by itself; returns at once. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A migrated server of a test's own that really writes to disk: for tests which kill it. */
export async function startDurableServer(): Promise<DurableServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-durable-'));
  await chmod(folder, 0o711); // as root the database runs under a user of its own
  const server: PrivateServer = await startPrivateServer({ dataFolder: folder });
  await migrate(server.url);
  return {
    url: server.url,
    kill: async () => {
      const pid = await server.pid();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
