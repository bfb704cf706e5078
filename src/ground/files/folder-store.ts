import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../id.js';
import type { FileStore } from './file-store.js';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Files in a folder, `aa/aabb…` by their hash. A file is written beside its place, forced to disk and renamed, so a crash at
 * any instant leaves either the whole file or none.
 */
export function folderStore(folder: string): FileStore {
  const placeOf = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new Error('not a sha256');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    async put(sha256, bytes) {
      const place = placeOf(sha256);
      const known = await stat(place).catch(() => null);
      if (known?.size === bytes.byteLength) return;
      await mkdir(dirname(place), { recursive: true });
      const beside = `${place}.${newId()}.part`;
      try {
        const file = await open(beside, 'wx', 0o640);
        try { await file.writeFile(bytes); await file.sync(); } finally { await file.close(); }
        await rename(beside, place);
        await syncFolder(dirname(place));
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    get: (sha256) => readFile(placeOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    }),
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
  };
}

/** The rename itself lives in the folder; without this a power cut may forget it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try { await handle.sync(); } finally { await handle.close(); }
}
