import type { FastifyRequest } from 'fastify';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RefusalCode } from '../contract/refusals.js';
import { Refused } from './answer-error.js';

class TooLarge extends Error {}

/** What a file that is empty or too large is answered with. */
const AS_FILE = { empty: 'file_broken', tooLarge: 'file_too_large' } as const satisfies Record<string, RefusalCode>;

/**
 * The first file of a multipart request. It goes to disk while it arrives, so that a hundred slow lines cost no memory, and
 * nothing after the limit is kept: the rest of the request runs into the void. Throws a refusal; answers the bytes.
 */
export async function receiveUpload(request: FastifyRequest, mostBytes: number, limit: string, says: { empty: RefusalCode; tooLarge: RefusalCode } = AS_FILE): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  // Headers of the parts take a little room as well.
  if (declared > mostBytes + 16_384) {
    request.raw.resume();
    throw new Refused(says.tooLarge, { limit });
  }
  if (!request.isMultipart()) throw new Refused('input_not_understood', { fields: 'file' });
  const folder = await mkdtemp(join(tmpdir(), 'sizhi-upload-'));
  try {
    const part = await request.file({ limits: { files: 1, fields: 4, fieldSize: 1024, fileSize: mostBytes + 1 }, throwFileSizeLimit: false });
    if (!part) throw new Refused('input_not_understood', { fields: 'file' });
    let taken = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        taken += chunk.byteLength;
        next(taken > mostBytes ? new TooLarge() : null, chunk);
      },
    });
    const path = join(folder, 'part');
    await pipeline(part.file, measure, createWriteStream(path));
    if (taken === 0) throw new Refused(says.empty);
    return await readFile(path);
  } catch (error) {
    if (error instanceof TooLarge) {
      request.raw.unpipe();
      request.raw.resume();
      throw new Refused(says.tooLarge, { limit });
    }
    if (error instanceof Refused || 'syscall' in (error as object) || 'statusCode' in (error as object)) throw error;
    // What is left is the parser's: the line was cut, or what came is no multipart.
    request.raw.unpipe();
    request.raw.resume();
    throw new Refused('file_unknown');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
