import { createHash } from 'node:crypto';
import type { Transaction } from '../database/database.js';
import { refuse, type Result } from '../result.js';

/**
 * Carries out a client's command once. The same id with the same input again gets the first answer without doing anything;
 * the same id with other input is refused. Two at the same instant: the second waits for the first, then gets its answer.
 * A refusal is not remembered: the client may send the same command again after the cause is gone.
 */
export async function once<T>(tx: Transaction, commandId: string, input: unknown, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest();
  await tx.query({ name: 'commands-lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [commandId] });
  const [before] = await tx.query<{ inputHash: Buffer; answer: T }>({
    name: 'commands-find',
    text: 'select input_hash, answer from ground.commands where county_code = $1 and command_id = $2',
    values: [tx.scope.countyCode, commandId],
  });
  if (before) return before.inputHash.equals(hash) ? { ok: true, value: before.answer } : refuse('id_already_used');
  const result = await work();
  if (result.ok) {
    await tx.query({
      name: 'commands-record',
      text: 'insert into ground.commands (county_code, command_id, input_hash, answer) values ($1, $2, $3, $4)',
      values: [tx.scope.countyCode, commandId, hash, JSON.stringify(result.value)],
    });
  }
  return result;
}
