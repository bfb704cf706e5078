import { done, refuse, type Result } from '../result.js';
import { MINUTE, type Instant } from '../time.js';
import type { Identity } from './open-identity.js';
import { clearTries, isDisabled, takeTry } from './store.js';

/** What a sign-in answers: cookies to set, and whether a code is still wanted. */
export interface SignInAnswer { cookies: string[]; twoFactorRedirect: boolean }

/**
 * Name and password. The try is counted in the database before the password is looked at, for names that do not exist as
 * well: so nobody learns from the answer which names do, and several servers count together.
 */
export async function signIn(identity: Identity, given: { username: string; password: string }, at: Instant): Promise<Result<SignInAnswer>> {
  const { pool, auth, settings } = identity;
  const name = given.username.toLowerCase();
  const { tries, lockedUntil } = await takeTry(pool, name, at, settings.triesAllowed, settings.lockMinutes * MINUTE);
  const locked = (): Result<SignInAnswer> =>
    refuse('locked_out', { minutes: Math.max(1, Math.ceil(((lockedUntil ?? at) - at) / MINUTE)) });
  if (tries > settings.triesAllowed) return locked();
  const answer = await auth.api.signInUsername({ body: { username: name, password: given.password }, asResponse: true });
  if (answer.status >= 500) throw new Error(`sign-in ended in status ${answer.status}`);
  if (!answer.ok || await isDisabled(pool, name)) return tries >= settings.triesAllowed ? locked() : refuse('wrong_password');
  await clearTries(pool, name);
  const body = await answer.json() as { twoFactorRedirect?: boolean };
  return done({ cookies: answer.headers.getSetCookie(), twoFactorRedirect: body.twoFactorRedirect === true });
}
