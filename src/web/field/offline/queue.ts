import { newId } from '../../api/new-id.js';
import { now } from '../../ui/now.js';
import { live } from '../app/live-value.js';
import { database } from './database.js';
import type { Deed, DeedFile } from './deed.js';
import { sendDeed } from './send-deed.js';
import { uploadAll, waitSeconds, type Uploading } from './upload.js';

/** What is not uploaded yet, in order; screens follow it. */
export const deeds = live<readonly Deed[]>([]);
export const uploading = live(false);

let person: string | null = null;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | null = null;
let afterUpload: () => void = () => undefined;

const show = async (): Promise<void> => deeds.set(await (await database()).getAll('deeds'));

const port: Uploading = {
  list: async () => (await database()).getAll('deeds'),
  put: async (deed) => { await (await database()).put('deeds', deed); await show(); },
  remove: async (ordinal) => { await (await database()).delete('deeds', ordinal); await show(); },
  send: sendDeed,
};

/** Begins to upload for the person signed in; `uploaded` is told when the server knows something new. */
export async function startQueue(personId: string, uploaded: () => void): Promise<void> {
  person = personId;
  afterUpload = uploaded;
  await show();
  uploadSoon();
}
export function stopQueue(): void { person = null; if (timer) clearTimeout(timer); timer = null; }

/** Keeps a deed on the phone, then tries to send it. It is safe once this has answered. */
export async function addDeed(deed: Pick<Deed, 'kind' | 'subjectId' | 'caseNumber' | 'verb'> & { body: Record<string, unknown>; files?: DeedFile[] }): Promise<void> {
  if (!person) throw new Error('nobody is signed in');
  const { kind, subjectId, caseNumber, verb, body, files = [] } = deed;
  await (await database()).add('deeds', {
    personId: person, kind, subjectId, caseNumber, verb, body, files, state: 'waiting', sent: false, tries: 0, refusal: null, madeAt: now(),
  });
  await show();
  uploadSoon();
}

/** The parts of a command made on the phone: its id and when it was done. */
export const madeHere = (sawVersion: number): { commandId: string; at: number; sawVersion: number } => ({ commandId: newId(), at: now(), sawVersion });

/** A refused deed once more, as a new command of the same moment; the refused one left nothing behind on the server. */
export async function tryAgain(deed: Deed, sawVersion: number | null): Promise<void> {
  const body = deed.kind === 'command' ? { ...deed.body, commandId: newId(), sawVersion } : deed.body;
  await port.put({ ...deed, body, state: 'waiting', sent: false, tries: 0, refusal: null });
  uploadSoon();
}
export const discard = (deed: Deed): Promise<void> => port.remove(deed.ordinal!);

export function uploadSoon(): void {
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => void run(), 0);
}

async function run(): Promise<void> {
  if (!person || uploading.get()) return;
  uploading.set(true);
  try {
    const { uploaded, again } = await alone(() => uploadAll(person!, port));
    if (uploaded > 0) { failures = 0; afterUpload(); }
    failures = again ? failures + 1 : 0;
    if (again) timer = setTimeout(() => void run(), waitSeconds(failures) * 1000);
  } catch {
    timer = setTimeout(() => void run(), 60_000);
  } finally {
    uploading.set(false);
  }
  // Something was added while this run was at its end.
  if (failures === 0 && deeds.get().some((d) => d.personId === person && d.state === 'waiting')) uploadSoon();
}

/** One upload at a time, also when the app is open twice. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  ('locks' in navigator ? navigator.locks.request('sizhi-field-upload', work) as Promise<T> : work());

addEventListener('online', () => { failures = 0; uploadSoon(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) uploadSoon(); });
