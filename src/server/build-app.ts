import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import { constants } from 'node:zlib';
import type { Ground } from '../ground/ground.js';
import { databaseAnswers } from '../ground/http/check-database.js';
import type { Route } from '../ground/http/route.js';
import type { Sessions } from '../ground/identity/signed-in.js';
import { answerError } from './answer-error.js';
import { answerRefusal } from './answer-refusal.js';
import { cleanInput } from './clean-input.js';
import { limitAddresses } from './limit-addresses.js';
import { addMeasures } from './measures.js';
import { mountRoutes } from './mount-routes.js';
import { describeApi } from './openapi.js';
import type { RawRoute } from './raw-route.js';
import { addSecurityHeaders } from './security-headers.js';
import type { ServerSettings } from './server-settings.js';
import { serveWeb } from './serve-web.js';
import { logAnswers, logOptions } from './write-log.js';

export interface AppParts {
  ground: Ground;
  sessions: Sessions;
  settings: ServerSettings;
  routes: readonly Route[];
  rawRoutes: readonly RawRoute[];
  /** Pages outside /api, such as the resident's; called after the api is mounted. */
  pages?: (app: FastifyInstance) => Promise<void>;
  openEvents?: () => number;
  /** Hears of every route that is registered, by whomever: the permission grid compares. */
  registered?: (route: RouteOptions) => void;
}

const BODY_LIMIT = 256 * 1024;

/** The whole server without a port: tests ask it by `inject`, `serve` gives it an address. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { ground, settings } = parts;
  const app = Fastify({
    ...logOptions(settings),
    bodyLimit: BODY_LIMIT, trustProxy: settings.trustProxy.length > 0 ? [...settings.trustProxy] : false,
    // A slow village line may take minutes for a photo; a client that sends nothing is cut off by the socket's own limit.
    requestTimeout: 300_000, connectionTimeout: 0, keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    forceCloseConnections: true, return503OnClosing: true,
  });
  if (parts.registered) app.addHook('onRoute', parts.registered);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => request.url.startsWith('/api')
    ? answerRefusal(request, reply, 'not_found')
    : reply.code(404).type('text/plain; charset=utf-8').send('没有这个页面，请从首页进入。\nThere is no such page; please start from the front page.\n'));
  logAnswers(app);
  await addSecurityHeaders(app, settings);
  await limitAddresses(app, settings);
  await app.register(compress, {
    threshold: 1024, encodings: ['br', 'gzip'], customTypes: /^(text\/(?!event-stream)|application\/(json|geo\+json|javascript|xml|manifest\+json|wasm)|image\/svg)/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
  await app.register(multipart);
  cleanInput(app);
  await describeApi(app);
  addMeasures(app, settings, parts.openEvents ?? (() => 0));
  app.get('/healthz', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) =>
    await databaseAnswers(ground.database) ? { status: 'ok' } : reply.code(503).send({ status: 'database does not answer' }));
  mountRoutes(app, ground, parts.sessions, settings.publicOrigins, parts.routes, parts.rawRoutes);
  await parts.pages?.(app);
  await serveWeb(app, settings);
  return app;
}
