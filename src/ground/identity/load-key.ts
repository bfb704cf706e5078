import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The installation's key, 64 hexadecimal digits in a file only the owner may read; made once. Servers on several machines
 * share it through the settings instead. It must be in the backup of the machine, never in the database beside what it locks.
 */
export async function loadKey(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'identity.key');
  await mkdir(dataFolder, { recursive: true });
  // `wx`: of two processes that start at once one writes, the other reads what was written.
  await writeFile(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const key = (await readFile(path, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`${path} does not hold a key of 64 hexadecimal digits`);
  return key;
}
