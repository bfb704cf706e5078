import type { Installation, Me } from '../../contract/identity.js';
import { call } from './call.js';

export const readMe = (signal?: AbortSignal) => call<Me>('GET', '/api/me', { signal });

/** What may be known before anybody is signed in. */
export const readInstallation = (signal?: AbortSignal) => call<Installation>('GET', '/api/installation', { signal, tries: 1 });

/** better-auth's own endpoints. A second factor still to come is told by `twoFactorRedirect`. Never sent twice by itself. */
export const signIn = (username: string, password: string) =>
  call<{ twoFactorRedirect?: boolean }>('POST', '/api/auth/sign-in/username', { body: { username, password }, tries: 1 });
export const verifyTotp = (code: string, trustDevice: boolean) =>
  call<unknown>('POST', '/api/auth/two-factor/verify-totp', { body: { code, trustDevice }, tries: 1 });
export const startTotp = (password: string) =>
  call<{ totpURI: string; backupCodes: string[] }>('POST', '/api/auth/two-factor/enable', { body: { password }, tries: 1 });
export const signOut = () => call<unknown>('POST', '/api/auth/sign-out', { body: {}, tries: 1 });
