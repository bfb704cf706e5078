import { z } from 'zod';
import { id } from './shapes.js';

/** Limits a client may check before sending; the server checks them again on the bytes themselves. */
export const FILE_LIMITS = {
  photo: { bytes: 12 * 1024 * 1024, types: ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] },
  voice: { bytes: 8 * 1024 * 1024, types: ['audio/webm', 'audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/amr'] },
} as const;

/** POST /api/files?id=UUID, multipart field `file`: 201. The same id with the same bytes again is the same file. */
export const fileStored = z.object({ id, mediaType: z.string(), bytes: z.number().int() });
