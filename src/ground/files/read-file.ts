import { mayAnywhere } from '../access/permissions.js';
import { reporterScope } from '../database/scope.js';
import { scopeOf, type Actor, type Person } from '../access/actor.js';
import type { Transaction } from '../database/database.js';
import type { Ground } from '../ground.js';
import { done, refuse, type Result } from '../result.js';
import { findFile, type StoredFile } from './store.js';

/** Who may see what a file is tied to; the ground knows no room, so the server gives this at mounting. */
export interface FileAccess {
  /** In the transaction of a signed-in person, under its row-level security. */
  maySee(tx: Transaction, actor: Person, attachedTo: string): Promise<boolean>;
  /** Whether the secret of a tracking link opens this subject; in a reporter's transaction. */
  holdsKey(tx: Transaction, subjectId: string, key: string): Promise<boolean>;
}

export interface FileRead { file: StoredFile; bytes: Uint8Array }

/**
 * A file for staff who may see what it is tied to, for the reporter who shows the secret of that case, or for the person who
 * uploaded it and has not sent it yet. Everybody else is told that there is none.
 */
export async function readFile(
  ground: Ground, access: FileAccess, actor: Actor, fileId: string, shown: { subjectId: string; key: string } | null,
): Promise<Result<FileRead>> {
  const scope = actor.kind === 'public' && shown ? reporterScope(ground.countyCode, shown.subjectId) : scopeOf(actor, ground.countyCode);
  const file = await ground.database.transaction(scope, async (tx) => {
    const found = await findFile(tx, fileId);
    if (!found) return null;
    if (found.attachedTo === null) return actor.kind === 'person' && found.uploadedBy === actor.personId ? found : null;
    if (mayAnywhere(actor, 'case.read') && await access.maySee(tx, actor, found.attachedTo)) return found;
    if (shown?.subjectId !== found.attachedTo) return null;
    return await access.holdsKey(tx, shown.subjectId, shown.key) ? found : null;
  });
  if (!file) return refuse('not_found');
  const bytes = await ground.files.get(file.sha256);
  if (!bytes) throw new Error(`bytes of file ${fileId} are missing from the store`);
  return done({ file, bytes });
}
