import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { report } from '../../contract/cases.js';
import { sentenceOf, type RefusalCode } from '../../contract/refusals.js';
import { newId } from '../../ground/id.js';
import type { Refusal } from '../../ground/result.js';
import { ReportPage, type FaultField, type Faults, type ReportView, type Typed } from '../../web/resident/pages/report-page.js';
import { fill, wordsIn } from '../../web/resident/words/words.js';
import { changedBy, keepPreferences } from './preferences.js';
import { asPhone, readForm, type ReadForm } from './read-form.js';
import { isBusy } from '../is-busy.js';
import type { ResidentStage } from './stage.js';
import { showPage } from './show-page.js';

const SLOW_LINE_MS = 10 * 60_000;

export function mountReportRoutes(app: FastifyInstance, stage: ResidentStage): void {
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const code = String((request.query as Record<string, unknown>)['unit'] ?? '');
    const unit = /^[0-9]{6,21}$/.test(code) ? await stage.ports.unitByCode(code) : null;
    return show(request, reply, stage, { typed: { ...empty(), unitCode: unit?.unitCode ?? '' }, fromDoorCode: unit !== null });
  });
  app.post('/report', { schema: { hide: true }, handlerTimeout: SLOW_LINE_MS, config: { rateLimit: { max: 60, timeWindow: 60_000 } } }, (request, reply) =>
    receiveForm(request, reply, stage));
}

async function receiveForm(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage): Promise<FastifyReply> {
  const at = stage.ground.now();
  const form = await readForm(request, stage.ports, at);
  const typed = typedIn(form);
  const asked = form.all('do').find((word) => word !== '') ?? '';
  if (asked !== '') return rearrange(request, reply, stage, typed, asked);
  const { w } = stage.settingOf(request);
  const parsed = report.safeParse(asReport(typed, w.report.voiceWords));
  const faults: Faults = parsed.success ? {} : faultsOf(parsed.error.issues.map((issue) => String(issue.path[0])), typed, w.fault);
  if (form.fileRefusal) faults.files = sentenceOf(form.fileRefusal.code, form.fileRefusal.values, stage.settingOf(request).preferences.language);
  if (!parsed.success || form.fileRefusal) return show(request, reply, stage, { typed, faults, status: 400 });
  try {
    const received = await stage.ports.receive(parsed.data, at);
    if (received.ok) return reply.redirect(`/t/${parsed.data.id}?key=${parsed.data.secret}&sent=1`, 303);
    return await refused(request, reply, stage, typed, received.refusal);
  } catch (error) {
    if (!isBusy(error)) request.log.error({ err: error }, 'report page');
    return refused(request, reply, stage, typed, { code: isBusy(error) ? 'busy' : 'broken' });
  }
}

/** A switch of the display or a step in choosing a place: the same page again, with everything typed. */
async function rearrange(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, typed: Typed, asked: string): Promise<FastifyReply> {
  const changed = changedBy(asked, stage.settingOf(request).preferences);
  if (changed) {
    keepPreferences(reply, changed);
    return show(request, reply, stage, { typed, preferences: changed });
  }
  const [verb, code = ''] = asked.split(':');
  const unit = /^[0-9]{6,21}$/.test(code) ? await stage.ports.unitByCode(code) : null;
  if (verb === 'unit') return show(request, reply, stage, { typed: { ...typed, unitCode: unit?.unitCode ?? '' } });
  if (verb === 'no-unit') return show(request, reply, stage, { typed: { ...typed, unitCode: '' } });
  if (verb === 'choose' || verb === 'inside') {
    const parent = verb === 'inside' ? unit : null;
    return show(request, reply, stage, { typed, choosing: { parent, rows: await stage.ports.unitsBelow(parent?.unitCode ?? null) } });
  }
  return show(request, reply, stage, { typed });
}

const FIELD_OF_REFUSAL: Partial<Record<RefusalCode, FaultField>> = {
  place_outside: 'place', unit_unknown: 'unit', file_unknown: 'files', file_broken: 'files', file_too_large: 'files', file_type_refused: 'files',
};

