import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { LiaisonPage } from '../../web/resident/pages/liaison-page.js';
import { MessagePage } from '../../web/resident/pages/message-page.js';
import { householdWords } from '../../web/resident/words/household-words.js';
import { showPage } from './show-page.js';
import type { ResidentStage } from './stage.js';

const HIDE = { schema: { hide: true } };
const LIMIT = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } };
const MOST_ADDRESS = 120;
const TOWN_DIGITS = 9;

/** Who is my liaison: by place, and by door number in a posted form, so that no address stands in a link or a log. */
export function mountLiaisonRoutes(app: FastifyInstance, stage: ResidentStage): void {
  app.get('/liaison', { ...HIDE, ...LIMIT }, (request, reply) => show(request, reply, stage, String((request.query as Record<string, unknown>)['unit'] ?? ''), ''));
  app.post('/liaison', { ...HIDE, ...LIMIT }, (request, reply) => {
    const body = (request.body ?? {}) as Record<string, unknown>;
    return show(request, reply, stage, String(body['unit'] ?? ''), String(body['address'] ?? '').trim().slice(0, MOST_ADDRESS));
  });
}

async function show(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, code: string, address: string): Promise<FastifyReply> {
  const setting = stage.settingOf(request);
  const h = householdWords(setting.preferences.language);
  const unit = /^[0-9]{9,21}$/.test(code) ? await stage.ports.unitByCode(code) : null;
  if (code !== '' && !unit) return showPage(reply, createElement(MessagePage, { ...setting, title: setting.w.message.notFoundTitle, sentence: setting.w.fault.unit }), { status: 404 });
  // A town has too many liaisons to list: its villages and communities are chosen among first.
  const above = unit === null || unit.unitCode.length <= TOWN_DIGITS;
  const rows = above ? await stage.ports.unitsBelow(unit?.unitCode ?? null) : [];
  const found = above || !unit ? null : await stage.ports.myLiaison({ unit: unit.unitCode, ...(address === '' ? {} : { address }) });
  return showPage(reply, createElement(LiaisonPage, { ...setting, h, unit, rows, found: found?.ok ? found.value : null, address }), { secret: address !== '' });
}
