import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { RefusalCode } from '../contract/refusals.js';
import { answerRefusal, languageOf } from './answer-refusal.js';
import { isBusy } from './is-busy.js';
import { nameFields } from './name-fields.js';

/** A parse by one of our schemas failed; `issues` are zod's. */
export class InputNotUnderstood extends Error {
  readonly issues: readonly z.core.$ZodIssue[];
  constructor(issues: readonly z.core.$ZodIssue[]) { super('input not understood'); this.issues = issues; }
}

/** An expected refusal thrown where a value cannot be handed back, such as out of a hook. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly values: Record<string, string | number>;
  constructor(code: RefusalCode, values: Record<string, string | number> = {}) { super(code); this.code = code; this.values = values; }
}

/** Fastify's own complaints about a request, in our words. */
const FASTIFY: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large', FST_ERR_CTP_INVALID_JSON_BODY: 'input_not_understood',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'input_not_understood', FST_ERR_CTP_INVALID_MEDIA_TYPE: 'input_not_understood',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'input_not_understood', FST_ERR_HANDLER_TIMEOUT: 'busy', FST_ERR_BAD_URL: 'not_found',
};

/** One place where everything thrown becomes an answer; never a stack, never a statement, never what somebody wrote. */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  // The answer had begun or the caller left: there is nobody to tell.
  if (reply.raw.headersSent || reply.raw.destroyed) { reply.raw.destroy(); return undefined; }
  if (error instanceof Refused) return answerRefusal(request, reply, error.code, error.values);
  if (error instanceof InputNotUnderstood) {
    const { paths, sentence } = nameFields(error.issues, languageOf(request));
    return answerRefusal(request, reply, 'input_not_understood', { fields: sentence }, paths);
  }
  const code = (error as FastifyError).code;
  const known = FASTIFY[code];
  if (known) {
    return answerRefusal(request, reply, known, { fields: nameFields([], languageOf(request)).sentence });
  }
  if (isBusy(error)) {
    request.log.warn({ err: error }, 'busy');
    return answerRefusal(request, reply.header('retry-after', '3'), 'busy');
  }
  const status = (error as FastifyError).statusCode ?? 500;
  if (status === 404) return answerRefusal(request, reply, 'not_found');
  if (status >= 400 && status < 500) {
    return answerRefusal(request, reply, 'input_not_understood', { fields: nameFields([], languageOf(request)).sentence });
  }
  request.log.error({ err: error }, 'broken');
  return answerRefusal(request, reply.header('x-request-id', request.id), 'broken');
}
