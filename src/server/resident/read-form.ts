import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { v5 } from 'uuid';
import { FILE_LIMITS } from '../../contract/files.js';
import type { RefusalCode } from '../../contract/refusals.js';
import { isId } from '../../ground/id.js';
import type { ResidentPorts } from './ports.js';

const MOST_FILES = 9;
const LIMITS = { fileSize: FILE_LIMITS.photo.bytes, files: MOST_FILES * 2, fields: 60, fieldSize: 64 * 1024, fieldNameSize: 100 };

/** Full-width digits and odd spaces are how people type a telephone number in Chinese. */
export const asPhone = (text: string): string => text.trim().replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - 0xff10)).replace(/[\s　—–－]+/g, ' ');

export interface ReadForm {
  text(name: string): string;
  all(name: string): string[];
  /** Files that arrived and are stored. */
  stored: { id: string; mediaType: string }[];
  fileRefusal: { code: RefusalCode; values: Record<string, string | number> } | null;
}

/** A form's text as it was meant: one kind of line end, and no NUL, which the database cannot hold. */
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\0/g, '');

/**
 * Reads a posted form, multipart or plain. Files are stored as they arrive, under an id made from the form's own id and
 * their bytes, so that a form sent twice stores nothing twice. A refused file does not lose the rest of the form.
 */
export async function readForm(request: FastifyRequest, ports: Pick<ResidentPorts, 'storeFile'>, at: number): Promise<ReadForm> {
  const fields = new Map<string, string[]>();
  const put = (name: string, value: string): void => { fields.set(name, [...(fields.get(name) ?? []), clean(value)]); };
  const form: ReadForm = {
    all: (name) => fields.get(name) ?? [], text: (name) => fields.get(name)?.[0] ?? '', stored: [], fileRefusal: null,
  };
  if (!request.isMultipart()) {
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
      for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'string') put(name, one);
    }
    return form;
  }
  for await (const part of request.parts({ limits: LIMITS, throwFileSizeLimit: false } as Parameters<FastifyRequest['parts']>[0])) {
    if (part.type === 'field') { put(part.fieldname, String(part.value ?? '')); continue; }
    const bytes = await part.toBuffer();
    if (bytes.length === 0) continue;
    if (part.file.truncated) {
      form.fileRefusal = { code: 'file_too_large', values: { limit: `${FILE_LIMITS.photo.bytes / 1024 / 1024} MB` } };
      continue;
    }
    if (form.stored.length + form.all('fileIds').length >= MOST_FILES) continue;
    const owner = isId(form.text('id')) ? form.text('id') : isId(form.text('commandId')) ? form.text('commandId') : null;
    if (owner === null) continue;
    const id = v5(createHash('sha256').update(bytes).digest('hex'), owner);
    const stored = await ports.storeFile({ id, bytes }, at);
    if (stored.ok) form.stored.push({ id, mediaType: stored.value.mediaType });
    else form.fileRefusal = { code: stored.refusal.code as RefusalCode, values: stored.refusal.values ?? {} };
  }
  return form;
}
