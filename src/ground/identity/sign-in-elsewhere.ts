import { done, refuse, type Result } from '../result.js';
import type { Identity } from './open-identity.js';

/** Begins a sign-in at the county's own identity provider (OpenID Connect): where to send the browser. */
export async function beginElsewhere(identity: Identity, backTo: string): Promise<Result<{ url: string; cookies: string[] }>> {
  if (!identity.settings.oidc) return refuse('not_found');
  const answer = await identity.auth.api.signInSocial({
    body: { provider: 'oidc', callbackURL: backTo, errorCallbackURL: '/desk/sign-in?failed=elsewhere', disableRedirect: true },
    asResponse: true,
  });
  if (!answer.ok) return refuse('busy');
  const { url } = await answer.json() as { url: string };
  return done({ url, cookies: answer.headers.getSetCookie() });
}

/** The way back: checks state, code and ID token and opens a session for the account of that name, if there is one. */
export async function endElsewhere(identity: Identity, path: string, cookie: string): Promise<Result<{ location: string; cookies: string[] }>> {
  if (!identity.settings.oidc) return refuse('not_found');
  const answer = await identity.auth.handler(new Request(new URL(path, identity.settings.publicOrigin), { headers: { cookie } }));
  return done({ location: answer.headers.get('location') ?? '/desk/sign-in?failed=elsewhere', cookies: answer.headers.getSetCookie() });
}