async function refused(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, typed: Typed, refusal: Refusal): Promise<FastifyReply> {
  const { w, preferences } = stage.settingOf(request);
  const code = refusal.code as RefusalCode;
  if (code === 'id_already_used') {
    // Back, other words, sent again: the first one is safe; this one gets ids of its own.
    const before = await stage.ports.track({ id: typed.id, key: typed.secret }, stage.ground.now());
    const link = before.ok ? { path: `/t/${typed.id}?key=${typed.secret}`, text: w.report.seeSent } : undefined;
    return show(request, reply, stage, { typed: { ...typed, ...newLink() }, notice: { sentence: w.report.again, ...(link ? { link } : {}) }, status: 409 });
  }
  const sentence = sentenceOf(code, refusal.values ?? {}, preferences.language);
  const field = FIELD_OF_REFUSAL[code];
  const kept = field === 'place' ? { ...typed, lng: '', lat: '' } : field === 'unit' ? { ...typed, unitCode: '' } : field === 'files' ? { ...typed, fileIds: [] } : typed;
  return show(request, reply, stage, field ? { typed: kept, faults: { [field]: sentence }, status: 400 } : { typed, notice: { sentence }, status: code === 'busy' ? 503 : 400 });
}

interface Showing extends Partial<Pick<ReportView, 'faults' | 'notice' | 'choosing' | 'fromDoorCode' | 'preferences'>> { typed: Typed; status?: number }

async function show(request: FastifyRequest, reply: FastifyReply, stage: ResidentStage, showing: Showing): Promise<FastifyReply> {
  const { typed, status, preferences, ...rest } = showing;
  const setting = stage.settingOf(request);
  const unit = typed.unitCode === '' ? null : await stage.ports.unitByCode(typed.unitCode).catch(() => null);
  // A page that promises nothing still takes the report; it is kept on the phone until the house is back.
  const promise = await stage.ports.promise(stage.ground.now()).catch(() => null);
  return showPage(reply, createElement(ReportPage, {
    ...setting, ...(preferences ? { preferences, w: wordsIn(preferences.language) } : {}),
    faults: {}, notice: null, choosing: null, fromDoorCode: false, promise, countyCode: stage.ground.countyCode,
    typed, unitName: unit?.name ?? null, ...rest,
  }), { status: status ?? 200 });
}

const newLink = (): Pick<Typed, 'id' | 'secret'> => ({ id: newId(), secret: randomBytes(24).toString('base64url') });
const empty = (): Typed => ({
  ...newLink(), words: '', placeWords: '', lng: '', lat: '', unitCode: '', reporterName: '', reporterPhone: '', fileIds: [], voice: '', keepFromLiaison: '',
});

function typedIn(form: ReadForm): Typed {
  const made = newLink();
  return {
    id: form.text('id') || made.id, secret: form.text('secret') || made.secret, words: form.text('words'), placeWords: form.text('placeWords'),
    lng: form.text('lng'), lat: form.text('lat'), unitCode: form.text('unitCode'), reporterName: form.text('reporterName'),
    reporterPhone: form.text('reporterPhone'), fileIds: [...new Set([...form.all('fileIds'), ...form.stored.map((f) => f.id)])].slice(0, 9),
    voice: form.text('voice') || (form.stored.some((f) => f.mediaType.startsWith('audio/')) ? '1' : ''),
    keepFromLiaison: form.text('keepFromLiaison') ? '1' : '',
  };
}

const asReport = (typed: Typed, voiceWords: string): object => ({
  id: typed.id, secret: typed.secret, words: typed.words.trim() === '' && typed.voice !== '' ? voiceWords : typed.words, placeWords: typed.placeWords,
  lng: typed.lng === '' ? null : Number(typed.lng), lat: typed.lat === '' ? null : Number(typed.lat), coordinateSystem: 'WGS84',
  unitCode: typed.unitCode || null, reporterName: typed.reporterName.trim() || null, reporterPhone: asPhone(typed.reporterPhone) || null, fileIds: typed.fileIds,
  tellLiaison: typed.keepFromLiaison === '',
});

function faultsOf(fields: readonly string[], typed: Typed, f: ReturnType<typeof wordsIn>['fault']): Faults {
  const faults: Faults = {};
  for (const field of fields) {
    if (field === 'words') faults.words = typed.words.trim() === '' ? f.words : fill(f.wordsLong, { n: typed.words.length });
    else if (field === 'placeWords') faults.placeWords = f.placeWords;
    else if (field === 'lng' || field === 'lat') faults.place = f.place;
    else if (field === 'unitCode') faults.unit = f.unit;
    else if (field === 'reporterName') faults.name = f.name;
    else if (field === 'reporterPhone') faults.phone = f.phone;
    else if (field === 'fileIds') faults.files = f.files;
    else { faults.id = f.id; Object.assign(typed, newLink()); }
  }
  return faults;
}
