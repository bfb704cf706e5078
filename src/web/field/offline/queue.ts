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
let follower: Follower = { delivered: async () => undefined, uploaded: () => undefined };

/** `delivered`: the server has this one, and it is about to leave the queue. `uploaded`: the server knows something new. */
export interface Follower { delivered(deed: Deed): Promise<void>; uploaded(): void }

const show = async (): Promise<void> => deeds.set(await (await database()).getAll('deeds'));

const port: Uploading = {
  now,
  list: async () => (await database()).getAll('deeds'),
  put: async (deed) => { await (await database()).put('deeds', deed); await show(); },
  claim: async (ordinal) => {
    const tx = (await database()).transaction('deeds', 'readwrite');
    const deed = await tx.store.get(ordinal);
    const marked = deed ? { ...deed, sent: true, tries: deed.tries + 1 } : null;
    if (marked) await tx.store.put(marked);
    await tx.done;
    await show();
    return marked;
  },
  remove: async (ordinal) => { await (await database()).delete('deeds', ordinal); await show(); },
  send: async (deed) => {
    const answer = await sendDeed(deed);
    if (answer.kind === 'done') await follower.delivered(deed);
    return answer;
  },
};

/** Begins to upload for the person signed in. */
export async function startQueue(personId: string, told: Follower): Promise<void> {
  person = personId;
  follower = told;
  await show();
  uploadSoon();
}
export function stopQueue(): void { person = null; if (timer) clearTimeout(timer); timer = null; }

export type NewDeed = Pick<Deed, 'kind' | 'subjectId' | 'caseNumber' | 'verb' | 'body' | 'householdId' | 'door' | 'holdUntil'> & { files?: DeedFile[] };

/** Keeps a deed on the phone, then tries to send it. It is safe once this has answered. */
export async function addDeed(deed: NewDeed): Promise<void> {
  if (!person) throw new Error('nobody is signed in');
  await (await database()).add('deeds', {
    ...deed, files: deed.files ?? [], personId: person, state: 'waiting', sent: false, tries: 0, refusal: null, madeAt: now(),
  });
  await show();
  uploadSoon();
}

/** The parts of a command made on the phone: its id and when it was done. */
export const madeHere = (sawVersion: number): { commandId: string; at: number; sawVersion: number } => ({ commandId: newId(), at: now(), sawVersion });

/** A refused deed once more, as a new command of the same moment; the refused one left nothing behind on the server. */
export async function tryAgain(deed: Deed, sawVersion: number | null, withFiles = true): Promise<void> {
  const without = 'voiceFileId' in deed.body ? { voiceFileId: null } : { fileIds: [] };
  const body = { ...deed.body, ...(deed.kind === 'command' ? { commandId: newId(), sawVersion } : {}), ...(withFiles ? {} : without) };
  await port.put({ ...deed, body, files: withFiles ? deed.files : [], state: 'waiting', sent: false, tries: 0, refusal: null });
  uploadSoon();
}

/** Takes a deed back that was never sent, as if it had not been done; answers false when it is on its way already. */
export async function takeBack(ordinal: number): Promise<boolean> {
  const tx = (await database()).transaction('deeds', 'readwrite');
  const deed = await tx.store.get(ordinal);
  const free = deed !== undefined && !deed.sent;
  if (free) await tx.store.delete(ordinal);
  await tx.done;
  await show();
  return free;
}
export const discard = (deed: Deed): Promise<void> => port.remove(deed.ordinal!);

/** Not while the device says it has no network, so that what waits can still be taken back. */
export function uploadSoon(): void { if (navigator.onLine) uploadNow(); }

/** Tries whatever the device says. */
export function uploadNow(): void {
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => void run(), 0);
}

async function run(): Promise<void> {
  if (!person || uploading.get()) return;
  uploading.set(true);
  try {
    const { uploaded, again, heldUntil } = await alone(() => uploadAll(person!, port));
    if (uploaded > 0) { failures = 0; follower.uploaded(); }
    failures = again ? failures + 1 : 0;
    if (again) timer = setTimeout(uploadSoon, waitSeconds(failures) * 1000);
    else if (heldUntil !== null) timer = setTimeout(uploadSoon, Math.max(0, heldUntil - now()) + 50);
  } catch {
    timer = setTimeout(uploadSoon, 60_000);
  } finally {
    uploading.set(false);
  }
  // Something was added while this run was at its end.
  if (failures === 0 && deeds.get().some((d) => d.personId === person && d.state === 'waiting' && d.holdUntil === undefined)) uploadSoon();
}

/** One upload at a time, also when the app is open twice. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  ('locks' in navigator ? navigator.locks.request('sizhi-field-upload', work) as Promise<T> : work());

addEventListener('online', () => { failures = 0; uploadSoon(); });
/** Put into the pocket: nobody is going to take anything back now, and the app may not come to the front again today. */
async function letGo(): Promise<void> {
  const tx = (await database()).transaction('deeds', 'readwrite');
  for (const deed of await tx.store.getAll()) {
    const { holdUntil, ...free } = deed;
    if (holdUntil !== undefined && !deed.sent) await tx.store.put(free);
  }
  await tx.done;
  await show();
}
document.addEventListener('visibilitychange', () => void (document.hidden ? letGo() : Promise.resolve()).then(uploadSoon));
