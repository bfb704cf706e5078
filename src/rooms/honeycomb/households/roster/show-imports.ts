import type { z } from 'zod';
import type { importCounts, importList, importListQuery, importRowPage, importRowQuery, rosterImport } from '../../../../contract/register.js';
import { scopeOf, sharedPrefix, type Person } from '../../../../ground/access/actor.js';
import { mayIn, PERMISSIONS } from '../../../../ground/access/permissions.js';
import type { Transaction } from '../../../../ground/database/database.js';
import type { Ground } from '../../../../ground/ground.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import { understood } from './say-row.js';
import { findImport, importsOf, resultRows, type StoredImport } from './store.js';

/** One import with its columns and, once checked, its numbers. */
export function showImport(ground: Ground, actor: Person, importId: string): Promise<Result<z.input<typeof rosterImport>>> {
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const found = await readImport(tx, actor, importId);
    return found ? done(describeImport(found)) : refuse('not_found');
  });
}

/** The newest imports of a unit, or of all that the caller may import into. */
export function listImports(ground: Ground, actor: Person, query: z.output<typeof importListQuery>): Promise<Result<z.input<typeof importList>>> {
  const area = query.unit ?? sharedPrefix(actor.roles.filter((r) => (PERMISSIONS['register.import'] as readonly string[]).includes(r.role)).map((r) => r.unitCode));
  if (area === null || (query.unit && !mayIn(actor, 'register.import', query.unit))) return Promise.resolve(refuse('not_allowed'));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    const rows = (await importsOf(tx, area)).filter((row) => mayIn(actor, 'register.import', row.unitCode));
    return done({ rows: rows.map((row) => { const { columns, ...shown } = describeImport(row); void columns; return shown; }) });
  });
}

/** The rows of a checked import in the order of the file, all or those with one result or one kind of note. */
export function listImportRows(ground: Ground, actor: Person, importId: string, query: z.output<typeof importRowQuery>): Promise<Result<z.input<typeof importRowPage>>> {
  const after = query.after === undefined ? 0 : Number(query.after);
  if (!Number.isInteger(after)) return Promise.resolve(refuse('input_not_understood', { fields: 'after' }));
  return ground.database.transaction(scopeOf(actor, ground.countyCode), async (tx) => {
    if (!await readImport(tx, actor, importId)) return refuse('not_found');
    const found = await resultRows(tx, importId, { result: query.result ?? null, note: query.note ?? null, after, limit: query.limit + 1 });
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    return done({
      rows: rows.map(({ parsed, ...row }) => ({ ...row, notes: row.notes ?? [], parsed: parsed ? understood(parsed) : {} })),
      next: found.length > query.limit && last ? String(last.rowNumber) : null,
    });
  });
}

/** The import, when it exists and the person may import where it belongs. */
export async function readImport(tx: Transaction, actor: Person, importId: string, lock = false): Promise<StoredImport | null> {
  const found = await findImport(tx, importId, lock);
  return found && mayIn(actor, 'register.import', found.unitCode) ? found : null;
}

export function describeImport(found: StoredImport): z.input<typeof rosterImport> {
  return {
    id: found.importId, unitCode: found.unitCode, unitName: found.unitName, fileName: found.fileName, fileKind: found.fileKind, encoding: found.encoding, sheetName: found.sheetName, otherSheets: found.otherSheets, datum: found.datum,
    state: found.state, headerRow: found.headerRow, columns: found.columns, rows: found.rows, done: found.done,
    counts: 'accepted' in found.counts ? found.counts as z.input<typeof importCounts> : null, sentAt: found.sentAt, appliedAt: found.appliedAt,
  };
}
