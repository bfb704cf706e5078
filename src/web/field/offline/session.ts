import type { Me } from '../../../contract/identity.js';
import { Refused, settings } from '../../api/call.js';
import { readMe, signOut } from '../../api/identity.js';
import { openEvents } from '../../api/notices.js';
import { live } from '../app/live-value.js';
import { database } from './database.js';
import { forgetCases, loadKnown, refreshMine } from './known-cases.js';
import { startQueue, stopQueue, uploadSoon } from './queue.js';

export type Session = { kind: 'starting' } | { kind: 'out' } | { kind: 'in'; me: Me };
export const session = live<Session>({ kind: 'starting' });
export const notices = live(0);

let endEvents: (() => void) | null = null;
let poll: ReturnType<typeof setInterval> | null = null;
const REFRESH_MS = 60_000;

/** Opens with whoever was here last, at once and without a network; then asks the server whether that still holds. */
export async function startSession(): Promise<void> {
  settings.onSignedOut = () => { if (session.get().kind === 'in') session.set({ kind: 'out' }); stop(); };
  const kept = await (await database()).get('about', 'me').catch(() => undefined);
  if (kept) await begin(kept);
  addEventListener('online', () => { if (session.get().kind === 'in') void askWho(); });
  await askWho();
}

export async function askWho(): Promise<void> {
  try {
    const me = await readMe();
    const now = session.get();
    const before = now.kind === 'in' ? now.me : await (await database()).get('about', 'me');
    if (before && before.personId !== me.personId) await forgetCases();
    await (await database()).put('about', me, 'me');
    await begin(me);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) { stop(); session.set({ kind: 'out' }); }
    else if (session.get().kind === 'starting') session.set({ kind: 'out' });
  }
}

async function begin(me: Me): Promise<void> {
  const already = session.get();
  session.set({ kind: 'in', me });
  if (already.kind === 'in' && already.me.personId === me.personId && poll !== null) return uploadSoon();
  stop();
  await loadKnown();
  await startQueue(me.personId, () => void refreshMine());
  void refreshMine();
  poll = setInterval(() => { if (!document.hidden) void refreshMine(); }, REFRESH_MS);
  endEvents = openEvents({
    onNotice: () => { notices.set(notices.get() + 1); void refreshMine(); },
    onCases: () => void refreshMine(),
    onState: (connected) => { if (connected) { uploadSoon(); void refreshMine(); } },
  });
}

function stop(): void {
  stopQueue();
  endEvents?.();
  endEvents = null;
  if (poll) clearInterval(poll);
  poll = null;
}

/** Signs out and takes people's matters off the phone; what is not uploaded stays for this person's next sign-in. */
export async function leave(): Promise<void> {
  await signOut().catch(() => undefined);
  stop();
  await forgetCases();
  await (await database()).delete('about', 'me');
  session.set({ kind: 'out' });
}
