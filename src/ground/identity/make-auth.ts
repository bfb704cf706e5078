import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import type { LibraryPool } from '../database/open-library-pool.js';
import { newId } from '../id.js';
import { hashPassword, passwordMatches } from './hash-password.js';
import type { IdentitySettings } from './identity-settings.js';

/** Accounts have no mail; the library wants one, so each gets an address that can never be delivered (RFC 2606). */
export const unroutableEmail = (name: string): string => `${name.toLowerCase()}@accounts.invalid`;

/**
 * better-auth over the tables of database/migrations/0004_identity.sql. It checks passwords and codes and makes sessions;
 * who may try how often, how long a session lives and what is said to people is ours (sign-in.ts, find-session.ts).
 */
export function makeAuth(pool: LibraryPool, settings: IdentitySettings) {
  return betterAuth({
    appName: '四制', baseURL: settings.publicOrigin, basePath: '/api/auth', secret: settings.key, database: pool,
    telemetry: { enabled: false }, logger: { disabled: true }, rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128,
      password: { hash: hashPassword, verify: ({ hash, password }) => passwordMatches(hash, password) },
    },
    user: {
      modelName: 'users', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        personId: { type: 'string', required: true, input: false, fieldName: 'person_id' },
        countyCode: { type: 'string', required: true, input: false, fieldName: 'county_code' },
      },
    },
    session: {
      modelName: 'sessions', expiresIn: settings.sessionHours * 3600, disableSessionRefresh: true,
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id' },
    },
    account: {
      modelName: 'accounts', encryptOAuthTokens: true,
      fields: {
        accountId: 'account_id', providerId: 'provider_id', userId: 'user_id', accessToken: 'access_token',
        refreshToken: 'refresh_token', idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at', createdAt: 'created_at', updatedAt: 'updated_at',
      },
      accountLinking: { enabled: true, trustedProviders: ['oidc'], allowDifferentEmails: false, requireLocalEmailVerified: false },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    plugins: [
      username({
        minUsernameLength: 2, maxUsernameLength: 40, displayUsername: false,
        usernameValidator: (name) => /^[\p{L}\p{N}._-]+$/u.test(name),
      }),
      twoFactor({
        issuer: '四制', twoFactorTable: 'two_factors', accountLockout: { enabled: true, maxFailedAttempts: settings.triesAllowed, durationSeconds: settings.lockMinutes * 60 },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: { fields: { backupCodes: 'backup_codes', userId: 'user_id', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' } },
        },
      }),
      ...(settings.oidc ? [genericOAuth({ config: [{
        providerId: 'oidc', ...settings.oidc, scopes: ['openid', 'profile'], pkce: true, disableSignUp: true, disableImplicitSignUp: true, requireIdTokenVerification: true,
        mapProfileToUser: (profile) => {
          const name = String(profile.preferred_username ?? profile.sub);
          return { email: unroutableEmail(name), emailVerified: true, name: String(profile.name ?? name) };
        },
      }] })] : []),
    ],
    advanced: {
      cookiePrefix: 'sizhi', useSecureCookies: settings.publicOrigin.startsWith('https:'),
      database: { generateId: newId },
      // Nobody's network address is kept with their sessions.
      ipAddress: { disableIpTracking: true },
    },
  });
}
export type Auth = ReturnType<typeof makeAuth>;
