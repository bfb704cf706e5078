import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { addByReporter, confirmByReporter, reopenByReporter } from '../../contract/cases.js';
import { sentenceOf, type RefusalCode } from '../../contract/refusals.js';
import { isId, newId } from '../../ground/id.js';
import type { Refusal, Result } from '../../ground/result.js';
import { MessagePage } from '../../web/resident/pages/message-page.js';
import { TrackingPage } from '../../web/resident/pages/tracking-page.js';
import type { TrackingView } from '../../web/resident/pages/tracking-view.js';
import { isBusy } from '../is-busy.js';
import { readForm } from './read-form.js';
import type { ResidentStage } from './stage.js';
import { showPage } from './show-page.js';

type Form = 'confirm' | 'reopen' | 'add';
const DONE = { confirm: 'confirmed', reopen: 'reopened', add: 'added' } as const;
const SLOW_LINE_MS = 10 * 60_000;
const HIDE = { schema: { hide: true } };
const TRY_LIMIT = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } };

export function mountTrackingRoutes(app: FastifyInstance, stage: ResidentStage): void {
  app.get('/t/:id', { ...HIDE, ...TRY_LIMIT }, async (request, reply) => {
    const { key, sent, done } = request.query as Record<string, unknown>;
    return show(request, reply, stage, String(key ?? ''), {
      justSent: sent === '1', done: (Object.values(DONE) as unknown[]).includes(done) ? done as TrackingView['done'] : null,
    });
  });
  for (const form of ['confirm', 'reopen', 'add'] as const) {
    app.post(`/t/:id/${form}`, { ...HIDE, ...TRY_LIMIT, handlerTimeout: SLOW_LINE_MS }, (request, reply) => receive(request, reply, stage, form));
  }
}

async function receive(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, form: Form): Promise<FastifyReply> {
  const at = stage.ground.now();
  const sent = await readForm(request, stage.ports, at);
  const { w, preferences } = stage.settingOf(request);
  const key = sent.text('key');
  const typed = sent.text('words');
  const again = (sentence: string): Promise<FastifyReply> =>
    show(request, reply, stage, key, { refused: { form, sentence, words: typed }, commandId: sent.text('commandId') });
  const values = {
    commandId: sent.text('commandId'), key, words: typed.slice(0, 4000), fileIds: sent.stored.map((f) => f.id),
    trulySolved: sent.text('trulySolved') === 'yes', stars: sent.text('stars') === '' ? null : Number(sent.text('stars')),
    pressedToRate: sent.text('pressedToRate') === '' ? null : sent.text('pressedToRate') === 'yes',
  };
  if (sent.fileRefusal) return again(sentenceOf(sent.fileRefusal.code, sent.fileRefusal.values, preferences.language));
  const id = idOf(request);
  let done: Result<unknown>;
  try {
    if (form === 'confirm') {
      const body = confirmByReporter.safeParse({ ...values, words: typed.slice(0, 2000) });
      if (!body.success) return again(w.fault.id);
      done = await stage.ports.confirm(id, body.data, at);
    } else if (form === 'reopen') {
      const body = reopenByReporter.safeParse(values);
      if (!body.success) return again(typed.trim() === '' ? w.confirm.needWords : w.fault.id);
      done = await stage.ports.reopen(id, body.data, at);
    } else {
      const body = addByReporter.safeParse(values);
      if (!body.success) return again(typed.trim() === '' ? w.add.need : w.fault.id);
      done = await stage.ports.add(id, body.data, at);
    }
  } catch (error) {
    if (!isBusy(error)) request.log.error({ err: error }, 'tracking page');
    done = { ok: false, refusal: { code: isBusy(error) ? 'busy' : 'broken' } };
  }
  if (done.ok) return reply.redirect(`/t/${id}?key=${encodeURIComponent(key)}&done=${DONE[form]}`, 303);
  return again(sentenceOf(done.refusal.code as RefusalCode, done.refusal.values ?? {}, preferences.language));
}

/** A link that is no id is looked up all the same, under an id nobody has: a guess learns nothing from how long it takes. */
const NOBODY = '00000000-0000-7000-8000-000000000000';
const idOf = (request: FastifyRequest): string => {
  const { id } = request.params as { id: string };
  return isId(id) ? id.toLowerCase() : NOBODY;
};

type Showing = Partial<Pick<TrackingView, 'justSent' | 'done' | 'refused'>> & { commandId?: string };

async function show(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, key: string, showing: Showing): Promise<FastifyReply> {
  const { commandId, ...rest } = showing;
  const at = stage.ground.now();
  const id = idOf(request);
  const tracked = await stage.ports.track({ id, key: key.slice(0, 64) }, at);
  if (!tracked.ok) return notFound(request, reply, stage, tracked.refusal);
  const path = `/t/${id}?key=${encodeURIComponent(key)}`;
  const again = commandId && isId(commandId) ? commandId : null;
  const of = (form: Form): string => (rest.refused?.form === form && again ? again : newId());
  return showPage(reply, createElement(TrackingPage, {
    ...stage.settingOf(request), tracking: tracked.value, secret: key, at, path, link: `${request.protocol}://${request.host}${path}`,
    commandIds: { confirm: of('confirm'), reopen: of('reopen'), add: of('add') }, justSent: false, done: null, refused: null, ...rest,
  }), { secret: true, status: rest.refused ? 400 : 200 });
}

function notFound(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, refusal: Refusal): FastifyReply {
  const setting = stage.settingOf(request);
  const { w } = setting;
  if (refusal.code === 'busy') {
    return showPage(reply, createElement(MessagePage, { ...setting, title: w.message.brokenTitle, sentence: sentenceOf('busy', {}, setting.preferences.language) }), { status: 503, secret: true });
  }
  return showPage(reply, createElement(MessagePage, { ...setting, title: w.message.notFoundTitle, sentence: w.message.notFound }), { status: 404, secret: true });
}
