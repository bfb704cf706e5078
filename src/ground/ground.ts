import type { Database } from './database/database.js';
import type { FileStore } from './files/file-store.js';
import type { Instant } from './time.js';

/** What a use case stands on. Time is an argument so that tests and the simulator own it. */
export interface Ground {
  database: Database;
  countyCode: string;
  /** "演示数据" stands on every screen and export while this is true. */
  demo: boolean;
  files: FileStore;
  now(): Instant;
}
