import type { Role } from '../../contract/identity.js';
import type { Scope } from '../database/scope.js';
import { reporterScope, systemScope } from '../database/scope.js';
import { CARE_SCOPE_ROLES } from './permissions.js';

/** Who calls. A person's roles each hold inside one unit and everything below it. */
export type Actor =
  | { kind: 'public' }
  | { kind: 'system' }
  | { kind: 'reporter'; subjectId: string }
  | { kind: 'person'; personId: string; name: string; roles: readonly RoleAt[] };

export interface RoleAt { role: Role; unitCode: string }
export type Person = Extract<Actor, { kind: 'person' }>;

/**
 * The scope for row-level security: the shortest unit that covers every role of the person. It is the second wall and may
 * be wider than one role needs; the first wall, permissions.ts, decides action by action.
 */
export function scopeOf(actor: Actor, countyCode: string): Scope {
  if (actor.kind === 'system') return systemScope(countyCode);
  if (actor.kind === 'reporter') return reporterScope(countyCode, actor.subjectId);
  if (actor.kind === 'public') return { countyCode, actor: 'reporter', unitCode: null, personId: null, subjectId: null };
  return { countyCode, actor: 'person', unitCode: sharedPrefix(actor.roles.map((r) => r.unitCode)), personId: actor.personId, subjectId: null,
    careUnitCode: sharedPrefix(actor.roles.filter((r) => CARE_SCOPE_ROLES.includes(r.role)).map((r) => r.unitCode)) };
}

/** The longest unit code that is a prefix of all: codes grow 6, 9, 12, … digits. Null for no codes. */
export function sharedPrefix(codes: readonly string[]): string | null {
  const first = codes[0];
  if (first === undefined) return null;
  let length = first.length;
  for (const code of codes) while (length >= 6 && !code.startsWith(first.slice(0, length))) length -= 3;
  return length >= 6 ? first.slice(0, length) : null;
}
