import { scopeOf, type Person } from '../../../../ground/access/actor.js';
import { mayIn } from '../../../../ground/access/permissions.js';
import { once } from '../../../../ground/commands/once.js';
import type { Transaction } from '../../../../ground/database/database.js';
import type { Scope } from '../../../../ground/database/scope.js';
import type { Ground } from '../../../../ground/ground.js';
import { newId } from '../../../../ground/id.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import type { Instant } from '../../../../ground/time.js';
import type { LiaisonSide } from '../liaison-side.js';
import type { FactTeller } from '../rules/register-facts.js';
import { householdsById, lockUnits, type StoredHousehold } from './store.js';

/** Who does something to the register, when, and what the liaison room does along with it. */
export interface Acting { ground: Ground; actor: Person; at: Instant; side: LiaisonSide }
export interface HouseholdAnswer { householdId: string; version: number; changed: boolean }

/**
 * The caller's own area; but what follows of a change (a micro-grid left, a care need that moves along) is the system's work,
 * which the caller may not see.
 */
export const registerScope = ({ actor, ground }: Pick<Acting, 'actor' | 'ground'>): Scope => ({ ...scopeOf(actor, ground.countyCode), actor: 'system' });

export const tellerOf = ({ actor, at }: Pick<Acting, 'actor' | 'at'>): FactTeller => ({ newId, actorKind: 'person', actorId: actor.personId, at });

/** Who keeps the register there writes all of it; a liaison corrects the own households. */
export const rightsOn = (actor: Person, unitCode: string, liaisonPersonId: string | undefined): { mayWrite: boolean; mayCorrect: boolean } => {
  const mayWrite = mayIn(actor, 'register.write', unitCode);
  return { mayWrite, mayCorrect: mayWrite || (mayIn(actor, 'register.correct', unitCode) && liaisonPersonId === actor.personId) };
};

export interface Asked { householdId: string; command: { commandId: string; version: number }; right: 'mayWrite' | 'mayCorrect'; inForce: boolean; units?: readonly string[] }

/**
 * One command on one household: once by its id, under the lock of the units concerned, on the version the caller has seen.
 * Refusals: not_found, not_allowed, household_changed, household_ended or household_in_force.
 */
export function onHousehold(acting: Acting, asked: Asked, step: (tx: Transaction, household: StoredHousehold) => Promise<Result<HouseholdAnswer>>): Promise<Result<HouseholdAnswer>> {
  const { ground, actor, side } = acting;
  const { householdId, command } = asked;
  return ground.database.transaction(registerScope(acting), (tx) => once(tx, command.commandId, { householdId, command, by: actor.personId }, async () => {
    const seen = (await householdsById(tx, [householdId], false)).get(householdId);
    if (!seen || !mayIn(actor, 'register.read', seen.unitCode)) return refuse('not_found');
    const liaison = (await side.liaisonsOf(tx, [householdId])).get(householdId);
    if (!rightsOn(actor, seen.unitCode, liaison?.personId)[asked.right]) return refuse('not_allowed');
    await lockUnits(tx, [seen.unitCode, ...asked.units ?? []]);
    const household = (await householdsById(tx, [householdId], true)).get(householdId);
    if (!household || household.unitCode !== seen.unitCode || household.factsTold !== command.version) return refuse('household_changed');
    if (asked.inForce !== (household.validTo === null)) return refuse(asked.inForce ? 'household_ended' : 'household_in_force');
    return step(tx, household);
  }));
}

export const unchanged = (household: StoredHousehold): Result<HouseholdAnswer> =>
  done({ householdId: household.householdId, version: household.factsTold, changed: false });
