import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Ground } from '../ground/ground.js';
import type { Route } from '../ground/http/route.js';
import { openIdentity, type Identity } from '../ground/identity/open-identity.js';
import type { IdentitySettings } from '../ground/identity/identity-settings.js';
import type { Sessions } from '../ground/identity/signed-in.js';
import { buildApp } from './build-app.js';
import { openEvents } from './events.js';
import { rawRoutes } from './raw-routes.js';
import { mountResidentPages } from './resident-pages.js';
import type { RawRoute } from './raw-route.js';
import { ROUTES } from './routes.js';
import type { ServerSettings } from './server-settings.js';

export interface AssembleOptions {
  databaseUrl: string;
  ground: Ground;
  settings: ServerSettings;
  identity: IdentitySettings;
  routes?: readonly Route[];
  moreRoutes?: readonly RawRoute[];
  /** Put before the sessions of the database; a test acts as somebody by it. */
  sessionsFirst?: (own: Sessions) => Sessions;
  heartbeatMs?: number;
  /** Instead of the resident's pages. */
  pages?: (app: FastifyInstance) => Promise<void>;
  registered?: (route: RouteOptions) => void;
}

export interface Assembled {
  app: FastifyInstance;
  identity: Identity;
  /** The table of everything under /api. */
  table: readonly (Route | RawRoute)[];
  close(): Promise<void>;
}

/** The whole server from its parts, not yet listening. Closing it leaves the ground to whoever opened it. */
export async function assemble(options: AssembleOptions): Promise<Assembled> {
  const { ground, settings } = options;
  const identity = openIdentity(options.databaseUrl, ground.countyCode, options.identity);
  const sessions = options.sessionsFirst?.(identity.sessions) ?? identity.sessions;
  let app: FastifyInstance | undefined;
  const events = await openEvents(
    ground, { perPerson: settings.eventConnectionsPerPerson, inAll: settings.eventConnections, ...(options.heartbeatMs ? { heartbeatMs: options.heartbeatMs } : {}) },
    (error) => app?.log.warn({ err: error }, 'events'));
  const routes = options.routes ?? ROUTES;
  const raw = [...rawRoutes({ ground, identity, sessions, publicOrigins: settings.publicOrigins, tiles: settings.tiles, events }), ...options.moreRoutes ?? []];
  app = await buildApp({
    ground, sessions, settings, routes, rawRoutes: raw, openEvents: events.count,
    pages: options.pages ?? ((it) => mountResidentPages(it, ground)), ...(options.registered ? { registered: options.registered } : {}),
  });
  // Streams never end by themselves: they are ended before the server waits for its requests.
  app.addHook('preClose', () => events.close());
  const running = app;
  return { app, identity, table: [...routes, ...raw], close: async () => { await running.close(); await identity.close(); } };
}
