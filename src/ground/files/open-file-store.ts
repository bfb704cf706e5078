import { join } from 'node:path';
import type { FileStore } from './file-store.js';
import { folderStore } from './folder-store.js';
import { s3Store, type S3Settings } from './s3-store.js';

/** The store the settings name: an S3-compatible one, else a folder in the data folder. */
export const openFileStore = (options: { dataFolder: string; s3?: S3Settings | null }): FileStore =>
  (options.s3 ? s3Store(options.s3) : folderStore(join(options.dataFolder, 'files')));
