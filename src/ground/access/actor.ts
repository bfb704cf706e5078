import type { Role } from '../../contract/identity.js';
import type { Scope } from '../database/scope.js';
import { reporterScope, systemScope } from '../database/scope.js';

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
    careUnitCodes: careUnitsOf(actor) };
}

/** Roles that see care needs of a whole village or community; a liaison's own micro-grid is known to row-level security by itself. */
export const CARE_SCOPE_ROLES: readonly Role[] = ['convenor'];
/**
 * Units whose care needs the person sees by role: a secretary's own village, community or compound. A convenor of a town or the
 * county directs and counts, and reads nobody's needs.
 */
export const careUnitsOf = (actor: Person): string[] =>
  actor.roles.filter((r) => CARE_SCOPE_ROLES.includes(r.role) && r.unitCode.length >= VILLAGE_DIGITS).map((r) => r.unitCode);
/** A division code has 6 digits for the county, 9 for a town, 12 for a village or community, 15 for a compound. */
const VILLAGE_DIGITS = 12;

/** The longest unit code that is a prefix of all: codes grow 6, 9, 12, … digits. Null for no codes. */
export function sharedPrefix(codes: readonly string[]): string | null {
  const first = codes[0];
  if (first === undefined) return null;
  let length = first.length;
  for (const code of codes) while (length >= 6 && !code.startsWith(first.slice(0, length))) length -= 3;
  return length >= 6 ? first.slice(0, length) : null;
}
