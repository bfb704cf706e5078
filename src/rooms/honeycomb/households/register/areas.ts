import type { Person } from '../../../../ground/access/actor.js';
import { mayIn, PERMISSIONS, type Action } from '../../../../ground/access/permissions.js';

/** The units in which a person may do this, the wider ones only: no area lies in another. With a unit, that one alone, if allowed. */
export function areasOf(actor: Person, action: Action, unitCode?: string): string[] {
  if (unitCode !== undefined) return mayIn(actor, action, unitCode) ? [unitCode] : [];
  const codes = [...new Set(actor.roles.filter((r) => (PERMISSIONS[action] as readonly string[]).includes(r.role)).map((r) => r.unitCode))];
  return codes.filter((code) => !codes.some((other) => other !== code && code.startsWith(other))).sort();
}
