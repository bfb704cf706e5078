import { systemScope } from '../../../../ground/database/scope.js';
import type { Ground } from '../../../../ground/ground.js';
import { newId } from '../../../../ground/id.js';
import { done, refuse, type Result } from '../../../../ground/result.js';
import type { PlaceHouseholds } from '../place-households.js';
import type { Datum } from '../to-wgs84.js';
import { receiveRoster } from './receive-roster.js';
import { startCheck } from './steer-import.js';
import { findImport, removeImport, resultRows, setImport, type Counts, type ResultRow, type StoredImport } from './store.js';
import { workOnImports } from './work-on-imports.js';

export interface FileToImport { unitCode: string; fileName: string; datum: Datum; file: Buffer; apply: boolean }
export interface FileImported { found: StoredImport; counts: Counts; rejected: ResultRow[]; corrected: ResultRow[] }

const SHOWN = 1000;
const LOOK_EVERY_MS = 200;

/**
 * A whole import in one go, for the command line and the bench: read, columns as guessed, checked and, with `apply`, written.
 * Without it only the result comes back and the import is removed again. At most a thousand rows of each kind are named.
 */
export async function importFile(ground: Ground, asked: FileToImport, place: PlaceHouseholds, progress: (step: string, share: number) => void): Promise<Result<FileImported>> {
  const scope = systemScope(ground.countyCode);
  const id = newId();
  const received = await receiveRoster(ground, { kind: 'system' }, { id, unitCode: asked.unitCode, fileName: asked.fileName, datum: asked.datum }, asked.file, ground.now());
  if (!received.ok) return received;
  const find = async (): Promise<StoredImport | null> => ground.database.transaction(scope, (tx) => findImport(tx, id));
  const work = async (step: string): Promise<void> => {
    const looking = setInterval(() => { void find().then((found) => { if (found) progress(step, found.done / Math.max(1, found.rows)); }, () => undefined); }, LOOK_EVERY_MS);
    try { while (await workOnImports(ground, place, id)); } finally { clearInterval(looking); }
  };
  const started = await ground.database.transaction(scope, async (tx) => {
    const found = await findImport(tx, id, true);
    return found ? startCheck(tx, found, { datum: asked.datum, columns: [] }) : refuse('not_found');
  });
  if (!started.ok) {
    await ground.database.transaction(scope, (tx) => removeImport(tx, id));
    return started;
  }
  await work('check');
  if (asked.apply) {
    await ground.database.transaction(scope, (tx) => setImport(tx, id, { state: 'applying', done: 0 }));
    await work('apply');
  }
  const found = await find();
  if (!found) return refuse('not_found');
  const rowsOf = (result: string): Promise<ResultRow[]> => ground.database.transaction(scope, (tx) => resultRows(tx, id, { result, note: null, after: 0, limit: SHOWN }));
  const answer = { found, counts: found.counts as Counts, rejected: await rowsOf('rejected'), corrected: await rowsOf('corrected') };
  if (!asked.apply) await ground.database.transaction(scope, (tx) => removeImport(tx, id));
  return done(answer);
}
