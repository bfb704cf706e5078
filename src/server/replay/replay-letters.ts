import { randomBytes } from 'node:crypto';
import type { ReportReceived, Tracking } from '../../contract/cases.js';
import { newId } from '../../ground/id.js';
import type { Letter } from './read-letters.js';

export interface Replayed {
  letters: number; cases: number; dispatched: number; withHolder: number; withRunningClock: number; lost: number;
  dispatchMsP50: number; dispatchMsP99: number;
}

interface Sent { id: string; secret: string; caseNumber: string | null; dispatchMs: number | null }

/** One report takes at most 8,000 characters; what a longer letter still says is added to its case. */
const MOST_CHARS = 8000;
const ADD_CHARS = 4000;
const WAIT_FOR_PERSON_MS = 10_000;

/** Sends every letter through the public endpoint as a resident would, then follows each by its secret link. */
export async function replayLetters(url: string, letters: readonly Letter[], atOnce: number, said: (done: number) => void): Promise<Replayed> {
  let done = 0;
  const sent = await inParallel(letters, atOnce, async (letter) => {
    const one = await sendLetter(url, letter);
    said(done += 1);
    return one;
  });
  const followed = await inParallel(sent, atOnce, ({ id, secret }) => follow(url, id, secret));
  const found = followed.filter((t): t is Tracking => t !== null);
  const times = sent.map((s) => s.dispatchMs).filter((t): t is number => t !== null).sort((a, b) => a - b);
  return {
    letters: letters.length,
    cases: new Set(found.map((t) => t.caseNumber)).size,
    dispatched: found.filter((t) => t.timeline.some((f) => f.kind === 'CaseDispatched')).length,
    withHolder: found.filter((t) => t.holderName !== null).length,
    withRunningClock: found.filter((t) => t.clocks.some((k) => k.state === 'running')).length,
    lost: letters.length - found.length,
    dispatchMsP50: quantile(times, 0.5), dispatchMsP99: quantile(times, 0.99),
  };
}

/** The time counts from sending until a named person is known, whether in the answer or later. */
async function sendLetter(url: string, { title, detail }: Letter): Promise<Sent> {
  const id = newId();
  const secret = randomBytes(24).toString('base64url');
  const words = [title, detail].filter(Boolean).join('\n');
  const begun = performance.now();
  const answer = await post<ReportReceived>(`${url}/api/reports`, { id, secret, words: words.slice(0, MOST_CHARS) });
  if (!answer) return { id, secret, caseNumber: null, dispatchMs: null };
  for (let from = MOST_CHARS; from < words.length; from += ADD_CHARS) {
    await post(`${url}/api/track/${id}/add`, { commandId: newId(), key: secret, words: words.slice(from, from + ADD_CHARS) });
  }
  let named = answer.holderName !== null;
  while (!named && performance.now() - begun < WAIT_FOR_PERSON_MS) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    named = (await follow(url, id, secret))?.timeline.some((f) => f.kind === 'CaseDispatched') ?? false;
  }
  return { id, secret, caseNumber: answer.caseNumber, dispatchMs: named ? performance.now() - begun : null };
}

/** Sends until it is acknowledged: the id is ours, so sending again is harmless. Null when the server refused it for good. */
async function post<T>(url: string, body: object): Promise<T | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
      if (response.ok) return await response.json() as T;
      if (response.status < 500 && response.status !== 429) return null;
    } catch (error) {
      if (tries >= 8) throw error;
    }
    if (tries >= 8) return null;
    await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tries));
  }
}

async function follow(url: string, id: string, key: string): Promise<Tracking | null> {
  const response = await fetch(`${url}/api/track/${id}?key=${key}`, { signal: AbortSignal.timeout(30_000) });
  return response.ok ? await response.json() as Tracking : null;
}

async function inParallel<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = new Array(items.length);
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    for (let i = next++; i < items.length; i = next++) answers[i] = await work(items[i] as T);
  }));
  return answers;
}

const quantile = (sorted: readonly number[], q: number): number =>
  (sorted.length === 0 ? 0 : Math.round((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] as number) * 10) / 10);
