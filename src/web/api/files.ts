import type { z } from 'zod';
import { FILE_LIMITS, type fileStored } from '../../contract/files.js';
import { sentenceOf } from '../../contract/refusals.js';
import { call, Refused, settings } from './call.js';

export type FileStored = z.output<typeof fileStored>;

/** Sends one photo or recording under an id made here. What is plainly too large or of another kind is refused before it travels. */
export async function sendFile(id: string, file: File): Promise<FileStored> {
  const limits = file.type.startsWith('audio/') ? FILE_LIMITS.voice : FILE_LIMITS.photo;
  const type = file.type.split(';')[0]!;
  if (type !== '' && !(limits.types as readonly string[]).includes(type)) throw refuse('file_type_refused', 415);
  if (file.size > limits.bytes) throw refuse('file_too_large', 413, { limit: `${limits.bytes / 1024 / 1024} MB` });
  const form = new FormData();
  form.append('file', file, file.name);
  return call<FileStored>('POST', `/api/files`, { query: { id }, file: form });
}

const refuse = (code: 'file_type_refused' | 'file_too_large', status: number, values = {}) =>
  new Refused(code, sentenceOf(code, values, settings.language()), status);
