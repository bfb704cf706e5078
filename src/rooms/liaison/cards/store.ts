import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';

/** The hash of the card in force of each of these households; a household without one is absent. */
export async function keysInForce(tx: Transaction, householdIds: readonly string[]): Promise<Map<string, Buffer>> {
  const rows = await tx.query<{ householdId: string; keyHash: Buffer }>({
    name: 'cards-in-force',
    text: `select distinct on (household_id) household_id, key_hash from liaison.household_keys
           where county_code = $1 and household_id = any($2::uuid[]) and revoked_at is null order by household_id, issued_at desc`,
    values: [tx.scope.countyCode, householdIds],
  });
  return new Map(rows.map((row) => [row.householdId, row.keyHash]));
}

/** A new card; the one before stops in the same transaction. */
export async function replaceKey(tx: Transaction, householdId: string, keyHash: Buffer, issuedBy: string, at: Instant): Promise<void> {
  await tx.query({ text: `select pg_advisory_xact_lock(hashtextextended('card ' || $1, 0))`, values: [householdId] });
  await tx.query({
    name: 'cards-revoke',
    text: `update liaison.household_keys set revoked_at = to_timestamp($3::float8 / 1000) where county_code = $1 and household_id = $2 and revoked_at is null`,
    values: [tx.scope.countyCode, householdId, at],
  });
  // Two cards within one millisecond: the key of the table is the instant, so the second is one later.
  await tx.query({
    name: 'cards-issue',
    text: `insert into liaison.household_keys (county_code, household_id, key_hash, issued_by, issued_at)
           select $1, $2, $3, $4, greatest(to_timestamp($5::float8 / 1000), max(issued_at) + interval '1 millisecond')
           from liaison.household_keys where county_code = $1 and household_id = $2`,
    values: [tx.scope.countyCode, householdId, keyHash, issuedBy, at],
  });
}
