import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/contract/identity.js';
import type { RoleAt } from '../../src/ground/access/actor.js';
import { folderStore } from '../../src/ground/files/folder-store.js';
import type { Ground } from '../../src/ground/ground.js';
import type { Route } from '../../src/ground/http/route.js';
import { NO_SESSIONS, type Sessions } from '../../src/ground/identity/signed-in.js';
import { buildApp } from '../../src/server/build-app.js';
import { openGround } from '../../src/server/open-ground.js';
import type { RawRoute } from '../../src/server/raw-route.js';
import { ROUTES } from '../../src/server/routes.js';
import { SERVER_DEFAULTS, type ServerSettings } from '../../src/server/server-settings.js';

/** Whom a test acts as: a person with roles. A role without a unit holds in the whole county. */
export interface As { personId: string; name?: string; roles: readonly (RoleAt | Role)[]; needsSecondFactor?: boolean }

export interface TestServerOptions {
  settings?: Partial<ServerSettings>;
  now?: () => number;
  /** Instead of the whole API, only these. */
  routes?: readonly Route[];
  rawRoutes?: readonly RawRoute[];
  /** The real sessions; whoever is named by `as` is known beside them. */
  sessions?: (ground: Ground) => Sessions | Promise<Sessions>;
}

export interface CallOptions { as?: As; body?: unknown; headers?: Record<string, string>; payload?: Buffer | string }
export interface Answered { status: number; body: any; headers: LightMyRequestResponse['headers']; raw: LightMyRequestResponse }

export interface TestServer {
  app: FastifyInstance;
  ground: Ground;
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
  const settings: ServerSettings = { ...SERVER_DEFAULTS, logLevel: 'silent', webFolder: join(folder, 'web'), ...options.settings };
  const real = (await options.sessions?.(ground)) ?? NO_SESSIONS;
  const sessions: Sessions = {
    find: (cookies, at) => {
      const named = /(?:^|; )test-as=([^;]+)/.exec(cookies ?? '')?.[1];
      if (!named) return real.find(cookies, at);
      const as = JSON.parse(decodeURIComponent(named)) as As;
      const roles = as.roles.map((r): RoleAt => (typeof r === 'string' ? { role: r, unitCode: ground.countyCode } : r));
      return Promise.resolve({
        person: { kind: 'person', personId: as.personId, name: as.name ?? '测试人员', roles }, userId: as.personId,
        username: 'test', countyCode: ground.countyCode, sessionToken: 'test', needsSecondFactor: as.needsSecondFactor ?? false,
      });
    },
  };
  const app = await buildApp({
    ground, sessions, settings, routes: options.routes ?? ROUTES, rawRoutes: options.rawRoutes ?? [],
  });
  await app.ready();
  return {
    app, ground,
    async call(method, path, { as, body, headers, payload } = {}) {
      const raw = await app.inject({
        method, url: path,
        headers: { ...(as ? { cookie: `test-as=${encodeURIComponent(JSON.stringify(as))}` } : {}), ...headers },
        ...(payload !== undefined ? { payload } : body !== undefined ? { payload: body as object } : {}),
      });
      const json = String(raw.headers['content-type']).includes('json');
      return { status: raw.statusCode, body: json && raw.body ? JSON.parse(raw.body) : raw.body, headers: raw.headers, raw };
    },
    async close() {
      await app.close();
      await ground.database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
