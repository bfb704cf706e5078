import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { objectToNeed } from '../../contract/care.js';
import { report } from '../../contract/cases.js';
import { sentenceOf, type RefusalCode } from '../../contract/refusals.js';
import { isId, newId } from '../../ground/id.js';
import { HouseholdPage } from '../../web/resident/pages/household-page.js';
import type { HouseholdView } from '../../web/resident/pages/household-view.js';
import { MessagePage } from '../../web/resident/pages/message-page.js';
import { householdWords } from '../../web/resident/words/household-words.js';
import { isBusy } from '../is-busy.js';
import { asPhone, readForm } from './read-form.js';
import { showPage } from './show-page.js';
import type { ResidentStage } from './stage.js';

const HIDE = { schema: { hide: true } };
const TRY_LIMIT = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } };
const MOST_KEY = 64;
/** A link that is no id is looked up all the same, under an id nobody has: a guess learns nothing from how long it takes. */
const NOBODY = '00000000-0000-7000-8000-000000000000';
const MOST_PLACE = 200;

/** L8: the household's own page, opened by the secret of its card 联户卡. Made on the server, complete without JavaScript. */
export function mountHouseholdRoutes(app: FastifyInstance, stage: ResidentStage): void {
  app.get('/h/:id', { ...HIDE, ...TRY_LIMIT }, (request, reply) => {
    const { key, done } = request.query as Record<string, unknown>;
    return show(request, reply, stage, String(key ?? ''), { done: done === 'objected' ? 'objected' : null });
  });
  app.post('/h/:id/report', { ...HIDE, ...TRY_LIMIT }, (request, reply) => receiveReport(request, reply, stage));
  app.post('/h/:id/object', { ...HIDE, ...TRY_LIMIT }, (request, reply) => receiveObjection(request, reply, stage));
}

/** A report of this household: the place is the own address, the card says whose it is, and so the own liaison hears of it too. */
async function receiveReport(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage): Promise<FastifyReply> {
  const at = stage.ground.now();
  const form = await readForm(request, stage.ports, at);
  const { preferences, w } = stage.settingOf(request);
  const h = householdWords(preferences.language);
  const [key, householdId] = [form.text('key').slice(0, MOST_KEY), idOf(request)];
  const words = form.text('callMe') === '1' ? h.callMeWords : form.text('words');
  const again = (sentence: string): Promise<FastifyReply> =>
    show(request, reply, stage, key, { refused: { form: 'report', sentence, words: form.text('words'), phone: form.text('reporterPhone') } });
  const shown = await stage.ports.household(householdId, key, at);
  if (!shown.ok) return notFound(request, reply, stage, shown.refusal.code);
  const parsed = report.safeParse({
    id: form.text('id'), secret: form.text('secret'), words, placeWords: shown.value.address.slice(0, MOST_PLACE), unitCode: shown.value.unitCode,
    coordinateSystem: 'WGS84', reporterPhone: asPhone(form.text('reporterPhone')) || null, householdId, cardSecret: key,
  });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0]);
    return again(field === 'words' ? (words.trim() === '' ? h.needWords : w.fault.wordsLong.replace('{n}', String(words.length))) : field === 'reporterPhone' ? w.fault.phone : w.fault.id);
  }
  const received = await tried(request, () => stage.ports.receive(parsed.data, at));
  if (received.ok) return reply.redirect(`/t/${parsed.data.id}?key=${parsed.data.secret}&sent=1`, 303);
  return again(received.refusal.code === 'id_already_used' ? w.report.again : sentenceOf(received.refusal.code as RefusalCode, received.refusal.values ?? {}, preferences.language));
}

async function receiveObjection(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage): Promise<FastifyReply> {
  const at = stage.ground.now();
  const form = await readForm(request, stage.ports, at);
  const { preferences, w } = stage.settingOf(request);
  const h = householdWords(preferences.language);
  const [key, needId, words] = [form.text('key').slice(0, MOST_KEY), form.text('needId'), form.text('words')];
  const again = (sentence: string): Promise<FastifyReply> => show(request, reply, stage, key, { refused: { form: needId, sentence, words } });
  const body = objectToNeed.safeParse({ commandId: form.text('commandId'), needId, words: words.slice(0, 300) });
  if (!body.success) return again(words.trim() === '' ? h.needReason : w.fault.id);
  const done = await tried(request, () => stage.ports.object(idOf(request), key, body.data, at));
  if (done.ok) return reply.redirect(`/h/${idOf(request)}?key=${encodeURIComponent(key)}&done=objected`, 303);
  return again(sentenceOf(done.refusal.code as RefusalCode, done.refusal.values ?? {}, preferences.language));
}

async function tried<T extends { ok: boolean }>(request: FastifyRequest, work: () => Promise<T>): Promise<T | { ok: false; refusal: { code: string; values?: Record<string, string | number> } }> {
  try {
    return await work();
  } catch (error) {
    if (!isBusy(error)) request.log.error({ err: error }, 'household page');
    return { ok: false, refusal: { code: isBusy(error) ? 'busy' : 'broken' } };
  }
}

const idOf = (request: FastifyRequest): string => {
  const { id } = request.params as { id: string };
  return isId(id) ? id.toLowerCase() : NOBODY;
};

async function show(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, key: string, showing: Partial<Pick<HouseholdView, 'done' | 'refused'>>): Promise<FastifyReply> {
  const at = stage.ground.now();
  const householdId = idOf(request);
  const secret = key.slice(0, MOST_KEY);
  const shown = await stage.ports.household(householdId, secret, at);
  if (!shown.ok) return notFound(request, reply, stage, shown.refusal.code);
  const setting = stage.settingOf(request);
  const promise = await stage.ports.promise(at).catch(() => null);
  const path = `/h/${householdId}?key=${encodeURIComponent(secret)}`;
  return showPage(reply, createElement(HouseholdPage, {
    ...setting, h: householdWords(setting.preferences.language), household: shown.value, householdId, secret, at, path,
    link: `${request.protocol}://${request.host}${path}`, report: { id: newId(), secret: randomBytes(24).toString('base64url') },
    commandIds: Object.fromEntries(shown.value.needs.map((need) => [need.needId, newId()])),
    dispatchMinutes: promise?.dispatchMinutes ?? null, done: null, refused: null, ...showing,
  }), { secret: true, status: showing.refused ? 400 : 200 });
}

function notFound(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, code: string): FastifyReply {
  const setting = stage.settingOf(request);
  const h = householdWords(setting.preferences.language);
  if (code === 'busy') return showPage(reply, createElement(MessagePage, { ...setting, title: setting.w.message.brokenTitle, sentence: sentenceOf('busy', {}, setting.preferences.language) }), { status: 503, secret: true });
  return showPage(reply, createElement(MessagePage, { ...setting, title: h.notFoundTitle, sentence: h.notFound }), { status: 404, secret: true });
}
