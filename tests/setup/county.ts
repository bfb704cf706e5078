import { randomBytes } from 'node:crypto';
import { loadDemo } from '../../demo/load.js';
import { relayOnce, registerListeners } from '../../src/ground/facts/relay.js';
import { systemScope } from '../../src/ground/database/scope.js';
import { newId } from '../../src/ground/id.js';
import { workOnImports } from '../../src/rooms/honeycomb/door.js';
import { placeHouseholds } from '../../src/rooms/liaison/door.js';
import { solveQueuedPlan } from '../../src/rooms/liaison/plans/solve-queued.js';
import { soundAlarms } from '../../src/rooms/response/clocks/sound-alarms.js';
import { dispatchWaiting } from '../../src/rooms/response/dispatch/dispatch-waiting.js';
import { SUBSCRIPTIONS } from '../../src/server/subscriptions.js';
import { freshDatabase, type FreshDatabase } from './database.js';
import { startTestServer, type As, type TestServer } from './server.js';

/** With `SIZHI_TEST_COUNTY_SIZE=county` the stories of the screens run among 200,000 households; it takes a minute more to begin. */
const SIZE = process.env.SIZHI_TEST_COUNTY_SIZE === 'county' ? 'county' : 'small';

/** The small fictional county, served, with the test's own clock and a worker that works when it is told to. */
export interface County extends TestServer {
  database: FreshDatabase;
  now: number;
  /** Everything the worker would do by now: facts to all listeners, what is due, cases at desks. */
  work(): Promise<void>;
  /** Reports as a resident does; answers the body of the answer with the secret. */
  report(words: string, more?: Record<string, unknown>): Promise<{ id: string; secret: string; status: number; body: any }>;
  /** Somebody of this post kind and unit who is on duty now, as a signed-in person with the roles of the roster. */
  person(personId: string): Promise<As>;
  /** Roles that hold in a unit, for a person who is not on the roster. */
  outsider(role: As['roles'][number], unitCode?: string): As;
  follow(report: { id: string; secret: string }): Promise<any>;
  do(as: As, caseId: string, verb: string, body?: Record<string, unknown>): Promise<{ status: number; body: any }>;
  holderOf(report: { id: string }): Promise<As | null>;
  rows<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  end(): Promise<void>;
}

export async function startCounty(options: { at?: number; webFolder?: string } = {}): Promise<County> {
  const database = await freshDatabase();
  await loadDemo(database.url, { size: SIZE, say: () => undefined });
  const at = options.at ?? Date.now();
  const county = { now: at } as County;
  const server = await startTestServer(database.url, { now: () => county.now, settings: { requestsPerMinute: 100_000, ...(options.webFolder ? { webFolder: options.webFolder } : {}) } });
  const { ground } = server;
  await registerListeners(ground.database, ground.countyCode, SUBSCRIPTIONS);
  const rows: County['rows'] = (text, values) => ground.database.transaction(systemScope(ground.countyCode), (tx) => tx.query({ text, values: values ?? [] }) as never);
  return Object.assign(county, server, {
    database, rows,
    async work() {
      for (const s of SUBSCRIPTIONS) while (((await relayOnce(ground.database, ground.countyCode, s)) ?? 0) > 0);
      while ((await soundAlarms(ground, county.now)) > 0);
      await dispatchWaiting(ground, county.now);
      while (await solveQueuedPlan(ground));
      while (await workOnImports(ground, placeHouseholds));
      for (const s of SUBSCRIPTIONS) while (((await relayOnce(ground.database, ground.countyCode, s)) ?? 0) > 0);
    },
    async report(words: string, more = {}) {
      const sent = { id: newId(), secret: randomBytes(16).toString('base64url') };
      const { status, body } = await server.call('POST', '/api/reports', { body: { ...sent, words, ...more } });
      return { ...sent, status, body };
    },
    async person(personId: string): Promise<As> {
      const roles = await rows<{ role: string; unitCode: string }>('select role, unit_code from ground.role_grants where person_id = $1', [personId]);
      return { personId, roles: roles as As['roles'] };
    },
    outsider: (role: As['roles'][number], unitCode = '999901'): As => ({ personId: newId(), roles: [typeof role === 'string' ? { role, unitCode } : role] }),
    follow: async ({ id, secret }: { id: string; secret: string }) => (await server.call('GET', `/api/track/${id}?key=${secret}`)).body,
    async do(as: As, caseId: string, verb: string, body = {}) {
      const { status, body: answer } = await server.call('POST', `/api/cases/${caseId}/${verb}`, { as, body: { commandId: newId(), ...body } });
      return { status, body: answer };
    },
    async holderOf({ id }: { id: string }): Promise<As | null> {
      const [row] = await rows<{ holderPersonId: string | null }>('select holder_person_id from response.cases where case_id = $1', [id]);
      return row?.holderPersonId ? county.person(row.holderPersonId) : null;
    },
    async end() {
      await server.close();
      await database.drop();
    },
  });
}
