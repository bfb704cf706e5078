import type { Transaction } from '../database/database.js';
import type { Instant } from '../time.js';

export interface StoredFile {
  fileId: string; sha256: string; sourceSha256: string; bytes: number; mediaType: string;
  width: number | null; height: number | null; uploadedBy: string | null; attachedTo: string | null;
}

const COLUMNS = 'file_id, sha256, source_sha256, bytes, media_type, width, height, uploaded_by, attached_to';

export async function findFile(tx: Transaction, fileId: string): Promise<StoredFile | null> {
  const rows = await tx.query<StoredFile>({
    name: 'files-find', text: `select ${COLUMNS} from ground.files where county_code = $1 and file_id = $2`,
    values: [tx.scope.countyCode, fileId],
  });
  return rows[0] ?? null;
}

/** Adds the row; answers false when the id is taken. */
export async function addFile(tx: Transaction, file: Omit<StoredFile, 'attachedTo'>, at: Instant): Promise<boolean> {
  const rows = await tx.query({
    text: `insert into ground.files (county_code, file_id, sha256, source_sha256, bytes, media_type, width, height, uploaded_by, uploaded_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000))
           on conflict do nothing returning file_id`,
    values: [tx.scope.countyCode, file.fileId, file.sha256, file.sourceSha256, file.bytes, file.mediaType, file.width, file.height, file.uploadedBy, at],
  });
  return rows.length > 0;
}

/**
 * Ties files to what they belong to, all or none. Answers the ids that could not be tied: unknown, or another's already.
 * The same files for the same subject again are no news.
 */
export async function attachFiles(tx: Transaction, subjectId: string, fileIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(fileIds)];
  if (wanted.length === 0) return [];
  const free = await tx.query<{ fileId: string }>({
    name: 'files-claim',
    text: `select file_id from ground.files where county_code = $1 and file_id = any($2::uuid[])
             and (attached_to is null or attached_to = $3) order by file_id for update`,
    values: [tx.scope.countyCode, wanted, subjectId],
  });
  const found = new Set(free.map((row) => row.fileId));
  const missing = wanted.filter((fileId) => !found.has(fileId.toLowerCase()));
  if (missing.length > 0) return missing;
  await tx.query({
    name: 'files-attach',
    text: 'update ground.files set attached_to = $3 where county_code = $1 and file_id = any($2::uuid[]) and attached_to is null',
    values: [tx.scope.countyCode, wanted, subjectId],
  });
  return [];
}

/** Whoever writes or removes the bytes of this hash holds this lock until the row is committed. */
export const lockHash = (tx: Transaction, sha256: string): Promise<unknown> =>
  tx.query({ text: `select pg_advisory_xact_lock(hashtextextended('file:' || $1, 0))`, values: [sha256] });

/** Rows nobody tied to anything in time, at most `limit`. */
export const findUnattached = (tx: Transaction, before: Instant, limit: number): Promise<{ fileId: string; sha256: string }[]> =>
  tx.query({
    text: `select file_id, sha256 from ground.files
           where county_code = $1 and attached_to is null and uploaded_at < to_timestamp($2::float8 / 1000)
           order by uploaded_at limit $3`,
    values: [tx.scope.countyCode, before, limit],
  });

/** Removes the row unless it was tied meanwhile; `last` tells that no other row has the same bytes. Under lockHash. */
export async function removeUnattached(tx: Transaction, fileId: string, sha256: string): Promise<{ removed: boolean; last: boolean }> {
  const gone = await tx.query({
    text: 'delete from ground.files where county_code = $1 and file_id = $2 and attached_to is null returning file_id',
    values: [tx.scope.countyCode, fileId],
  });
  if (gone.length === 0) return { removed: false, last: false };
  const others = await tx.query({
    text: 'select 1 from ground.files where county_code = $1 and sha256 = $2 limit 1', values: [tx.scope.countyCode, sha256],
  });
  return { removed: true, last: others.length === 0 };
}

/** Unties files whose subject has let go of them; they are swept like those nobody ever tied. */
export const letGo = (tx: Transaction, fileIds: readonly string[]): Promise<unknown> =>
  fileIds.length === 0 ? Promise.resolve() : tx.query({
    name: 'files-let-go', text: 'update ground.files set attached_to = null where county_code = $1 and file_id = any($2::uuid[])', values: [tx.scope.countyCode, fileIds],
  });
