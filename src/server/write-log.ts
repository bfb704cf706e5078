import { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { newId } from '../ground/id.js';
import type { ServerSettings } from './server-settings.js';

/**
 * One line per answered request: the route's pattern, never the address as it came, so that no tracking key, search word or
 * id of a person reaches a log. Errors keep type, code, message and stack; what the database says about values is dropped.
 */
export const logOptions = (settings: ServerSettings): Pick<FastifyServerOptions, 'logger' | 'logController' | 'genReqId'> => ({
  logController: new LogController({ disableRequestLogging: true }),
  // The id a person may read out to us when something broke; unique among all processes.
  genReqId: () => newId(),
  logger: settings.logLevel === 'silent' ? false : {
    level: settings.logLevel,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'secret', 'key', 'token'],
    serializers: { err: describeError, req: () => ({}) },
  },
});

export function describeError(error: Error & { code?: string; constraint?: string; table?: string }): { type: string; message: string; stack: string } & Record<string, unknown> {
  return {
    type: error.name, code: error.code, constraint: error.constraint, table: error.table,
    message: error.message.slice(0, 500), stack: (error.stack ?? '').slice(0, 4000),
  };
}

export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (route !== '/healthz' && route !== '/metrics') {
      request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    }
    done();
  });
}
