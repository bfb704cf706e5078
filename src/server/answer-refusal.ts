import type { FastifyReply, FastifyRequest } from 'fastify';
import { REFUSALS, sentenceOf, type Language, type RefusalCode } from '../contract/refusals.js';
import type { RefusalAnswer } from '../contract/shapes.js';

/** `?lang=en` wins over Accept-Language; Chinese is the language of the house and the answer to anything unknown. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (asked === 'en' || asked === 'zh') return asked;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

/** Sends a refusal as its status, its stable code and a sentence that says what to do. */
export function answerRefusal(
  request: FastifyRequest, reply: FastifyReply, code: RefusalCode,
  values: Record<string, string | number> = {}, fields?: string[],
): FastifyReply {
  const answer: RefusalAnswer = { code, sentence: sentenceOf(code, values, languageOf(request)) };
  if (fields) answer.fields = fields;
  return reply.code(REFUSALS[code][0]).header('cache-control', 'no-store')
    .type('application/json; charset=utf-8').serializer(JSON.stringify).send(answer);
}

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);
