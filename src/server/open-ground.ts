import { openDatabase } from '../ground/database/database.js';
import type { FileStore } from '../ground/files/file-store.js';
import type { Ground } from '../ground/ground.js';
import { readInstallation } from '../ground/http/read-installation.js';

/** Opens the ground of one process: the pool, which county this is, where files lie. Close with `ground.database.close()`. */
export async function openGround(
  databaseUrl: string, files: FileStore, options: { max?: number; now?: () => number } = {},
): Promise<Ground> {
  const database = openDatabase(databaseUrl, options.max ? { max: options.max } : {});
  const { countyCode, demo } = await readInstallation(database);
  return { database, countyCode, demo, files, now: options.now ?? Date.now };
}
