import { z } from 'zod';
import { id, instant, unitCode } from './shapes.js';

export const ROLES = ['handler', 'liaison', 'dispatcher', 'convenor', 'call_back', 'command',
  'points_recorder', 'system_admin', 'security_admin', 'audit_admin'] as const;
export type Role = (typeof ROLES)[number];

/** GET /api/installation: what a screen may know before anybody is signed in. */
export const installation = z.object({
  countyCode: z.string(), demo: z.boolean(),
  /** Tiles of an outside map as templates, laid over one another, and the words (review number) that must stand beside them; null = schematic only. */
  tiles: z.object({ urls: z.array(z.string()), credit: z.string() }).nullable(),
});
export type Installation = z.infer<typeof installation>;

/** GET /api/me. `permissions` are the actions the person may do somewhere; the server decides each time again. */
export const me = z.object({
  personId: id, name: z.string(), username: z.string(), countyCode: z.string(), countyName: z.string(), demo: z.boolean(),
  roles: z.array(z.object({ role: z.enum(ROLES), unitCode, unitName: z.string() })),
  permissions: z.array(z.string()),
  /** True when the person's roles need a second factor that is not set up yet. */
  needsSecondFactor: z.boolean(),
  onDutyUntil: instant.nullable(),
  /** Something about this installation that everybody must see, such as a second factor that is off; null = nothing. */
  note: z.string().nullable().optional(),
});
export type Me = z.infer<typeof me>;
// Sign-in itself is better-auth's own API under /api/auth (POST /api/auth/sign-in/username {username, password}, …/sign-out,
// …/two-factor/enable {password}, …/two-factor/verify-totp {code}, …/two-factor/verify-backup-code {code}, …/change-password
// {password, newPassword}); GET /api/auth/elsewhere?to=/desk begins a single sign-on.
