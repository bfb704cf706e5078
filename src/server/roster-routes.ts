import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { exportQuery, importParams, sendRosterQuery } from '../contract/register.js';
import { id } from '../contract/shapes.js';
import type { Person } from '../ground/access/actor.js';
import type { Ground } from '../ground/ground.js';
import type { Result } from '../ground/result.js';
import { exportRegister, MOST_ROSTER_BYTES, receiveRoster, writeResult, type Sheet } from '../rooms/honeycomb/door.js';
import { answerRefusal, isRefusalCode } from './answer-refusal.js';
import type { RawRoute } from './raw-route.js';
import { receiveUpload } from './receive-upload.js';

const SHEET_TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

/** Rosters in, the register and results of imports out. */
export const rosterRoutes = (ground: Ground): RawRoute[] => [
  {
    method: 'POST', path: '/api/register/imports', summary: '上传花名册 Send a roster (multipart field `file`: .xlsx or .csv)', action: 'register.import', streamsBody: true, perMinute: 20,
    query: sendRosterQuery.extend({ fileName: z.string().trim().min(1).max(200) }), returns: z.object({ id }), status: 201,
    async answer(request, reply, { actor, at }) {
      const asked = request.query as z.output<typeof sendRosterQuery> & { fileName: string };
      const file = await receiveUpload(request, MOST_ROSTER_BYTES, '40 MB', { empty: 'roster_empty', tooLarge: 'roster_too_large' });
      const result = await receiveRoster(ground, actor, { id: asked.id, unitCode: asked.unit, datum: asked.datum, fileName: asked.fileName }, file, at);
      if (result.ok) return reply.code(201).send(result.value);
      return refuse(request, reply, result.refusal);
    },
  },
  {
    method: 'GET', path: '/api/register/imports/:id/result.xlsx', summary: '下载逐行结果 The result of an import, row by row', action: 'register.import', params: importParams,
    answer: async (request, reply, { actor }) => sendSheet(request, reply, await writeResult(ground, actor as Person, (request.params as { id: string }).id)),
  },
  ...(['xlsx', 'csv'] as const).map((format): RawRoute => ({
    method: 'GET', path: `/api/register/export.${format}`, summary: '导出住户登记 The register of a unit', action: 'register.export', query: exportQuery, perMinute: 10,
    answer: async (request, reply, { actor, at }) => sendSheet(request, reply, await exportRegister(ground, actor, (request.query as { unit: string }).unit, at, format), format),
  })),
];

function sendSheet(request: FastifyRequest, reply: FastifyReply, sheet: Result<Sheet>, format: keyof typeof SHEET_TYPES = 'xlsx'): FastifyReply {
  if (!sheet.ok) return refuse(request, reply, sheet.refusal);
  return reply.headers({
    'content-type': SHEET_TYPES[format], 'content-disposition': `attachment; filename="register.${format}"; filename*=UTF-8''${encodeURIComponent(sheet.value.fileName)}`,
    'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
  }).send(Readable.from(sheet.value.bytes, { objectMode: false }));
}

function refuse(request: FastifyRequest, reply: FastifyReply, refused: { code: string; values?: Record<string, string | number> }): FastifyReply {
  if (!isRefusalCode(refused.code)) throw new Error(`refusal ${refused.code} has no sentence`);
  return answerRefusal(request, reply, refused.code, refused.values);
}
