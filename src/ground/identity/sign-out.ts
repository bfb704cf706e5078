import type { Identity } from './open-identity.js';

/** Ends the session, here and in the database; answers the cookies that forget it. Never fails for whoever has none. */
export async function signOut(identity: Identity, cookie: string, token: string | null): Promise<string[]> {
  if (token) identity.sessions.forget(token);
  const answer = await identity.auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true });
  return answer.headers.getSetCookie();
}
