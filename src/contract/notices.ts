import { z } from 'zod';
import { id, instant, page, pageQuery } from './shapes.js';

/** `kind` is a key of the web's catalogues (`notice.<kind>`), data fills its blanks. */
export const notice = z.object({
  id, kind: z.string(), subjectKind: z.string(), subjectId: id, data: z.record(z.string(), z.unknown()), urgent: z.boolean(),
  state: z.enum(['queued', 'sent', 'delivered', 'read']), createdAt: instant,
});
export type Notice = z.infer<typeof notice>;
export const noticeQuery = z.object(pageQuery);
export const noticePage = page(notice);
/** POST /api/notices/seen: the client has shown (delivered) or the person has opened (read) these. */
export const noticesSeen = z.object({ ids: z.array(id).min(1).max(200), state: z.enum(['delivered', 'read']) });
// GET /api/events is a stream of server-sent events: `notice` (a notice), `cases` (something in your scope changed: refetch).
