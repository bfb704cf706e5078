import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { sentenceOf, type RefusalCode } from '../contract/refusals.js';
import type { Ground } from '../ground/ground.js';
import { MessagePage } from '../web/resident/pages/message-page.js';
import { wordsIn } from '../web/resident/words/words.js';
import { Refused } from './answer-error.js';
import { residentAssets, type ResidentAssets } from './resident/build-assets.js';
import { residentDoors } from './resident/doors.js';
import { mountHouseholdRoutes } from './resident/household-routes.js';
import { mountLiaisonRoutes } from './resident/liaison-routes.js';
import { isBusy } from './is-busy.js';
import { mountPlaceRoutes } from './resident/place-routes.js';
import type { ResidentPorts } from './resident/ports.js';
import { preferencesOf } from './resident/preferences.js';
import { mountReportRoutes } from './resident/report-routes.js';
import { showPage } from './resident/show-page.js';
import type { ResidentStage } from './resident/stage.js';
import { mountTrackingRoutes } from './resident/tracking-routes.js';

const LONG = 'public, max-age=31536000, immutable';

/**
 * The pages of a resident: report, follow, confirm, choose a place, read what is kept. Made on the server and complete
 * without JavaScript. Everything they do goes through the same use cases as /api.
 */
export async function mountResidentPages(app: FastifyInstance, ground: Ground, ports: ResidentPorts = residentDoors(ground)): Promise<void> {
  const assets = await residentAssets();
  await app.register(async (pages) => {
    const stage: ResidentStage = {
      ground, ports,
      settingOf: (request) => {
        const preferences = preferencesOf(request);
        return { w: wordsIn(preferences.language), preferences, demo: ground.demo, assets: { style: assets.style.path, script: assets.script.path } };
      },
    };
    pages.setErrorHandler((error, request, reply) => showFault(error, request, reply, stage));
    mountAssets(pages, assets);
    mountReportRoutes(pages, stage);
    mountTrackingRoutes(pages, stage);
    mountPlaceRoutes(pages, stage);
    mountHouseholdRoutes(pages, stage);
    mountLiaisonRoutes(pages, stage);
  });
}

function mountAssets(pages: FastifyInstance, { style, script, worker }: ResidentAssets): void {
  const hide = { schema: { hide: true } };
  pages.get(style.path, hide, (_request, reply) => reply.header('cache-control', LONG).type('text/css; charset=utf-8').send(style.body));
  pages.get(script.path, hide, (_request, reply) => reply.header('cache-control', LONG).type('text/javascript; charset=utf-8').send(script.body));
  pages.get('/sw.js', hide, (_request, reply) => reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(worker));
}

/** Whatever is thrown becomes a page with one sentence; never a stack, never what somebody wrote. */
function showFault(error: unknown, request: FastifyRequest, reply: FastifyReply, stage: ResidentStage): FastifyReply {
  const setting = stage.settingOf(request);
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  const code: RefusalCode = error instanceof Refused ? error.code : isBusy(error) ? 'busy' : status === 413 ? 'too_large' : status === 404 ? 'not_found' : 'broken';
  if (code === 'broken') request.log.error({ err: error }, 'resident page');
  const values = error instanceof Refused ? error.values : {};
  return showPage(reply, createElement(MessagePage, {
    ...setting, title: setting.w.message.brokenTitle, sentence: sentenceOf(code, values, setting.preferences.language),
  }), { status: code === 'busy' ? 503 : code === 'too_many_requests' ? 429 : status >= 400 ? status : 500, secret: true });
}
