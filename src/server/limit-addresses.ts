import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from './answer-error.js';
import type { ServerSettings } from './server-settings.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A program on this very machine that no proxy speaks for: replay, bench, simulate, a health check. */
export const isDirectLoopback = (request: FastifyRequest): boolean =>
  request.headers['x-forwarded-for'] === undefined && LOOPBACK.has(request.socket.remoteAddress ?? '');

/** So many requests per minute and address; each server process counts for itself. An IPv6 household counts as one. */
export async function limitAddresses(app: FastifyInstance, settings: ServerSettings): Promise<void> {
  await app.register(rateLimit, {
    global: true, max: settings.requestsPerMinute, timeWindow: 60_000, cache: 50_000, ipv6Subnet: 64,
    allowList: isDirectLoopback,
    errorResponseBuilder: (_request, context) => new Refused('too_many_requests', { seconds: Math.max(1, Math.ceil(context.ttl / 1000)) }),
  });
}
