import { describe, expect, it } from 'vitest';
import type { Deed } from './deed.js';
import { withDeeds } from './local-state.js';
import { HOLD_MS, uploadAll, waitSeconds, type Sent, type Uploading } from './upload.js';

const deed = (ordinal: number, subjectId: string, verb: Deed['verb'], more: Partial<Deed> = {}): Deed => ({
  ordinal, personId: 'p', kind: 'command', subjectId, caseNumber: null, verb, body: { commandId: `c${ordinal}`, sawVersion: 1 }, files: [],
  state: 'waiting', sent: false, tries: 0, refusal: null, madeAt: 0, ...more,
});

/** A queue in memory and a server that answers by the given function; `sent` is what reached it, in order. */
function stand(deeds: Deed[], answer: (deed: Deed) => Sent, now = () => 0): Uploading & { deeds: Map<number, Deed>; sent: Deed[] } {
  const kept = new Map(deeds.map((d) => [d.ordinal!, d]));
  const sent: Deed[] = [];
  return {
    deeds: kept, sent, now,
    list: async () => [...kept.values()],
    put: async (d) => { kept.set(d.ordinal!, d); },
    claim: async (ordinal) => {
      const deed = kept.get(ordinal);
      const marked = deed ? { ...deed, sent: true, tries: deed.tries + 1 } : null;
      if (marked) kept.set(ordinal, marked);
      return marked;
    },
    remove: async (ordinal) => { kept.delete(ordinal); },
    send: async (d) => { sent.push(d); return answer(d); },
  };
}
const ok = (version: number): Sent => ({ kind: 'done', version });

describe('uploading what was done without a network', () => {
  it('sends one at a time in order, and later steps saw the version the one before left', async () => {
    const s = stand([deed(2, 'a', 'arrive'), deed(1, 'a', 'accept'), deed(3, 'b', 'note')], (d) => ok(d.ordinal! + 10));
    expect(await uploadAll('p', s)).toEqual({ uploaded: 3, again: false, heldUntil: null });
    expect(s.sent.map((d) => [d.ordinal, d.body.sawVersion])).toEqual([[1, 1], [2, 11], [3, 1]]);
    expect(s.deeds.size).toBe(0);
  });

  it('stops at the first that cannot be delivered, and sends the same body again later', async () => {
    let away = true;
    const s = stand([deed(1, 'a', 'accept'), deed(2, 'b', 'accept')], () => (away ? { kind: 'later' } : ok(2)));
    expect(await uploadAll('p', s)).toEqual({ uploaded: 0, again: true, heldUntil: null });
    away = false;
    await uploadAll('p', s);
    expect(s.sent.map((d) => d.body.commandId)).toEqual(['c1', 'c1', 'c2']);
    expect(s.sent[1]!.body).toEqual(s.sent[0]!.body);
  });

  it('keeps a refused step and the later ones on that case with everything in them, and goes on with others', async () => {
    const words = { commandId: 'c2', sawVersion: 1, words: '已换好接头' };
    const s = stand([deed(1, 'a', 'accept'), deed(2, 'a', 'answer', { body: words }), deed(3, 'b', 'accept')],
      (d) => (d.subjectId === 'a' ? { kind: 'refused', refusal: { code: 'moved_on', sentence: '已由别人负责' } } : ok(2)));
    expect(await uploadAll('p', s)).toEqual({ uploaded: 1, again: false, heldUntil: null });
    expect(s.sent.map((d) => d.ordinal)).toEqual([1, 3]);
    expect(s.deeds.get(1)).toMatchObject({ state: 'refused', refusal: { code: 'moved_on' } });
    expect(s.deeds.get(2)).toMatchObject({ state: 'refused', refusal: { code: 'after_refused' }, body: words });
  });

  it('leaves alone what another person did on this phone', async () => {
    const s = stand([deed(1, 'a', 'accept', { personId: 'other' })], () => ok(2));
    await uploadAll('p', s);
    expect([s.sent.length, s.deeds.size]).toEqual([0, 1]);
  });

  it('holds a visit for a moment, lets others pass meanwhile, and sends it after', async () => {
    let at = 1000;
    const s = stand([deed(1, 'v', 'visit', { kind: 'care', holdUntil: 1000 + HOLD_MS }), deed(2, 'a', 'accept')], () => ok(2), () => at);
    expect(await uploadAll('p', s)).toEqual({ uploaded: 1, again: false, heldUntil: 1000 + HOLD_MS });
    expect(s.sent.map((d) => d.ordinal)).toEqual([2]);
    at += HOLD_MS;
    expect(await uploadAll('p', s)).toMatchObject({ uploaded: 1, heldUntil: null });
    expect(s.sent.map((d) => d.ordinal)).toEqual([2, 1]);
  });

  it('is not held for hours by a clock that was put right meanwhile', async () => {
    const s = stand([deed(1, 'v', 'visit', { kind: 'care', holdUntil: 3 * 3_600_000 })], () => ok(1));
    expect(await uploadAll('p', s)).toMatchObject({ uploaded: 1 });
  });

  it('does not send what was taken back between the list and the sending', async () => {
    const s = stand([deed(1, 'v', 'visit', { kind: 'care' }), deed(2, 'a', 'accept')], () => ok(2));
    const list = s.list;
    let first = true;
    s.list = async () => { const all = await list(); if (first) { first = false; s.deeds.delete(1); } return all; };
    expect(await uploadAll('p', s)).toMatchObject({ uploaded: 1 });
    expect([s.sent.map((d) => d.ordinal), s.deeds.size]).toEqual([[2], 0]);
  });

  it('waits longer each time, a minute at most', () => {
    expect([1, 2, 3, 10].map(waitSeconds)).toEqual([2, 4, 8, 60]);
  });
});

describe('a case as this phone knows it', () => {
  it('stands where the waiting steps led it', () => {
    const row = { id: 'a', state: 'dispatched' as const };
    expect(withDeeds(row, [deed(1, 'a', 'accept'), deed(2, 'a', 'arrive')])).toEqual({ state: 'on_site', waiting: 2, refused: 0, leaving: false });
    expect(withDeeds(row, [deed(1, 'a', 'accept'), deed(2, 'a', 'pause'), deed(3, 'a', 'resume')]).state).toBe('accepted');
    expect(withDeeds(row, [deed(1, 'a', 'refuse')]).leaving).toBe(true);
    expect(withDeeds(row, [deed(1, 'a', 'accept', { state: 'refused' }), deed(2, 'b', 'accept')])).toEqual({ state: 'dispatched', waiting: 0, refused: 1, leaving: false });
  });
});
