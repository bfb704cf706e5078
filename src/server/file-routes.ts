import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { fileStored } from '../contract/files.js';
import { id } from '../contract/shapes.js';
import type { Ground } from '../ground/ground.js';
import { readFile, type FileAccess, type FileRead } from '../ground/files/read-file.js';
import { megabytes, MOST_BYTES, storeFile } from '../ground/files/store-file.js';
import { answerRefusal, isRefusalCode } from './answer-refusal.js';
import type { RawRoute } from './raw-route.js';
import { receiveUpload } from './receive-upload.js';

/** Photos and voices: in by anybody, out to whoever may see what they belong to. */
export const fileRoutes = (ground: Ground, access: FileAccess): RawRoute[] => [
  {
    method: 'POST', path: '/api/files', summary: 'Send a photo or a voice recording (multipart field `file`)', action: 'public',
    publicBecause: 'a resident adds a photo before the report itself is sent', looksAtSession: true, streamsBody: true, perMinute: 60,
    query: z.object({ id }), returns: fileStored, status: 201,
    async answer(request, reply, { actor, at }) {
      const sent = await receiveUpload(request, MOST_BYTES, megabytes(MOST_BYTES));
      const result = await storeFile(ground, actor, (request.query as { id: string }).id, sent, at);
      if (result.ok) return reply.code(201).send(result.value);
      if (!isRefusalCode(result.refusal.code)) throw new Error(`refusal ${result.refusal.code} has no sentence`);
      return answerRefusal(request, reply, result.refusal.code, result.refusal.values);
    },
  },
  {
    method: 'GET', path: '/api/files/:id', summary: 'A photo or a voice recording', action: 'public', looksAtSession: true,
    publicBecause: 'the reporter sees their own photos with the secret of the tracking link; staff are checked by their session',
    params: z.object({ id }), query: z.object({ case: id.optional(), key: z.string().min(16).max(64).optional() }),
    async answer(request, reply, { actor }) {
      const { case: subjectId, key } = request.query as { case?: string; key?: string };
      const shown = subjectId && key ? { subjectId, key } : null;
      const result = await readFile(ground, access, actor, (request.params as { id: string }).id, shown);
      if (!result.ok) return answerRefusal(request, reply, 'not_found');
      return sendBytes(reply, result.value, request.headers.range);
    },
  },
];

/** Only what a browser shows as a picture or plays is shown in place; nothing in the bytes can run. Players ask by range. */
function sendBytes(reply: FastifyReply, { file, bytes }: FileRead, range: string | undefined): FastifyReply {
  const shows = /^(image|audio)\//.test(file.mediaType);
  reply.headers({
    'content-type': file.mediaType, 'content-disposition': shows ? 'inline' : 'attachment', 'cache-control': 'private, max-age=600',
    'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'accept-ranges': 'bytes',
  });
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return reply.send(body);
  const start = asked[1] === '' ? Math.max(0, body.length - Number(asked[2])) : Number(asked[1]);
  const end = asked[1] === '' || asked[2] === '' ? body.length - 1 : Math.min(Number(asked[2]), body.length - 1);
  if (start > end) return reply.code(416).header('content-range', `bytes */${body.length}`).send('');
  return reply.code(206).header('content-range', `bytes ${start}-${end}/${body.length}`).send(body.subarray(start, end + 1));
}
