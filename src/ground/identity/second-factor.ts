import { done, refuse, type Result } from '../result.js';
import { cookieName, tokenIn } from './find-session.js';
import type { Identity } from './open-identity.js';
import type { SignedIn } from './signed-in.js';
import { deleteOtherSessions } from './store.js';

export interface SecondFactorBegun { totpURI: string; backupCodes: string[] }

/** Begins the set-up: the secret for the authenticator and ten codes for the day it is lost. Asks the password again. */
export async function beginSecondFactor(identity: Identity, cookie: string, password: string): Promise<Result<SecondFactorBegun>> {
  const answer = await identity.auth.api.enableTwoFactor({ body: { password }, headers: new Headers({ cookie }), asResponse: true });
  if (!answer.ok) return refusalOf(answer);
  const body = await answer.json() as SecondFactorBegun;
  return done({ totpURI: body.totpURI, backupCodes: body.backupCodes });
}

/**
 * Checks a code: the first one ends the set-up, later ones end a sign-in. When the set-up ends, sessions that were opened
 * with a password alone end with it.
 */
export async function verifySecondFactor(
  identity: Identity, cookie: string, given: { code: string; backup: boolean }, signedIn: SignedIn | null,
): Promise<Result<{ cookies: string[] }>> {
  const call = { body: { code: given.code }, headers: new Headers({ cookie }), asResponse: true as const };
  const answer = given.backup ? await identity.auth.api.verifyBackupCode(call) : await identity.auth.api.verifyTOTP(call);
  if (!answer.ok) return refusalOf(answer);
  const cookies = answer.headers.getSetCookie();
  if (signedIn) {
    const set = cookies.map((line) => line.split(';')[0]).join('; ');
    const token = tokenIn(set, cookieName(identity.settings), identity.settings.key);
    if (token) await deleteOtherSessions(identity.pool, signedIn.userId, token);
    identity.sessions.forget(signedIn.sessionToken);
  }
  return done({ cookies });
}

async function refusalOf(answer: Response): Promise<Extract<Result<never>, { ok: false }>> {
  const { code } = await answer.json().catch(() => ({})) as { code?: string };
  switch (code) {
    case 'INVALID_PASSWORD': return refuse('wrong_password');
    case 'TOTP_ALREADY_ENABLED': return refuse('second_factor_set');
    case 'INVALID_CODE': case 'INVALID_BACKUP_CODE': return refuse('wrong_code');
    case 'ACCOUNT_TEMPORARILY_LOCKED': return refuse('locked_out', { minutes: 15 });
    case 'INVALID_TWO_FACTOR_COOKIE': case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE': case 'TOTP_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED': case 'UNAUTHORIZED': return refuse('sign_in_again');
    default: throw new Error(`second factor ended in status ${answer.status} ${code ?? ''}`);
  }
}
