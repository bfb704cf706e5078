import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../ground/settings/read-settings.js';
import type { Settings } from '../ground/settings/settings.js';

const ENV_FILE = fileURLToPath(new URL('../../.env', import.meta.url));

/** The settings of this process: the environment, and where it is silent the file .env. Throws OperatorFault. */
export function readEnvironment(say?: (line: string) => void): Settings {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return readSettings(process.env, say);
}
