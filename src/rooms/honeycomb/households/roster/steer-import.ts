import type { z } from 'zod';
import type { chooseColumns as chooseShape, importCommand, rosterImport } from '../../../../contract/register.js';
import { scopeOf, type Person } from '../../../../ground/access/actor.js';
import { once } from '../../../../ground/commands/once.js';
import type { Transaction } from '../../../../ground/database/database.js';
import type { Ground } from '../../../../ground/ground.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { chooseFields, type Choice } from '../rules/choose-fields.js';
import { describeImport, readImport } from './show-imports.js';
import { dropClaim, findImport, setImport, type ImportState, type StoredImport } from './store.js';

type Shown = z.input<typeof rosterImport>;

/** Says what the columns are and has the rows checked by a worker; may be done again until the import is applied. */
export function chooseColumns(ground: Ground, actor: Person, importId: string, command: z.output<typeof chooseShape>): Promise<Result<Shown>> {
  return steer(ground, actor, importId, command, ['read', 'checked', 'checking'], (tx, found) => startCheck(tx, found, command));
}

/** The same for whoever has the import already, such as the command line. */
export async function startCheck(tx: Transaction, found: StoredImport, choice: Choice): Promise<Result<null>> {
  const chosen = chooseFields(found.columns, choice);
  if (!chosen.ok) return chosen;
  await dropClaim(tx, found.importId);
  await setImport(tx, found.importId, { state: 'checking', done: 0, columns: chosen.value, datum: choice.datum, counts: {} });
  return done(null);
}

/** Has what the check accepted written into the register by a worker. */
export function applyImport(ground: Ground, actor: Person, importId: string, command: z.output<typeof importCommand>): Promise<Result<Shown>> {
  return steer(ground, actor, importId, command, ['checked'], async (tx) => {
    await setImport(tx, importId, { state: 'applying', done: 0, appliedBy: actor.personId });
    return done(null);
  });
}

/** Gives an import up that is not applied yet. What an application that is stopped has written stays: it is whole households. */
export function cancelImport(ground: Ground, actor: Person, importId: string, command: z.output<typeof importCommand>): Promise<Result<Shown>> {
  return steer(ground, actor, importId, command, ['reading', 'read', 'checking', 'checked', 'applying'], async (tx) => {
    await setImport(tx, importId, { state: 'cancelled' });
    return done(null);
  });
}

function steer(
  ground: Ground, actor: Person, importId: string, command: { commandId: string }, from: readonly ImportState[],
  step: (tx: Transaction, found: StoredImport) => Promise<Result<null>>,
): Promise<Result<Shown>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const found = await readImport(tx, actor, importId, true);
    if (!found) return refuse('not_found');
    return once(tx, command.commandId, { importId, command, by: actor.personId }, async () => {
      if (!from.includes(found.state)) return refuse('import_not_now', { state: found.state });
      const stepped = await step(tx, found);
      if (!stepped.ok) return stepped;
      return done(describeImport(await findImport(tx, importId) ?? found));
    });
  });
}
