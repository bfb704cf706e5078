import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { myHousehold, needDone, objectToNeed } from '../contract/care.js';
import { id } from '../contract/shapes.js';
import type { Ground } from '../ground/ground.js';
import type { Result } from '../ground/result.js';
import { objectByCard } from '../rooms/liaison/door.js';
import { answerRefusal, isRefusalCode } from './answer-refusal.js';
import type { RawRoute } from './raw-route.js';
import { showOwnHousehold } from './show-own-household.js';

const CARD = 'x-card-secret';
const MOST_SECRET = 64;
const params = z.object({ householdId: id });
const publicBecause = 'the secret of the household\'s card is the key, sent in the header x-card-secret so that no log of addresses keeps it';
const householdOf = (request: FastifyRequest): string => (request.params as z.output<typeof params>).householdId;
const secretOf = (request: FastifyRequest): string => String(request.headers[CARD] ?? '').slice(0, MOST_SECRET);

/** What a household's card opens: its own page and its objections. */
export const cardRoutes = (ground: Ground): RawRoute[] => [
  {
    method: 'GET', path: '/api/care/mine/:householdId', summary: '本户页面 What is held about my household and who looked (header x-card-secret)', action: 'public',
    publicBecause, perMinute: 60, params, returns: myHousehold,
    answer: async (request, reply, { at }) => send(request, reply, await showOwnHousehold(ground, householdOf(request), secretOf(request), at)),
  },
  {
    method: 'POST', path: '/api/care/mine/:householdId/object', summary: '本户异议 “This is wrong” about a need (header x-card-secret)', action: 'public',
    publicBecause, perMinute: 30, params, body: objectToNeed, returns: needDone,
    answer: async (request, reply, { at }) =>
      send(request, reply, await objectByCard(ground, householdOf(request), secretOf(request), request.body as z.output<typeof objectToNeed>, at)),
  },
];

function send(request: FastifyRequest, reply: FastifyReply, result: Result<unknown>): FastifyReply {
  void reply.header('cache-control', 'no-store');
  if (result.ok) return reply.code(200).send(result.value);
  if (!isRefusalCode(result.refusal.code)) throw new Error(`refusal ${result.refusal.code} has no sentence`);
  return answerRefusal(request, reply, result.refusal.code, result.refusal.values);
}
