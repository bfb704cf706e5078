import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import type { PlaceHouseholds } from './place-households.js';

export interface LiaisonOfHousehold { personId: string; name: string; phone: string | null; gridId: string; gridName: string; why: Record<string, unknown> & { distanceMeters: number | null } }

/**
 * What the register needs of the liaison room, which lies to its right: the server hands it in (server/liaison-side.ts). All of
 * it happens in the register's own transaction.
 */
export interface LiaisonSide {
  /** Places new and moved households, lets go ended ones, and has what is held of them follow. */
  follow: PlaceHouseholds;
  /** The liaison of each household that has one. */
  liaisonsOf(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, LiaisonOfHousehold>>;
  /** Gives what is under way with one household to another; the answer is what `carryBack` needs, and only it reads it. */
  carryOver(tx: Transaction, fromId: string, toId: string): Promise<Record<string, unknown>>;
  /** Takes it back, as far as it is still there, and gives the household its former place; before `follow`. */
  carryBack(tx: Transaction, carried: Record<string, unknown>, fromId: string, toId: string, at: Instant): Promise<void>;
}
