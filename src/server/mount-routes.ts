import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { z } from 'zod';
import { refusal } from '../contract/shapes.js';
import { mayAnywhere, type Action } from '../ground/access/permissions.js';
import type { Ground } from '../ground/ground.js';
import type { Route } from '../ground/http/route.js';
import type { Sessions, SignedIn } from '../ground/identity/signed-in.js';
import { InputNotUnderstood, Refused } from './answer-error.js';
import { answerRefusal, isRefusalCode } from './answer-refusal.js';
import { checkOrigin } from './check-origin.js';
import type { Caller, RawRoute } from './raw-route.js';

declare module 'fastify' {
  interface FastifyRequest { signedIn: SignedIn | null }
}

const ANSWER_TIMEOUT_MS = 30_000;
const STREAM_TIMEOUT_MS = 10 * 60_000;
const PUBLIC: Caller['actor'] = { kind: 'public' };
// What a person without the second factor may still do: see who they are and set the factor up.
const BEFORE_SECOND_FACTOR: readonly Action[] = ['me.read'];

/**
 * Gives the routes to fastify. How often is decided first (onRequest), then who may call (preParsing, before the body is
 * read), then whether what was sent is understood, then `run`. Public routes pay for none of the session look-up.
 */
export function mountRoutes(
  app: FastifyInstance, ground: Ground, sessions: Sessions, publicOrigins: readonly string[],
  routes: readonly Route[], rawRoutes: readonly RawRoute[],
): void {
  app.decorateRequest('signedIn', null);
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
    const parsed = schema.safeParse(data);
    return parsed.success ? { value: parsed.data } : { error: new InputNotUnderstood(parsed.error.issues) };
  });
  // An answer goes through its schema: what the contract does not name cannot leave the house.
  app.setSerializerCompiler<z.ZodType>(({ schema }) => (data) => JSON.stringify(schema.parse(data)));

  const lookAtSession = async (request: FastifyRequest): Promise<void> => {
    request.signedIn = await sessions.find(request.headers.cookie, ground.now());
    if (request.signedIn) checkOrigin(request, publicOrigins);
  };
  const authorise = (action: Action) => async (request: FastifyRequest): Promise<void> => {
    await lookAtSession(request);
    const signedIn = request.signedIn;
    if (!signedIn) throw new Refused('not_signed_in');
    if (signedIn.needsSecondFactor && !BEFORE_SECOND_FACTOR.includes(action)) throw new Refused('second_factor_needed');
    if (!mayAnywhere(signedIn.person, action)) throw new Refused('not_allowed');
  };

  for (const route of routes) {
    app.route({
      method: route.method, url: route.path, ...optionsOf(route, route.answer, route.status ?? 200),
      ...(route.action === 'public' ? {} : { preParsing: authorise(route.action) }),
      handler: async (request, reply) => {
        const result = await route.run({
          ground, actor: request.signedIn?.person ?? PUBLIC, at: ground.now(),
          body: request.body, query: request.query, params: request.params,
        } as Parameters<Route['run']>[0]);
        if (!result.ok) return refuseWith(request, reply, result.refusal);
        return reply.code(route.status ?? 200).send(result.value);
      },
    });
  }
  for (const raw of rawRoutes) {
    app.route({
      method: raw.method, url: raw.path, ...optionsOf(raw, raw.returns, raw.status),
      ...(raw.action !== 'public' ? { preParsing: authorise(raw.action) } : raw.looksAtSession ? { preParsing: lookAtSession } : {}),
      handler: (request, reply) =>
        raw.answer(request, reply, { actor: request.signedIn?.person ?? PUBLIC, signedIn: request.signedIn, at: ground.now() }),
    });
  }
}

function refuseWith(request: FastifyRequest, reply: FastifyReply, refused: { code: string; values?: Record<string, string | number> }): FastifyReply {
  if (!isRefusalCode(refused.code)) throw new Error(`refusal ${refused.code} has no sentence`);
  return answerRefusal(request, reply, refused.code, refused.values);
}

function optionsOf(route: RawRoute | Route, answer?: z.ZodType, status = 200): RouteShorthandOptions {
  return {
    schema: {
      summary: route.summary, tags: [route.path.split('/')[2] ?? 'api'],
      ...(route.action === 'public' ? { description: route.publicBecause, security: [] } : { description: `Permission: ${route.action}` }),
      ...(route.body ? { body: route.body } : {}), ...(route.query ? { querystring: route.query } : {}),
      ...(route.params ? { params: route.params } : {}),
      ...(answer ? { response: { [status]: answer, '4xx': refusal } } : {}),
    },
    // Its timer and abort signal cost about a twentieth of a report: intake relies on the database's own limits of time.
    ...(route.action === 'public' ? {} : { handlerTimeout: 'streamsBody' in route ? STREAM_TIMEOUT_MS : ANSWER_TIMEOUT_MS }),
    ...(route.perMinute ? { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } } : {}),
  };
}
