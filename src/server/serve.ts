import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { folderStore } from '../ground/files/folder-store.js';
import { s3Store, type S3Settings } from '../ground/files/s3-store.js';
import { IDENTITY_DEFAULTS, type IdentitySettings } from '../ground/identity/identity-settings.js';
import { loadKey } from '../ground/identity/load-key.js';
import { assemble } from './assemble.js';
import { openGround } from './open-ground.js';
import { SERVER_DEFAULTS, type ServerSettings } from './server-settings.js';

export interface StartOptions {
  databaseUrl: string;
  /** Where files lie when no S3-compatible store is set, and the key when no setting names one. */
  dataFolder: string;
  settings?: Partial<ServerSettings>;
  identity?: Partial<IdentitySettings>;
  s3?: S3Settings | null;
}

/** Serves until closed. The database must be migrated; port 0 takes any free port. */
export async function startServer(options: StartOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { databaseUrl, dataFolder } = options;
  const settings: ServerSettings = { ...SERVER_DEFAULTS, ...options.settings };
  const ground = await openGround(databaseUrl, options.s3 ? s3Store(options.s3) : folderStore(join(dataFolder, 'files')), { max: settings.databaseConnections });
  try {
    const key = options.identity?.key ?? await loadKey(dataFolder);
    const identity: IdentitySettings = { ...IDENTITY_DEFAULTS, ...(ground.demo ? { secondFactor: 'off' } : {}), ...options.identity, key };
    const { app, close } = await assemble({ databaseUrl, ground, settings, identity });
    const closeAll = async (): Promise<void> => { await close(); await ground.database.close(); };
    try {
      await app.listen({ host: settings.host, port: settings.port });
    } catch (error) {
      await close();
      throw error;
    }
    const { port } = app.server.address() as AddressInfo;
    return { url: `http://${nameOf(settings.host)}:${port}`, close: closeAll };
  } catch (error) {
    await ground.database.close();
    throw error;
  }
}

const nameOf = (host: string): string =>
  host === '0.0.0.0' || host === '127.0.0.1' || host === '::' || host === '::1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
