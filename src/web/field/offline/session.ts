import type { Me } from '../../../contract/identity.js';
import { Refused, settings } from '../../api/call.js';
import { readMe, signOut } from '../../api/identity.js';
import { openEvents } from '../../api/notices.js';
import { live } from '../app/live-value.js';
import { database } from './database.js';
import { forgetDrafts } from './drafts.js';
import { forgetCases, loadKnown, refreshMine } from './known-cases.js';
import { deliveredToRound, dropOldRound, endRound, loadRound, refreshRound } from './known-round.js';
import { startQueue, stopQueue, uploadNow, uploadSoon } from './queue.js';

export type Session = { kind: 'starting' } | { kind: 'out' } | { kind: 'in'; me: Me };
export const session = live<Session>({ kind: 'starting' });
export const notices = live(0);

let endEvents: (() => void) | null = null;
let poll: ReturnType<typeof setInterval> | null = null;
const REFRESH_MS = 60_000;
const ROUND_AGES_MS = 60 * 60_000;
/** The grain of the log of looks: more often would tell the households nothing new. */
const ROUND_AFTER_UPLOAD_MS = 10 * 60_000;
/** Kinds of notice after which the round is another. */
const ROUND_CHANGED = /^(grid|handover|care)_/;

/** Opens with whoever was here last, at once and without a network; then asks the server whether that still holds. */
export async function startSession(): Promise<void> {
  settings.onSignedOut = () => { if (session.get().kind === 'in') session.set({ kind: 'out' }); stop(); void endRound(); };
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
    if (before && before.personId !== me.personId) { forgetDrafts(); await Promise.all([forgetCases(), endRound()]); }
    await (await database()).put('about', me, 'me');
    await begin(me);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) { stop(); await endRound(); session.set({ kind: 'out' }); }
    else if (session.get().kind === 'starting') session.set({ kind: 'out' });
  }
}

async function begin(me: Me): Promise<void> {
  const already = session.get();
  session.set({ kind: 'in', me });
  if (already.kind === 'in' && poll !== null && mayTheSame(already.me, me)) return uploadSoon();
  stop();
  const hasRound = me.permissions.includes('care.round') && !me.needsSecondFactor;
  const freshen = (roundOlderThanMs: number): void => { void refreshMine(); if (hasRound) void refreshRound(roundOlderThanMs); };
  await loadKnown();
  if (hasRound) await loadRound(me.personId); else await endRound();
  await startQueue(me.personId, { delivered: deliveredToRound, uploaded: () => freshen(ROUND_AFTER_UPLOAD_MS) });
  freshen(ROUND_AGES_MS);
  poll = setInterval(() => { void dropOldRound(); if (!document.hidden) freshen(ROUND_AGES_MS); }, REFRESH_MS);
  endEvents = openEvents({
    onNotice: ({ kind }) => { notices.set(notices.get() + 1); freshen(ROUND_CHANGED.test(kind) ? 0 : ROUND_AGES_MS); },
    onCases: () => void refreshMine(),
    // A stream that is open proves a network, whatever the device says.
    onState: (connected) => { if (connected) { uploadNow(); freshen(ROUND_AGES_MS); } },
  });
}

const mayTheSame = (a: Me, b: Me): boolean =>
  a.personId === b.personId && a.needsSecondFactor === b.needsSecondFactor && a.permissions.join() === b.permissions.join();

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
  forgetDrafts();
  await Promise.all([forgetCases(), endRound()]);
  await (await database()).delete('about', 'me');
  session.set({ kind: 'out' });
}
