import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { folderStore } from '../ground/files/folder-store.js';
import { NO_SESSIONS } from '../ground/identity/signed-in.js';
import { buildApp } from './build-app.js';
import { openGround } from './open-ground.js';
import { ROUTES } from './routes.js';
import { SERVER_DEFAULTS, type ServerSettings } from './server-settings.js';

export interface StartOptions {
  databaseUrl: string;
  /** Where files lie when no S3-compatible store is set. */
  dataFolder: string;
  settings?: Partial<ServerSettings>;
}

/** Serves until closed. The database must be migrated; port 0 takes any free port. */
export async function startServer(options: StartOptions): Promise<{ url: string; close(): Promise<void> }> {
  const settings: ServerSettings = { ...SERVER_DEFAULTS, ...options.settings };
  const ground = await openGround(options.databaseUrl, folderStore(join(options.dataFolder, 'files')), { max: settings.databaseConnections });
  const app = await buildApp({ ground, sessions: NO_SESSIONS, settings, routes: ROUTES, rawRoutes: [] });
  await app.listen({ host: settings.host, port: settings.port });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://${settings.host === '0.0.0.0' || settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}`,
    async close() { await app.close(); await ground.database.close(); },
  };
}
