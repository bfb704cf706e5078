import type { FastifyInstance } from 'fastify';
import { createElement } from 'react';
import { MessagePage } from '../../web/resident/pages/message-page.js';
import { PrivacyPage } from '../../web/resident/pages/privacy-page.js';
import { UnitsPage } from '../../web/resident/pages/units-page.js';
import { changedBy, keepPreferences, preferencesOf } from './preferences.js';
import type { ResidentStage } from './stage.js';
import { showPage } from './show-page.js';

const HIDE = { schema: { hide: true } };

/** Choosing a place by links, what is kept about a person, and the display switches. */
export function mountPlaceRoutes(app: FastifyInstance, stage: ResidentStage): void {
  app.get('/units', HIDE, async (request, reply) => {
    const setting = stage.settingOf(request);
    const code = String((request.query as Record<string, unknown>)['parent'] ?? '');
    const parent = /^[0-9]{9,21}$/.test(code) ? await stage.ports.unitByCode(code) : null;
    if (code !== '' && !parent) {
      return showPage(reply, createElement(MessagePage, { ...setting, title: setting.w.message.notFoundTitle, sentence: setting.w.fault.unit }), { status: 404 });
    }
    const rows = await stage.ports.unitsBelow(parent?.unitCode ?? null);
    return showPage(reply, createElement(UnitsPage, { ...setting, parent, rows, path: parent ? `/units?parent=${parent.unitCode}` : '/units' }));
  });
  app.get('/privacy', HIDE, async (request, reply) => showPage(reply, createElement(PrivacyPage, stage.settingOf(request))));
  app.post('/preferences', HIDE, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const changed = changedBy(String(body['do'] ?? ''), preferencesOf(request));
    if (changed) keepPreferences(reply, changed);
    return reply.redirect(ownPath(body['back']), 303);
  });
}

/** Only a path of this site: "//elsewhere" and "/\elsewhere" are addresses of another. */
export const ownPath = (back: unknown): string =>
  typeof back === 'string' && back.length < 400 && /^\/(?![/\\])[\x21-\x7e]*$/.test(back) ? back : '/';
