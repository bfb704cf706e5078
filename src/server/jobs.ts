import type { Job } from '../ground/jobs/start-jobs.js';
import { sweepFiles } from '../ground/files/sweep-files.js';
import { forgetRegister, rollRoster, sweepImports } from '../rooms/honeycomb/door.js';
import { expireCare } from '../rooms/liaison/door.js';

/** What is done by the calendar (UTC), each at most once however many workers there are. */
export const JOBS: readonly Job[] = [
  { name: 'roll-roster', cron: '10 17 * * *', run: (ground, at) => rollRoster(ground, at) },
  { name: 'sweep-imports', cron: '40 18 * * *', run: (ground, at) => sweepImports(ground, at) },
  { name: 'forget-register', cron: '50 18 * * *', run: (ground, at) => forgetRegister(ground, at) },
  { name: 'expire-care', cron: '30 17 * * *', run: (ground, at) => expireCare(ground, at) },
  { name: 'sweep-files', cron: '20 * * * *', run: (ground, at) => sweepFiles(ground, at) },
];
