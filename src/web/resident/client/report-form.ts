import { fill } from '../words/words.js';
import { startAttachments, type Attachments } from './attachments.js';
import { forgetDraft, readDraft, writeDraft, type Draft } from './draft.js';
import { byId, button, element, given, words } from './given.js';
import { readMine, rememberMine, showMine } from './mine.js';
import { drop, keep, kept, type KeptReport } from './outbox.js';
import { showChosen, startPlace } from './place.js';
import { newId, newSecret } from './random.js';
import { send } from './send.js';

const TEXTS = ['words', 'placeWords', 'reporterName', 'reporterPhone', 'lng', 'lat', 'unitCode'] as const;
/** Field of the request → the sentence beside its box. */
const FAULT_OF: Record<string, [place: string, sentence: string]> = {
  words: ['words', words?.fault.words], placeWords: ['placeWords', words?.fault.placeWords], lng: ['placeWords', words?.fault.place],
  lat: ['placeWords', words?.fault.place], unitCode: ['placeWords', words?.fault.unit], reporterName: ['name', words?.fault.name],
  reporterPhone: ['phone', words?.fault.phone], fileIds: ['files', words?.fault.files],
};
const PHONE = /^\+?[0-9][0-9 -]{4,18}$/;

export function startReportPage(): void {
  const form = byId<HTMLFormElement>('report')!;
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const sendButton = byId<HTMLButtonElement>('send')!;
  const keptHere = Array.from(form.querySelectorAll<HTMLInputElement>('input[name=fileIds]'), (i) => i.value);
  const attachments = startAttachments(keptHere.length, (sentence) => tell(sentence, 'bad'));

  const asDraft = (): Draft => ({
    ...Object.fromEntries(TEXTS.map((name) => [name, field(name).value])), id: field('id').value, secret: field('secret').value,
    unitName: byId('chosen-name')?.textContent ?? '', keepFromLiaison: field('keepFromLiaison').checked,
  } as Draft);
  const save = (): void => { if (writeDraft(asDraft())) byId('draft')!.hidden = false; };
  const fresh = (): void => {
    form.reset();
    for (const name of TEXTS) field(name).value = '';
    field('id').value = newId();
    field('secret').value = newSecret();
    form.querySelectorAll('input[name=fileIds]').forEach((i) => i.remove());
    keptHere.length = 0;
    attachments.clear();
    showChosen('');
    forgetDraft();
    byId('draft')!.hidden = true;
    clearFaults();
  };

  begin(field, given.faulty === true || keptHere.length > 0);
  form.addEventListener('input', (event) => {
    save();
    const box = (event.target as HTMLElement).closest<HTMLElement>('.faulty');
    if (!box) return;
    box.classList.remove('faulty');
    box.querySelectorAll<HTMLElement>('.fault').forEach((line) => { line.hidden = true; });
  });
  startPlace({ lng: field('lng'), lat: field('lat'), unitCode: field('unitCode') }, save);
  byId('clear-draft')?.addEventListener('click', () => { fresh(); field('words').focus(); });

  form.addEventListener('submit', (event) => {
    const pressed = (event as SubmitEvent).submitter as HTMLButtonElement | null | undefined ?? document.activeElement;
    // Display switches and places without a script of their own go to the server as they are.
    if (pressed instanceof HTMLButtonElement && pressed.name === 'do' && pressed.value !== '') return;
    if (typeof indexedDB === 'undefined') return;
    event.preventDefault();
    clearFaults();
    const report = toReport(asDraft(), attachments, keptHere);
    const faults = check(report.body);
    if (faults.length > 0) return showFaults(faults);
    sendButton.disabled = true;
    sendButton.textContent = words.report.sending;
    void submit(report, fresh).then(() => {
      sendButton.disabled = false;
      sendButton.textContent = words.report.submit;
    });
  });

  showMine();
  const again = (): void => void flush((report) => takeBack(report, field, attachments));
  void showQueue((report) => takeBack(report, field, attachments));
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) again(); });
  setInterval(again, 20_000);
  again();
}

/** New ids for a new report, the draft's ids for one that was begun: a page from the offline copy holds old ones. */
function begin(field: (name: string) => HTMLInputElement, asServed: boolean): void {
  if (asServed) return;
  const doorCode = field('unitCode').value || (new URLSearchParams(location.search).get('unit') ?? '').replace(/[^0-9]/g, '');
  const draft = readDraft();
  field('id').value = draft?.id ?? newId();
  field('secret').value = draft?.secret ?? newSecret();
  if (!draft) { field('unitCode').value = doorCode; return; }
  const served = field('words').value !== '';
  for (const name of TEXTS) if (!served && draft[name]) field(name).value = draft[name];
  if (doorCode) field('unitCode').value = doorCode;
  else if (draft.unitCode) showChosen(draft.unitName);
  if (draft.lng) { byId('here-told')!.hidden = false; }
  field('keepFromLiaison').checked = draft.keepFromLiaison === true;
  if (draft.reporterName || draft.reporterPhone || draft.keepFromLiaison) document.querySelector<HTMLDetailsElement>('.contact')!.open = true;
  if (draft.words && !served) { byId('draft')!.hidden = false; tell(words.report.draftBack); }
}

