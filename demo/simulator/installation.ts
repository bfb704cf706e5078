import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { folderStore } from '../../src/ground/files/folder-store.js';
import type { Ground } from '../../src/ground/ground.js';
import { IDENTITY_DEFAULTS } from '../../src/ground/identity/identity-settings.js';
import { assemble } from '../../src/server/assemble.js';
import { openGround } from '../../src/server/open-ground.js';
import { SERVER_DEFAULTS } from '../../src/server/server-settings.js';
import { stepWork, type SteppedWork } from '../../src/server/step-work.js';
import type { VirtualClock } from './virtual-clock.js';

export const SESSION_HOURS = 12;

export interface Installation { url: string; ground: Ground; work: SteppedWork; close(): Promise<void> }

/**
 * A whole installation whose time is the simulator's: the server on a free port and the worker in steps. People in the field
 * keep the page open, so a session idles out only when it would end anyway; the second factor is off, as in every demo.
 */
export async function openInstallation(databaseUrl: string, dataFolder: string, clock: VirtualClock): Promise<Installation> {
  const ground = await openGround(databaseUrl, folderStore(join(dataFolder, 'files')), { max: 12, now: clock.now });
  try {
    const { app, close } = await assemble({
      databaseUrl, ground,
      settings: { ...SERVER_DEFAULTS, port: 0, logLevel: 'silent', eventConnections: 100 },
      identity: { ...IDENTITY_DEFAULTS, key: randomBytes(32).toString('hex'), secondFactor: 'off', sessionHours: SESSION_HOURS, idleHours: SESSION_HOURS },
    });
    const closeAll = async (): Promise<void> => { await close(); await ground.database.close(); };
    try {
      const url = await app.listen({ host: '127.0.0.1', port: 0 });
      return { url, ground, work: await stepWork(ground), close: closeAll };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    await ground.database.close().catch(() => undefined);
    throw error;
  }
}
