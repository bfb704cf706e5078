import { byId, button, element, words } from './given.js';
import type { KeptFile } from './outbox.js';
import { shrink } from '../../ui/shrink-photo.js';
import { newId } from './random.js';
import { canRecord, record, type Recording } from '../../ui/record-voice.js';
import { fill } from '../words/words.js';

const MOST = 9;

export interface Attachments { files(): KeptFile[]; hasVoice(): boolean; clear(): void; put(files: KeptFile[]): void }

/** Photos and recordings held in memory until the report is sent, each with a picture and a way to take it off. */
export function startAttachments(alreadyKept: number, told: (sentence: string) => void): Attachments {
  let files: KeptFile[] = [];
  const list = byId('attached')!;
  const input = document.querySelector<HTMLInputElement>('input[name=photos]')!;

  const add = (file: KeptFile, label = ''): void => {
    if (files.length + alreadyKept >= MOST) return told(words.fault.filesMany);
    files.push(file);
    const line = element('li', '');
    const url = URL.createObjectURL(file.blob);
    const picture = file.blob.type.startsWith('image/');
    const shown = document.createElement(picture ? 'img' : 'audio');
    shown.src = url;
    if (shown instanceof HTMLImageElement) shown.alt = words.report.photo;
    else shown.controls = true;
    line.append(shown, label, button('plain', words.report.photoRemove, () => {
      files = files.filter((f) => f.id !== file.id);
      line.remove();
      URL.revokeObjectURL(url);
    }));
    list.append(line);
  };

  input.addEventListener('change', () => {
    const chosen = Array.from(input.files ?? []);
    input.value = '';
    void (async () => {
      for (const file of chosen) {
        const blob = await shrink(file);
        if (blob) add({ id: newId(), name: blob === file ? file.name : 'photo.jpg', blob });
        else told(words.report.photoUnreadable);
      }
    })();
  });
  startRecorder(add, told);

  return {
    files: () => files,
    hasVoice: () => files.some((f) => f.blob.type.startsWith('audio/')),
    clear: () => { files = []; list.textContent = ''; },
    put: (more) => { for (const file of more) add(file); },
  };
}

function startRecorder(add: (file: KeptFile, label: string) => void, told: (sentence: string) => void): void {
  const press = byId<HTMLButtonElement>('record');
  if (!press || !canRecord()) return;
  const label = press.querySelector('span')!;
  let running: Recording | null = null;
  press.hidden = false;
  const rest = (): void => { running = null; press.classList.remove('on'); label.textContent = words.report.voice; };
  press.addEventListener('click', () => {
    if (running) return running.stop();
    press.disabled = true;
    record(
      (s) => { label.textContent = fill(words.report.voiceStop, { s }); },
      (blob, s) => { rest(); add({ id: newId(), name: blob.type === 'audio/mp4' ? 'voice.m4a' : 'voice.webm', blob }, fill(words.report.voiceKept, { s })); },
    ).then((recording) => {
      running = recording;
      press.classList.add('on');
      label.textContent = fill(words.report.voiceStop, { s: 0 });
    }, () => told(words.report.voiceRefused)).then(() => { press.disabled = false; });
  });
}
