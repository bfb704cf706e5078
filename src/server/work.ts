import { pino } from 'pino';
import { startRelay, registerListeners } from '../ground/facts/relay.js';
import { openFileStore } from '../ground/files/open-file-store.js';
import type { Ground } from '../ground/ground.js';
import { startJobs } from '../ground/jobs/start-jobs.js';
import { workOnImports } from '../rooms/honeycomb/door.js';
import { solveQueuedPlan } from '../rooms/liaison/door.js';
import { dispatchWaiting, soundAlarms } from '../rooms/response/door.js';
import { JOBS } from './jobs.js';
import { LIAISON_SIDE } from './liaison-side.js';
import { openGround } from './open-ground.js';
import { repeat, type Repeated } from './repeat.js';
import type { PartOptions, Working } from './part-options.js';
import { SUBSCRIPTIONS } from './subscriptions.js';

/** A breach is seen at most one second late; the look itself is one index probe when nothing is due. */
const ALARM_EVERY_MS = 250;
const WAITING_EVERY_MS = 5000;
/** Whoever pressed "solve" is watching. */
const PLANS_EVERY_MS = 400;
/** Somebody looks at the screen and waits for a roster to be checked. */
const IMPORTS_EVERY_MS = 700;
const CONNECTIONS = 8;

/**
 * The work of one process: relaying facts, ringing what is due, trying again for cases at a desk, and the daily jobs. As many
 * processes as wanted may run it on one database; claims keep them from doing anything twice.
 */
export async function startWork(options: PartOptions): Promise<Working> {
  const log = pino({ level: options.settings.logLevel ?? 'info', name: 'work' });
  const ground = await openGround(options.databaseUrl, openFileStore(options), { max: CONNECTIONS });
  return workOn(ground, options.databaseUrl, (what, error) => log.error({ err: error }, what));
}

/** The same on a ground that is already open; tests and the simulator give their own clock this way. */
export async function workOn(ground: Ground, databaseUrl: string, failed: (what: string, error: unknown) => void): Promise<Working> {
  await registerListeners(ground.database, ground.countyCode, SUBSCRIPTIONS);
  const relay = startRelay(ground.database, ground.countyCode, SUBSCRIPTIONS, { failed });
  const deaf = await ground.database.listen(['facts'], () => relay.wake());
  const loops: Repeated[] = [
    repeat(ALARM_EVERY_MS, async () => { while ((await soundAlarms(ground, ground.now())) > 0); }, (e) => failed('alarms', e)),
    repeat(WAITING_EVERY_MS, async () => { await dispatchWaiting(ground, ground.now()); }, (e) => failed('waiting', e)),
    repeat(IMPORTS_EVERY_MS, async () => { while (await workOnImports(ground, LIAISON_SIDE.follow)); }, (e) => failed('imports', e)),
    repeat(PLANS_EVERY_MS, async () => { while (await solveQueuedPlan(ground)); }, (e) => failed('plans', e)),
  ];
  const jobs = await startJobs(databaseUrl, JOBS, ground, (error) => failed('jobs', error));
  return {
    async stop() {
      await deaf();
      await Promise.all(loops.map((loop) => loop.stop()));
      await relay.stop();
      await jobs.stop();
      await ground.database.close();
    },
  };
}
