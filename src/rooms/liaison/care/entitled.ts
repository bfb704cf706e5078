import { CARE_SCOPE_ROLES, careUnitsOf, type Person } from '../../../ground/access/actor.js';
import { PERMISSIONS, type Action } from '../../../ground/access/permissions.js';
import type { Role } from '../../../contract/identity.js';
import type { Transaction } from '../../../ground/database/database.js';
import { householdsByIds, type HouseholdPlace } from '../../honeycomb/door.js';
import { isOwnLiaison } from './store.js';

export interface Entitled { household: HouseholdPlace; role: 'liaison' | 'convenor' }

const holds = (actor: Person, role: Role, unitCode: string): boolean => actor.roles.some((r) => r.role === role && unitCode.startsWith(r.unitCode));
const allows = (action: Action, role: Role): boolean => (PERMISSIONS[action] as readonly Role[]).includes(role);

/**
 * L5: by role and by the household. A liaison only for a household of the own micro-grid, a secretary in the own unit. Null for
 * everybody else and for a household nobody has: both are answered alike, so that asking tells nothing.
 */
export async function entitledTo(tx: Transaction, actor: Person, action: Action, householdId: string): Promise<Entitled | null> {
  const household = (await householdsByIds(tx, [householdId])).get(householdId);
  if (!household) return null;
  if (holds(actor, 'liaison', household.unitCode) && allows(action, 'liaison') && await isOwnLiaison(tx, householdId)) return { household, role: 'liaison' };
  if (careUnitsOf(actor).some((code) => household.unitCode.startsWith(code)) && CARE_SCOPE_ROLES.some((role) => allows(action, role))) return { household, role: 'convenor' };
  return null;
}
