import type { FastifyRequest } from 'fastify';
import { Refused } from './answer-error.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The second lock against forged requests beside SameSite=Lax: a change made with a session must come from our own pages.
 * Browsers always send Origin (or at least Sec-Fetch-Site) with a change; a program that sends neither holds the cookie by
 * itself and cannot be tricked by another page.
 */
export function checkOrigin(request: FastifyRequest, publicOrigins: readonly string[]): void {
  if (READS.has(request.method)) return;
  const { origin } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    if (site === undefined || site === 'same-origin' || site === 'none') return;
    throw new Refused('other_site');
  }
  if (publicOrigins.includes(origin)) return;
  if (hostOf(origin) === request.host) return;
  throw new Refused('other_site');
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
