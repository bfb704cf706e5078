import { done, refuse, type Result } from '../result.js';
import type { Identity } from './open-identity.js';
import type { SignedIn } from './signed-in.js';

/** A new password by who knows the old one; every other session of the account ends. */
export async function changePassword(
  identity: Identity, cookie: string, given: { password: string; newPassword: string }, signedIn: SignedIn,
): Promise<Result<{ cookies: string[] }>> {
  const answer = await identity.auth.api.changePassword({
    body: { currentPassword: given.password, newPassword: given.newPassword, revokeOtherSessions: true },
    headers: new Headers({ cookie }), asResponse: true,
  });
  identity.sessions.forget(signedIn.sessionToken);
  if (answer.ok) return done({ cookies: answer.headers.getSetCookie() });
  const { code } = await answer.json().catch(() => ({})) as { code?: string };
  if (code === 'INVALID_PASSWORD') return refuse('wrong_password');
  if (code === 'PASSWORD_TOO_SHORT' || code === 'PASSWORD_TOO_LONG') return refuse('password_too_weak');
  if (answer.status === 401) return refuse('not_signed_in');
  throw new Error(`change of password ended in status ${answer.status} ${code ?? ''}`);
}
