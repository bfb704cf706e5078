import type { FastifyInstance, LightMyRequestResponse, RouteOptions } from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/contract/identity.js';
import type { RoleAt } from '../../src/ground/access/actor.js';
import { folderStore } from '../../src/ground/files/folder-store.js';
import type { Ground } from '../../src/ground/ground.js';
import type { Route } from '../../src/ground/http/route.js';
import { IDENTITY_DEFAULTS, type IdentitySettings } from '../../src/ground/identity/identity-settings.js';
import type { Identity } from '../../src/ground/identity/open-identity.js';
import type { Sessions } from '../../src/ground/identity/signed-in.js';
import { assemble, type Assembled } from '../../src/server/assemble.js';
import { openGround } from '../../src/server/open-ground.js';
import type { RawRoute } from '../../src/server/raw-route.js';
import { SERVER_DEFAULTS, type ServerSettings } from '../../src/server/server-settings.js';

export const asCookie = (as: As): string => `test-as=${encodeURIComponent(JSON.stringify(as))}`;

/** Whom a test acts as: a person with roles. A role without a unit holds in the whole county. */
export interface As { personId: string; name?: string; roles: readonly (RoleAt | Role)[]; needsSecondFactor?: boolean }

export interface TestServerOptions {
  settings?: Partial<ServerSettings>;
  now?: () => number;
  /** Instead of the routes of all rooms, only these. */
  routes?: readonly Route[];
  /** Beside sign-in, me, files and events. */
  moreRoutes?: readonly RawRoute[];
  identity?: Partial<IdentitySettings>;
  heartbeatMs?: number;
  pages?: (app: FastifyInstance, ground: Ground) => Promise<void>;
  registered?: (route: RouteOptions) => void;
}

export interface CallOptions { as?: As; body?: unknown; headers?: Record<string, string>; payload?: Buffer | string }
export interface Answered { status: number; body: any; headers: LightMyRequestResponse['headers']; raw: LightMyRequestResponse }

export interface TestServer {
  app: FastifyInstance;
  ground: Ground;
  identity: Identity;
  table: Assembled['table'];
  /** Listens on a free port of this machine; answers the address. */
  listen(): Promise<string>;
  /** `call('POST', '/api/cases/…/accept', { as: { personId, roles: ['handler'] }, body: {…} })`. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options?: CallOptions): Promise<Answered>;
  close(): Promise<void>;
}

/**
 * The whole server on a test database, asked without a port. `as` is known to this harness only: it puts a person into the
 * place where the server asks for the session; production code has no such door.
 */
export async function startTestServer(databaseUrl: string, options: TestServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-files-'));
  const ground = await openGround(databaseUrl, folderStore(folder), { max: 6, ...(options.now ? { now: options.now } : {}) });
  const settings: ServerSettings = { ...SERVER_DEFAULTS, logLevel: process.env.SIZHI_TEST_LOG ? 'warn' : 'silent', webFolder: join(folder, 'web'), ...options.settings };
  const sessionsFirst = (own: Sessions): Sessions => ({
    find: (cookies, at, quietly) => {
      const named = /(?:^|; )test-as=([^;]+)/.exec(cookies ?? '')?.[1];
      if (!named) return own.find(cookies, at, quietly);
      const as = JSON.parse(decodeURIComponent(named)) as As;
      const roles = as.roles.map((r): RoleAt => (typeof r === 'string' ? { role: r, unitCode: ground.countyCode } : r));
      return Promise.resolve({
        person: { kind: 'person', personId: as.personId, name: as.name ?? '测试人员', roles }, userId: as.personId,
        username: 'test', countyCode: ground.countyCode, sessionToken: 'test', needsSecondFactor: as.needsSecondFactor ?? false,
      });
    },
  });
  const { pages, registered } = options;
  const { app, identity, table, close } = await assemble({
    databaseUrl, ground, settings, sessionsFirst, identity: { ...IDENTITY_DEFAULTS, key: '0123456789abcdef'.repeat(4), ...options.identity },
    ...(options.routes ? { routes: options.routes } : {}), ...(options.moreRoutes ? { moreRoutes: options.moreRoutes } : {}),
    ...(pages ? { pages: (it: FastifyInstance) => pages(it, ground) } : {}), ...(registered ? { registered } : {}),
    ...(options.heartbeatMs ? { heartbeatMs: options.heartbeatMs } : {}),
  });
  await app.ready();
  return {
    app, ground, identity, table,
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    async call(method, path, { as, body, headers, payload } = {}) {
      const raw = await app.inject({
        method, url: path,
        headers: { ...(as ? { cookie: asCookie(as) } : {}), ...headers },
        ...(payload !== undefined ? { payload } : body !== undefined ? { payload: body as object } : {}),
      });
      const json = String(raw.headers['content-type']).includes('json') && raw.headers['content-encoding'] === undefined;
      return { status: raw.statusCode, body: json && raw.body ? JSON.parse(raw.body) : raw.body, headers: raw.headers, raw };
    },
    async close() {
      await close();
      await ground.database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