function toReport(draft: Draft, attachments: Attachments, keptIds: string[]): KeptReport {
  const files = attachments.files();
  const text = draft.words.trim();
  const number = (value: string): number | null => (value === '' ? null : Number(value));
  return {
    id: draft.id, files, refused: null,
    body: {
      id: draft.id, secret: draft.secret, words: text || (attachments.hasVoice() ? words.report.voiceWords : ''),
      placeWords: draft.placeWords.trim(), lng: number(draft.lng), lat: number(draft.lat), coordinateSystem: 'WGS84',
      unitCode: draft.unitCode || null, reporterName: draft.reporterName.trim() || null, reporterPhone: draft.reporterPhone.trim() || null,
      fileIds: [...keptIds, ...files.map((f) => f.id)], tellLiaison: !draft.keepFromLiaison,
    },
  };
}

function check(body: KeptReport['body']): [place: string, sentence: string][] {
  const faults: [string, string][] = [];
  if (body.words === '') faults.push(FAULT_OF['words']!);
  if (body.words.length > 8000) faults.push(['words', fill(words.fault.wordsLong, { n: body.words.length })]);
  if (String(body['placeWords']).length > 200) faults.push(FAULT_OF['placeWords']!);
  if (body['reporterPhone'] && !PHONE.test(String(body['reporterPhone']))) faults.push(FAULT_OF['reporterPhone']!);
  return faults;
}

async function submit(report: KeptReport, fresh: () => void): Promise<void> {
  await keep(report).catch(() => undefined);
  const sent = await send(report);
  if (sent.kind === 'received') {
    await drop(report.id).catch(() => undefined);
    remember(report, sent.number);
    fresh();
    location.assign(`${sent.path}&sent=1`);
  } else if (sent.kind === 'refused') {
    await drop(report.id).catch(() => undefined);
    showFaults(sent.fields.map((name) => FAULT_OF[name]).filter((f): f is [string, string] => f !== undefined), sent.sentence);
  } else {
    fresh();
    tell(words.report.queued);
    await showQueue(() => undefined);
    window.scrollTo(0, 0);
  }
}

const remember = (report: KeptReport, number: string): void =>
  rememberMine({ id: report.id, key: report.body.secret, number, words: report.body.words.slice(0, 30), at: Date.now() });

let flushing = false;
async function flush(takeBackPressed: (report: KeptReport) => void): Promise<void> {
  if (flushing) return;
  flushing = true;
  try {
    for (const report of await kept()) {
      if (report.refused !== null || (byId<HTMLButtonElement>('send')?.disabled ?? false)) continue;
      const sent = await send(report);
      if (sent.kind === 'later') break;
      if (sent.kind === 'received') {
        await drop(report.id);
        remember(report, sent.number);
        tell(fill(words.report.queuedSent, { number: sent.number }), 'good', sent.path);
        showMine();
      } else {
        await keep({ ...report, refused: sent.sentence });
      }
    }
  } catch { /* no storage on this browser: nothing was queued */ } finally {
    flushing = false;
  }
  await showQueue(takeBackPressed);
}

async function showQueue(takeBackPressed: (report: KeptReport) => void): Promise<void> {
  const place = byId('queue');
  const list = place ? await kept().catch(() => []) : [];
  if (!place) return;
  const sentAlready = new Set(readMine().map((m) => m.id));
  const waiting = list.filter((r) => !sentAlready.has(r.id));
  place.hidden = waiting.length === 0;
  place.textContent = '';
  place.append(element('h2', '', fill(words.report.queuedList, { n: waiting.length })));
  for (const report of waiting) {
    const line = element('p', 'card', report.body.words.slice(0, 60));
    if (report.refused !== null) {
      line.append(element('span', 'fault', ` ${fill(words.report.queuedRefused, { why: report.refused })} `), button('plain', words.report.queuedLook, () => {
        void drop(report.id).then(() => { takeBackPressed(report); return showQueue(takeBackPressed); });
      }));
    }
    place.append(line);
  }
}

/** A refused report goes back into the form, words and photos, under a new id. */
function takeBack(report: KeptReport, field: (name: string) => HTMLInputElement, attachments: Attachments): void {
  for (const name of TEXTS) field(name).value = String(report.body[name] ?? '');
  field('keepFromLiaison').checked = report.body['tellLiaison'] === false;
  field('id').value = newId();
  field('secret').value = newSecret();
  attachments.put(report.files);
  field('words').focus();
}

function tell(sentence: string, tone: '' | 'bad' | 'good' = '', path = ''): void {
  const line = element('p', `told ${tone}`, sentence);
  if (path) {
    const link = element('a', '', words.report.seeSent);
    link.href = path;
    line.append(' ', link);
  }
  const place = byId('told')!;
  place.textContent = '';
  place.append(line);
}

function clearFaults(): void {
  byId('told')!.textContent = '';
  document.querySelectorAll('.faulty').forEach((e) => e.classList.remove('faulty'));
  document.querySelectorAll<HTMLElement>('.fault').forEach((e) => { e.hidden = true; });
}

function showFaults(faults: [place: string, sentence: string][], sentence: string = words.fault.top): void {
  tell(sentence, 'bad');
  for (const [place, text] of faults) {
    const line = byId(`fault-${place}`);
    if (!line) continue;
    line.textContent = text;
    line.hidden = false;
    line.closest('.field, .contact > div')?.classList.add('faulty');
    const details = line.closest('details');
    if (details) details.open = true;
  }
  (document.querySelector('.faulty textarea, .faulty input:not([type=hidden])') as HTMLElement | null)?.focus();
}
