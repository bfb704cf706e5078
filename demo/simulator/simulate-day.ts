import { createAccounts } from '../../src/ground/identity/create-accounts.js';
import { connectAsOwner, type OwnerConnection } from '../../src/ground/database/connect.js';
import { HOUR, MINUTE, isoToDay, startOfChinaDay, type Instant } from '../../src/ground/time.js';
import { verifyAll } from '../../src/server/verify-all.js';
import { DEMO_PASSWORD } from '../accounts.js';
import { loadDemo } from '../load.js';
import { chance, idMaker } from '../random.js';
import { DEMO_COUNTY, type DemoSize } from '../sizes.js';
import { Agenda } from './agenda.js';
import { openAsk } from './ask.js';
import { readCounty } from './county.js';
import { readDayFigures, type DayFigures } from './figures/day-figures.js';
import { hearNews } from './hear-news.js';
import { openInstallation, SESSION_HOURS, type Installation } from './installation.js';
import { planNeighbour, report } from './residents/live-residents.js';
import { reportTimes } from './residents/write-report.js';
import { keepHouse, lastPosition, moveSession, readNews, readPeople } from './store.js';
import { pacer, virtualClock } from './virtual-clock.js';
import { later, type World } from './world.js';

export interface SimulateOptions {
  /** The owner's URL of an empty, migrated database of the day's own. */
  databaseUrl: string;
  dataFolder: string;
  size: DemoSize;
  /** YYYY-MM-DD by Chinese time. */
  day: string;
  reports: number;
  seed: number;
  /** Times as fast as the wall; Infinity = as fast as it goes. */
  speed: number;
  say: (line: string) => void;
  progress: (what: string, share: number) => void;
}

/** A worker looks again for people on duty so often; alarms ring at their own instant. */
const LOOK_EVERY = MINUTE;
const HOUSEKEEPING_EVERY = 30 * MINUTE;

/**
 * Lives one day, from midnight to midnight, in a fictional county of its own against the real server over HTTP. Time is the
 * simulator's: it goes from event to event, and before each the worker has done what time brought. Same day, size and seed:
 * same people, same words, same chances; ids made by the server alone differ.
 */
export async function simulateDay(options: SimulateOptions): Promise<DayFigures> {
  const { databaseUrl, size, day, seed, say } = options;
  const from = startOfChinaDay(isoToDay(day));
  const until = from + 24 * HOUR;
  await loadDemo(databaseUrl, { size, say, now: from });
  const owner = await connectAsOwner(databaseUrl);
  try {
    say(`${await giveAccounts(databaseUrl, owner)} 名工作人员有了账号。 Everybody who serves has an account.`);
    const clock = virtualClock(from);
    const installation = await openInstallation(databaseUrl, options.dataFolder, clock);
    const ask = openAsk(installation.url);
    try {
      const random = chance(seed, 'agents');
      const residentRandom = chance(seed, 'day');
      const w: World = {
        clock, agenda: new Agenda(), ask, password: DEMO_PASSWORD, until, cases: new Map(), random, residentRandom, newId: idMaker(seed, 'simulator'),
        county: await readCounty(owner, { from, to: until }, Math.min(options.reports * 2, 40_000), residentRandom.below(1000)),
        tally: { reports: 0, reportsByChannel: {}, refusedReports: 0, deeds: {}, refused: {}, signIns: 0, requests: 0 },
        adopt: (cookie) => moveSession(owner, tokenOf(cookie), clock.now(), SESSION_HOURS * HOUR).then(() => undefined),
      };
      for (const at of reportTimes(isoToDay(day), options.reports, residentRandom)) {
        later(w, at, async () => { const c = await report(w); if (c) planNeighbour(w, c); });
      }
      const began = performance.now();
      await live(w, installation, owner, from, options);
      const wallMs = performance.now() - began;
      const verify = await verifyAll(databaseUrl, DEMO_COUNTY.code, until);
      return await readDayFigures(owner, w, { day, size, seed, at: until, wallMs, verify });
    } finally {
      ask.close();
      await installation.close();
    }
  } finally {
    await owner.close();
  }
}

/** From event to event until midnight. */
async function live(w: World, { work }: Installation, owner: OwnerConnection, from: Instant, options: SimulateOptions): Promise<void> {
  const pace = pacer(from, options.speed);
  let read = await lastPosition(owner);
  const listen = async (): Promise<void> => {
    const news = await readNews(owner, read);
    const last = news.at(-1);
    if (last) read = { position: last.position, xid: last.xid };
    hearNews(w, news);
  };
  let nextLook = from;
  let nextHousekeeping = from + HOUSEKEEPING_EVERY;
  let nextAlarm: Instant | null = null;
  /** Whether the listeners know of everything that was done. */
  let heard = false;
  // Promises begin at five minutes, so between two looks a minute apart only a known alarm can become due.
  const workUntil = async (to: Instant): Promise<void> => {
    for (;;) {
      const at = Math.min(nextLook, nextAlarm ?? Infinity);
      if (at > to) return;
      w.clock.moveTo(at);
      let done = await work.ring();
      if (at >= nextLook) {
        done += await work.dispatchWaiting();
        nextLook = at + LOOK_EVERY;
      }
      if (done === 0 && heard && at !== nextAlarm) continue;
      await work.hear();
      heard = true;
      await listen();
      nextAlarm = await work.nextAlarm();
    }
  };
  for (;;) {
    // The worker's own deeds may bring something nearer than what stood first.
    const at = Math.min(w.agenda.nextAt ?? Infinity, nextLook, w.until);
    await pace(at);
    await workUntil(Math.min(at, w.until - 1));
    if (at >= w.until) break;
    if (at >= nextHousekeeping) {
      await keepHouse(owner);
      nextHousekeeping = at + HOUSEKEEPING_EVERY;
    }
    while (w.agenda.nextAt !== null && w.agenda.nextAt <= at) {
      w.clock.moveTo(at);
      await w.agenda.take()!.run();
      heard = false;
      await listen();
    }
    options.progress('day', (at - from) / (w.until - from));
  }
  w.clock.moveTo(w.until);
  await work.ring();
  await work.hear();
  options.progress('day', 1);
}

async function giveAccounts(databaseUrl: string, owner: OwnerConnection): Promise<number> {
  const people = await readPeople(owner);
  const without = people.filter((p) => p.username === null);
  await createAccounts(databaseUrl, without.map((p, i) => ({
    username: `s${String(i + 1).padStart(5, '0')}`, password: DEMO_PASSWORD, personId: p.personId, name: p.name, countyCode: DEMO_COUNTY.code,
  })));
  return people.length;
}

/** The token inside the cookie `name=token.signature`. */
const tokenOf = (cookie: string): string => decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).replace(/\.[^.]*$/, '');
