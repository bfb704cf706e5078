import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ServerSettings } from './server-settings.js';

/**
 * Scripts only from our own files. Styles may be inline because antd writes its styles into the page. Plain http inside a
 * county's network is allowed, so nothing is upgraded and HSTS is sent only when the first public origin is https.
 */
export async function addSecurityHeaders(app: FastifyInstance, settings: ServerSettings): Promise<void> {
  const tiles = (settings.tiles?.url.split(' ') ?? []).map((url) => new URL(url).origin);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:', 'blob:', ...tiles], mediaSrc: ["'self'", 'blob:'], connectSrc: ["'self'", ...tiles],
        workerSrc: ["'self'", 'blob:'], manifestSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"],
        frameAncestors: ["'self'", ...settings.frameAncestors],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // frame-ancestors says it better, and X-Frame-Options cannot name the portals that may show us.
    xFrameOptions: settings.frameAncestors.length > 0 ? false : { action: 'sameorigin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    strictTransportSecurity: settings.publicOrigins[0]?.startsWith('https:') ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  });
}
