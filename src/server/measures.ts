import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isDirectLoopback } from './limit-addresses.js';
import type { ServerSettings } from './server-settings.js';

/** /metrics in Prometheus' text form, for this machine or for whoever shows the token. */
export function addMeasures(app: FastifyInstance, settings: ServerSettings, openEvents: () => number): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'sizhi_http_seconds', help: 'Time to answer by route and status', labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers: [register],
  });
  new Gauge({
    name: 'sizhi_event_streams', help: 'Open streams of server-sent events', registers: [register],
    collect() { this.set(openEvents()); },
  });
  app.addHook('onResponse', (request, reply, done) => {
    seconds.observe({ method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const shown = request.headers.authorization === `Bearer ${settings.metricsToken}`;
    if (!isDirectLoopback(request) && !(settings.metricsToken && shown)) return reply.code(403).type('text/plain; charset=utf-8').send('Only this machine or a bearer of the token may read measures.\n');
    return reply.type(register.contentType).send(await register.metrics());
  });
}
