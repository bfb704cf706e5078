import { Logger, parseCronItems, run } from 'graphile-worker';
import type { Ground } from '../ground.js';
import type { Instant } from '../time.js';

/** `cron` is five fields in UTC. A missed time within the last day is made up for at the next start. */
export interface Job {
  name: string;
  cron: string;
  run(ground: Ground, at: Instant): Promise<unknown>;
}

const silent = new Logger(() => () => undefined);
const MAKE_UP_MS = 24 * 60 * 60 * 1000;

/** Runs the jobs by graphile-worker, as the owner of its schema: each due time is one row, so it is done by one worker. */
export async function startJobs(databaseUrl: string, jobs: readonly Job[], ground: Ground): Promise<{ stop(): Promise<void> }> {
  const runner = await run({
    connectionString: databaseUrl, concurrency: 2, noHandleSignals: true, logger: silent, maxPoolSize: 3,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, async () => { await job.run(ground, ground.now()); }])),
    parsedCronItems: parseCronItems(jobs.map((job) => ({ task: job.name, match: job.cron, options: { backfillPeriod: MAKE_UP_MS, maxAttempts: 5 } }))),
  });
  return { stop: () => runner.stop() };
}
