import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../ground/access/actor.js';
import type { Route } from '../ground/http/route.js';
import type { SignedIn } from '../ground/identity/signed-in.js';

/**
 * A route that speaks in bytes, streams or another library's voice instead of one parsed answer: files, events, sign-in.
 * It stands in the same table of permissions and in the same grid; only its `answer` writes to the reply itself.
 */
export interface RawRoute extends Pick<Route, 'method' | 'path' | 'summary' | 'action' | 'publicBecause' | 'perMinute' | 'query' | 'params' | 'body' | 'status'> {
  /** Keep the body as bytes that the answer reads itself. */
  streamsBody?: boolean;
  /** Public routes that look at the caller's session all the same, such as a file shown to staff or to its reporter. */
  looksAtSession?: boolean;
  /** The shape of a JSON answer, when it is one: described in the OpenAPI document and applied to what is sent. */
  returns?: z.ZodType;
  answer(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<unknown>;
}

export interface Caller { actor: Actor; signedIn: SignedIn | null; at: number }
