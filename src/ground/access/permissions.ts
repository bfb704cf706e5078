import type { Role } from '../../contract/identity.js';
import type { Actor, Person } from './actor.js';

/**
 * The one table of permissions: action → roles that may do it inside the unit they hold the role in.
 * `own` in a use case narrows further (only the holder may accept); it never widens.
 */
export const PERMISSIONS = {
  'case.read': ['handler', 'liaison', 'dispatcher', 'convenor', 'call_back', 'command'],
  'case.open-on-behalf': ['handler', 'liaison', 'dispatcher', 'convenor'],
  'case.handle': ['handler', 'liaison', 'convenor', 'dispatcher'],
  'case.override': ['dispatcher', 'convenor', 'command'],
  'case.correct-matter': ['handler', 'liaison', 'dispatcher', 'convenor'],
  'case.join': ['dispatcher', 'convenor'],
  'case.ask-class': ['handler', 'liaison', 'dispatcher', 'convenor'],
  'case.decide-class': ['dispatcher', 'convenor', 'command'],
  'case.propose-not-accepted': ['handler', 'dispatcher', 'convenor'],
  'case.decide-not-accepted': ['dispatcher', 'convenor', 'call_back', 'command'],
  'case.decide-consultation': ['convenor', 'dispatcher', 'command'],
  'case.call-back': ['call_back', 'dispatcher', 'convenor'],
  'duty.read': ['handler', 'liaison', 'dispatcher', 'convenor', 'call_back', 'command'],
  'duty.end-own': ['handler', 'liaison', 'dispatcher', 'convenor', 'call_back'],
  'household.find': ['handler', 'liaison', 'dispatcher', 'convenor'],
  'register.read': ['liaison', 'dispatcher', 'convenor', 'command'],
  'register.correct': ['liaison', 'dispatcher', 'convenor'],
  'register.write': ['dispatcher', 'convenor'],
  'register.merge': ['dispatcher', 'convenor'],
  'register.import': ['dispatcher', 'convenor', 'command'],
  'register.export': ['dispatcher', 'convenor', 'command'],
  'grid.read': ['handler', 'liaison', 'dispatcher', 'convenor', 'command'],
  'grid.change': ['convenor'],
  // Who takes a micro-grid over becomes a liaison only by signing.
  'grid.sign': ['handler', 'liaison', 'dispatcher', 'convenor'],
  'candidate.read': ['convenor', 'command'],
  'candidate.write': ['convenor'],
  'preference.say': ['liaison', 'convenor'],
  'plan.read': ['convenor', 'command'],
  'plan.write': ['convenor'],
  'care.read': ['liaison', 'convenor'],
  'care.note': ['liaison', 'convenor'],
  'care.count': ['liaison', 'dispatcher', 'convenor', 'command'],
  'care.round': ['liaison'],
  'visit.record': ['liaison', 'convenor'],
  'card.issue': ['liaison', 'convenor'],
  'notice.own': ['handler', 'liaison', 'dispatcher', 'convenor', 'call_back', 'command', 'points_recorder', 'system_admin', 'security_admin', 'audit_admin'],
  'me.read': ['handler', 'liaison', 'dispatcher', 'convenor', 'call_back', 'command', 'points_recorder', 'system_admin', 'security_admin', 'audit_admin'],
  'map.read': ['handler', 'liaison', 'dispatcher', 'convenor', 'call_back', 'command'],
  'audit.read': ['audit_admin'],
  'access.grant': ['security_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

/** Roles that see C2 fields and therefore need a second factor (rules.md, Security). */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['liaison', 'dispatcher', 'convenor', 'command', 'system_admin', 'security_admin', 'audit_admin'];

/** May the person do this somewhere? Used at the door, before the subject is known. */
export const mayAnywhere = (actor: Actor, action: Action): actor is Person =>
  actor.kind === 'person' && actor.roles.some((r) => (PERMISSIONS[action] as readonly Role[]).includes(r.role));

/** May the person do this in that unit? */
export const mayIn = (actor: Actor, action: Action, unitCode: string): boolean =>
  actor.kind === 'person'
  && actor.roles.some((r) => unitCode.startsWith(r.unitCode) && (PERMISSIONS[action] as readonly Role[]).includes(r.role));

export const actionsOf = (actor: Actor): Action[] =>
  (Object.keys(PERMISSIONS) as Action[]).filter((action) => mayAnywhere(actor, action));
