import type { Settings } from '../ground/settings/settings.js';
import type { StartOptions } from './serve.js';

/** What serving and working are started with; each reads what it needs of it. */
export interface PartOptions extends StartOptions { settings: Settings; s3: Settings['s3'] }

export interface Served { url: string; close(): Promise<void> }
export interface Working { stop(): Promise<void> }
