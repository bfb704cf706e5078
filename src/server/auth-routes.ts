import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { beginElsewhere, endElsewhere } from '../ground/identity/sign-in-elsewhere.js';
import { changePassword } from '../ground/identity/change-password.js';
import type { Identity } from '../ground/identity/open-identity.js';
import { beginSecondFactor, verifySecondFactor } from '../ground/identity/second-factor.js';
import { signIn } from '../ground/identity/sign-in.js';
import { signOut } from '../ground/identity/sign-out.js';
import type { Result } from '../ground/result.js';
import { answerRefusal, isRefusalCode } from './answer-refusal.js';
import { checkOrigin } from './check-origin.js';
import type { RawRoute } from './raw-route.js';

const username = z.string().trim().min(1).max(40);
const password = z.string().min(1).max(128);
// Only a page of our own: never a way out to another site.
const backTo = z.string().max(200).regex(/^\/(?![/\\])[^\\]*$/).default('/desk');
const SIGN_IN_TRIES_PER_MINUTE = 30;

const cookieOf = (request: FastifyRequest): string => request.headers.cookie ?? '';
const failed = (request: FastifyRequest, reply: FastifyReply, result: Extract<Result<unknown>, { ok: false }>): FastifyReply => {
  if (!isRefusalCode(result.refusal.code)) throw new Error(`refusal ${result.refusal.code} has no sentence`);
  return answerRefusal(request, reply, result.refusal.code, result.refusal.values);
};
const withCookies = (reply: FastifyReply, cookies: string[]): FastifyReply => {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  return reply.header('cache-control', 'no-store');
};

/** Signing in and out, the second factor, the password. The only ways into better-auth: whatever is not here does not exist. */
export const authRoutes = (identity: Identity, publicOrigins: readonly string[]): RawRoute[] => [
  {
    method: 'POST', path: '/api/auth/sign-in/username', summary: 'Sign in with name and password', action: 'public',
    publicBecause: 'whoever signs in is nobody yet', perMinute: SIGN_IN_TRIES_PER_MINUTE, body: z.object({ username, password }),
    returns: z.object({ twoFactorRedirect: z.boolean() }),
    async answer(request, reply, { at }) {
      checkOrigin(request, publicOrigins);
      const result = await signIn(identity, request.body as { username: string; password: string }, at);
      if (!result.ok) return failed(request, reply, result);
      return withCookies(reply, result.value.cookies).send({ twoFactorRedirect: result.value.twoFactorRedirect });
    },
  },
  {
    method: 'POST', path: '/api/auth/sign-out', summary: 'Sign out', action: 'public', looksAtSession: true,
    publicBecause: 'leaving twice, or after the session ended, is no mistake', returns: z.object({ signedOut: z.boolean() }),
    async answer(request, reply, { signedIn }) {
      return withCookies(reply, await signOut(identity, cookieOf(request), signedIn?.sessionToken ?? null)).send({ signedOut: true });
    },
  },
  {
    method: 'POST', path: '/api/auth/two-factor/enable', summary: 'Begin to set up an authenticator', action: 'me.read',
    perMinute: 10, body: z.object({ password }), returns: z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }),
    async answer(request, reply) {
      const result = await beginSecondFactor(identity, cookieOf(request), (request.body as { password: string }).password);
      return result.ok ? reply.header('cache-control', 'no-store').send(result.value) : failed(request, reply, result);
    },
  },
  ...(['verify-totp', 'verify-backup-code'] as const).map((way): RawRoute => ({
    method: 'POST', path: `/api/auth/two-factor/${way}`, summary: 'Check a code of the authenticator or a backup code',
    action: 'public', looksAtSession: true, publicBecause: 'the second step of a sign-in: its own short-lived cookie says whose',
    perMinute: SIGN_IN_TRIES_PER_MINUTE, body: z.object({ code: z.string().trim().min(4).max(40) }), returns: z.object({ verified: z.boolean() }),
    async answer(request, reply, { signedIn }) {
      checkOrigin(request, publicOrigins);
      const { code } = request.body as { code: string };
      const result = await verifySecondFactor(identity, cookieOf(request), { code, backup: way === 'verify-backup-code' }, signedIn);
      return result.ok ? withCookies(reply, result.value.cookies).send({ verified: true }) : failed(request, reply, result);
    },
  })),
  {
    method: 'POST', path: '/api/auth/change-password', summary: 'Change the own password', action: 'me.read', perMinute: 10,
    body: z.object({ password, newPassword: z.string().max(128) }), returns: z.object({ changed: z.boolean() }),
    async answer(request, reply, { signedIn }) {
      const result = await changePassword(identity, cookieOf(request), request.body as { password: string; newPassword: string }, signedIn!);
      return result.ok ? withCookies(reply, result.value.cookies).send({ changed: true }) : failed(request, reply, result);
    },
  },
  {
    method: 'GET', path: '/api/auth/elsewhere', summary: 'Sign in at the identity provider of the county', action: 'public',
    publicBecause: 'whoever signs in is nobody yet', perMinute: SIGN_IN_TRIES_PER_MINUTE, query: z.object({ to: backTo }),
    async answer(request, reply) {
      const result = await beginElsewhere(identity, (request.query as { to: string }).to);
      return result.ok ? withCookies(reply, result.value.cookies).redirect(result.value.url) : failed(request, reply, result);
    },
  },
  {
    method: 'GET', path: '/api/auth/callback/oidc', summary: 'The way back from the identity provider', action: 'public',
    publicBecause: 'the browser comes back as nobody; state, code and ID token say whose session it becomes', perMinute: SIGN_IN_TRIES_PER_MINUTE,
    async answer(request, reply) {
      const result = await endElsewhere(identity, request.url, cookieOf(request));
      return result.ok ? withCookies(reply, result.value.cookies).redirect(result.value.location) : failed(request, reply, result);
    },
  },
];
