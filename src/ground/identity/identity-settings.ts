/** How people sign in. `key` encrypts TOTP secrets and signs cookies: without it nobody's second factor can be read. */
export interface IdentitySettings {
  key: string;
  /** Origin of the installation, for the way back from a single sign-on and for `Secure` cookies. */
  publicOrigin: string;
  /** A session ends after so long whatever happens, and after so long without a request. */
  sessionHours: number;
  idleHours: number;
  /** `off` is for a demonstration only: /api/me then says so. */
  secondFactor: 'required' | 'off';
  /** So many wrong tries lock an account for so long. */
  triesAllowed: number;
  lockMinutes: number;
  /** Single sign-on by OpenID Connect: who has an account here may come in by it; nobody gets one by it. */
  oidc: { discoveryUrl: string; clientId: string; clientSecret: string } | null;
}

export const IDENTITY_DEFAULTS: Omit<IdentitySettings, 'key'> = {
  publicOrigin: 'http://localhost:3000', sessionHours: 12, idleHours: 2, secondFactor: 'required',
  triesAllowed: 5, lockMinutes: 15, oidc: null,
};
