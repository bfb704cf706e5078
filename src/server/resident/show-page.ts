import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * A page as text: React escapes every value, nothing is hydrated. Nothing is kept by anybody on the way; the report page may
 * come back by the browser's own "back" with what was typed.
 */
export const showPage = (reply: FastifyReply, page: ReactNode, options: { status?: number; secret?: boolean } = {}): FastifyReply =>
  reply.code(options.status ?? 200)
    .header('cache-control', options.secret ? 'no-store' : 'private, no-cache')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', options.secret ? 'noindex, nofollow' : 'all')
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToStaticMarkup(page)}`);
