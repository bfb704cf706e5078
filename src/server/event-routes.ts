import type { Events } from './events.js';
import { answerRefusal } from './answer-refusal.js';
import type { RawRoute } from './raw-route.js';
import type { Sessions } from '../ground/identity/signed-in.js';
import type { Ground } from '../ground/ground.js';

/** GET /api/events: what happens, as it happens, for one signed-in person. */
export const eventRoutes = (ground: Ground, sessions: Sessions, events: Events): RawRoute[] => [{
  method: 'GET', path: '/api/events', summary: 'Server-sent events: `notice` (a notice), `cases` (something in my area changed)',
  action: 'notice.own', perMinute: 120, streamsBody: true,
  async answer(request, reply, { signedIn }) {
    const { person, sessionToken } = signedIn!;
    const response = reply.raw;
    const stillIn = async (): Promise<boolean> =>
      (await sessions.find(request.headers.cookie, ground.now(), true).catch(() => signedIn))?.sessionToken === sessionToken;
    response.setHeader('content-type', 'text/event-stream; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    // nginx would otherwise gather the stream into pages.
    response.setHeader('x-accel-buffering', 'no');
    if (!events.connect(person, response, stillIn)) {
      response.removeHeader('content-type');
      return answerRefusal(request, reply, 'too_many_requests', { seconds: 60 });
    }
    reply.hijack();
    return reply;
  },
}];
