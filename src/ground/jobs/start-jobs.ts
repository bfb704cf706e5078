import { Logger, parseCronItems, run, type Runner } from 'graphile-worker';
import type { Ground } from '../ground.js';
import type { Instant } from '../time.js';

/** `cron` is five fields in UTC. A missed time within the last day is made up for at the next start. */
export interface Job {
  name: string;
  cron: string;
  run(ground: Ground, at: Instant): Promise<unknown>;
}

const silent = new Logger(() => () => undefined);
const AGAIN_MS = 5000;
const MAKE_UP_MS = 24 * 60 * 60 * 1000;

/**
 * Runs the jobs by graphile-worker, as the owner of its schema: each due time is one row, so it is done by one worker. A run
 * that an outage of the database ended begins again by itself.
 */
export async function startJobs(databaseUrl: string, jobs: readonly Job[], ground: Ground, failed: (error: unknown) => void): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let runner: Runner | undefined;
  const start = async (): Promise<void> => {
    runner = await run({
      connectionString: databaseUrl, concurrency: 2, noHandleSignals: true, logger: silent, maxPoolSize: 3,
      taskList: Object.fromEntries(jobs.map((job) => [job.name, async () => { await job.run(ground, ground.now()); }])),
      parsedCronItems: parseCronItems(jobs.map((job) => ({ task: job.name, match: job.cron, options: { backfillPeriod: MAKE_UP_MS, maxAttempts: 5 } }))),
    });
    runner.promise.then(() => undefined, again);
  };
  const again = (error: unknown): void => {
    if (stopping) return;
    failed(error);
    setTimeout(() => { if (!stopping) start().catch(again); }, AGAIN_MS).unref();
  };
  await start();
  return { stop: async () => { stopping = true; await runner?.stop().catch(() => undefined); } };
}
