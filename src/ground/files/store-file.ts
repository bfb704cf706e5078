import { createHash } from 'node:crypto';
import { FILE_LIMITS } from '../../contract/files.js';
import { scopeOf, type Actor } from '../access/actor.js';
import type { Ground } from '../ground.js';
import { done, refuse, type Result } from '../result.js';
import type { Instant } from '../time.js';
import { cleanPhoto } from './clean-photo.js';
import { recognise } from './recognise.js';
import { addFile, findFile, lockHash, type StoredFile } from './store.js';

export interface FileAnswer { id: string; mediaType: string; bytes: number }

export const MOST_BYTES = Math.max(FILE_LIMITS.photo.bytes, FILE_LIMITS.voice.bytes);
export const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Keeps a photo or a voice recording under the id the client made. The same bytes again are the same file; other bytes under
 * a known id are refused. The bytes are on disk before the row is committed, so a row never lacks its bytes.
 */
export async function storeFile(ground: Ground, actor: Actor, fileId: string, sent: Buffer, at: Instant): Promise<Result<FileAnswer>> {
  const scope = scopeOf(actor, ground.countyCode);
  const sourceSha256 = sha256(sent);
  const known = await ground.database.transaction(scope, (tx) => findFile(tx, fileId));
  if (known) return sameOrTaken(known, sourceSha256);

  const what = await recognise(sent);
  if (!what) return refuse('file_type_refused');
  const limit = FILE_LIMITS[what.kind].bytes;
  if (sent.byteLength > limit) return refuse('file_too_large', { limit: megabytes(limit) });
  let keep: { bytes: Buffer; mediaType: string; width: number | null; height: number | null } = { bytes: sent, mediaType: what.mediaType, width: null, height: null };
  if (what.kind === 'photo') {
    const cleaned = await cleanPhoto(sent, what.mediaType);
    if (!cleaned.ok) return cleaned;
    keep = cleaned.value;
  }

  const hash = sha256(keep.bytes);
  const row = {
    fileId, sha256: hash, sourceSha256, bytes: keep.bytes.byteLength, mediaType: keep.mediaType, width: keep.width, height: keep.height,
    uploadedBy: actor.kind === 'person' ? actor.personId : null,
  };
  return ground.database.transaction(scope, async (tx) => {
    await lockHash(tx, hash);
    await ground.files.put(hash, keep.bytes);
    if (await addFile(tx, row, at)) return done({ id: fileId, mediaType: row.mediaType, bytes: row.bytes });
    return sameOrTaken((await findFile(tx, fileId))!, sourceSha256);
  });
}

const sameOrTaken = (known: StoredFile, sourceSha256: string): Result<FileAnswer> =>
  known.sourceSha256 === sourceSha256 ? done({ id: known.fileId, mediaType: known.mediaType, bytes: known.bytes }) : refuse('id_already_used');
