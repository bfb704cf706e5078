import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';

/**
 * Puts the households into micro-grids, or takes the ended ones out of theirs. Micro-grids live to the right of this room, so
 * the server hands this in; it is called in the transaction that registered, moved or ended the households, after their rows
 * are written and before the commit, at which the database checks that every household in force belongs to one.
 */
export type PlaceHouseholds = (tx: Transaction, householdIds: readonly string[], at: Instant) => Promise<void>;
