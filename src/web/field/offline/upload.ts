import type { Deed, DeedRefusal } from './deed.js';

/** `later`: no network, not signed in, or a busy server. The deed stays and is tried again. */
export type Sent = { kind: 'done'; version: number | null } | { kind: 'refused'; refusal: DeedRefusal } | { kind: 'later' };

/** What uploading stands on: the queue on this phone and the way to the server. Tests give their own. */
export interface Uploading {
  now(): number;
  list(): Promise<Deed[]>;
  put(deed: Deed): Promise<void>;
  /** Marks it as being sent, all at once with seeing that it is still there; null when it was taken back. */
  claim(ordinal: number): Promise<Deed | null>;
  remove(ordinal: number): Promise<void>;
  send(deed: Deed): Promise<Sent>;
}

export interface Uploaded { uploaded: number; again: boolean; /** When the next held deed may be sent. */ heldUntil: number | null }

/** Time to take a slip of the finger back. */
export const HOLD_MS = 8000;

/** A clock that was put right meanwhile holds nothing for hours. */
const isHeld = ({ holdUntil }: Deed, at: number): boolean => holdUntil !== undefined && holdUntil > at && holdUntil - at <= HOLD_MS;

/**
 * Uploads what waits, one at a time in the order in which it was done. The first one that cannot be delivered now stops the
 * run, so that nothing overtakes; only what is held for a moment lets others pass. A refused step stays, with its words and
 * photos, and so do later steps on the same subject: they were made believing in it. Answers whether something should be
 * tried again, and when.
 */
export async function uploadAll(personId: string, u: Uploading): Promise<Uploaded> {
  let uploaded = 0;
  for (;;) {
    const deeds = (await u.list()).filter((d) => d.personId === personId).sort((a, b) => a.ordinal! - b.ordinal!);
    const held = deeds.filter((d) => d.state === 'waiting' && isHeld(d, u.now()));
    const next = deeds.find((d) => d.state === 'waiting' && !held.some((h) => h.subjectId === d.subjectId && h.ordinal! <= d.ordinal!));
    if (!next) return { uploaded, again: false, heldUntil: held.length > 0 ? Math.min(...held.map((d) => d.holdUntil!)) : null };
    if (deeds.some((d) => d.state === 'refused' && d.subjectId === next.subjectId && d.ordinal! < next.ordinal!)) {
      await u.put({ ...next, state: 'refused', refusal: { code: 'after_refused', sentence: '' } });
      continue;
    }
    const marked = await u.claim(next.ordinal!);
    if (!marked) continue;
    const answer = await u.send(marked);
    if (answer.kind === 'later') return { uploaded, again: true, heldUntil: null };
    if (answer.kind === 'refused') {
      await u.put({ ...marked, state: 'refused', refusal: answer.refusal });
      continue;
    }
    uploaded += 1;
    await u.remove(next.ordinal!);
    if (answer.version !== null) await tellFollowers(deeds, next, answer.version, u);
  }
}

/** Later own steps on the same case saw the case as this one left it. */
async function tellFollowers(deeds: readonly Deed[], done: Deed, version: number, u: Uploading): Promise<void> {
  for (const deed of deeds) {
    if (deed.subjectId !== done.subjectId || deed.ordinal! <= done.ordinal! || deed.sent || deed.kind !== 'command') continue;
    await u.put({ ...deed, body: { ...deed.body, sawVersion: version } });
  }
}

/** Seconds until the next try: 2, 4, 8 … at most a minute. */
export const waitSeconds = (failures: number): number => Math.min(60, 2 ** Math.max(1, failures));
