import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerSettings } from './server-settings.js';

const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url));
const APPS = ['desk', 'field'] as const;

/**
 * The built web: files with a hash in their name may be kept for a year, everything else is asked for again. Any address
 * below /desk or /field that is no file is a page of that app.
 */
export async function serveWeb(app: FastifyInstance, settings: ServerSettings): Promise<void> {
  const folder = resolve(settings.webFolder ?? BUILT);
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder, prefix: '/', wildcard: false, index: false, redirect: false, preCompressed: true, cacheControl: false,
      setHeaders: (reply, path) => {
        const kept = path.startsWith(join(folder, 'assets'));
        reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  for (const name of APPS) {
    const there = existsSync(join(folder, name, 'index.html'));
    const page = (_request: unknown, reply: FastifyReply): FastifyReply => there
      ? reply.header('cache-control', 'no-cache').sendFile(`${name}/index.html`)
      : reply.code(503).type('text/plain; charset=utf-8').send('页面还没有构建：请运行 npm start（它会自动构建）。\nThe web is not built yet: run npm start, which builds it.\n');
    app.get(`/${name}`, { schema: { hide: true } }, page);
    app.get(`/${name}/*`, { schema: { hide: true } }, page);
  }
}
