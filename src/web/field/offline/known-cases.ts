import type { CaseDetail, CaseRow } from '../../../contract/cases.js';
import { Refused } from '../../api/call.js';
import { listCases, readCase } from '../../api/cases.js';
import { now } from '../../ui/now.js';
import { live } from '../app/live-value.js';
import { database, type KnownCase } from './database.js';

const READ_AHEAD = 30;

/** Cases this phone knows; `asOf` is when the list was last had from the server (0: never). */
export const known = live<{ cases: ReadonlyMap<string, KnownCase>; asOf: number; failed: unknown }>({ cases: new Map(), asOf: 0, failed: null });

const put = (changed: readonly KnownCase[], more: Partial<{ asOf: number; failed: unknown }> = {}): void => {
  const { cases, ...rest } = known.get();
  known.set({ ...rest, ...more, cases: new Map([...cases, ...changed.map((c) => [c.id, c] as const)]) });
};

export async function loadKnown(): Promise<void> {
  const kept = await (await database()).getAll('cases');
  known.set({ cases: new Map(kept.map((c) => [c.id, c])), asOf: Math.max(0, ...kept.map((c) => c.seenAt)), failed: null });
}

let refreshing: Promise<void> | null = null;

/** Asks for my cases and those I help with, and reads the new ones whole, ahead of being opened. Without a network the kept ones stay. */
export function refreshMine(): Promise<void> {
  refreshing ??= refresh().finally(() => { refreshing = null; });
  return refreshing;
}

async function refresh(): Promise<void> {
  let rows: CaseRow[];
  let mine: ReadonlySet<string>;
  try {
    const [held, helped] = await Promise.all([listCases({ queue: 'mine', limit: 200 }), listCases({ queue: 'helping', limit: 200 })]);
    mine = new Set(held.rows.map((row) => row.id));
    rows = [...held.rows, ...helped.rows.filter((row) => !mine.has(row.id))];
  } catch (error) {
    put([], { failed: error });
    return;
  }
  const seenAt = now();
  const before = known.get().cases;
  const listed = new Set(rows.map((row) => row.id));
  const next: KnownCase[] = rows.map((row) => {
    const old = before.get(row.id);
    return { id: row.id, row, detail: old?.detail ?? null, seenAt, mine: mine.has(row.id), helping: !mine.has(row.id) };
  });
  const left = [...before.values()].filter((c) => (c.mine || c.helping) && !listed.has(c.id)).map((c) => ({ ...c, mine: false, helping: false }));
  put([...next, ...left], { asOf: seenAt, failed: null });
  await keep([...next, ...left]);
  // What just left my hands may be on the screen: it shows where it went, not where it was.
  for (const one of left.slice(0, READ_AHEAD)) await refreshCase(one.id).catch(() => undefined);
  for (const one of next.filter((c) => c.detail?.version !== c.row.version).slice(0, READ_AHEAD)) await refreshCase(one.id).catch(() => undefined);
}

/** Reads one case whole. Throws what the call throws; a case that is no longer to be seen leaves the list. */
export async function refreshCase(id: string): Promise<CaseDetail> {
  try {
    const detail = await readCase(id);
    const before = known.get().cases.get(id);
    const one: KnownCase = { id, row: detail, detail, seenAt: now(), mine: before?.mine ?? false, helping: before?.helping ?? false };
    put([one]);
    await keep([one]);
    return detail;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) await forget(id);
    throw error;
  }
}

async function keep(cases: readonly KnownCase[]): Promise<void> {
  const tx = (await database()).transaction('cases', 'readwrite');
  await Promise.all([...cases.map((c) => tx.store.put(c)), tx.done]);
}

async function forget(id: string): Promise<void> {
  const cases = new Map(known.get().cases);
  cases.delete(id);
  known.set({ ...known.get(), cases });
  await (await database()).delete('cases', id);
}

/** Another person, or nobody: what was kept about people's matters leaves the phone. The queue of unsent deeds stays. */
export async function forgetCases(): Promise<void> {
  known.set({ cases: new Map(), asOf: 0, failed: null });
  await (await database()).clear('cases');
}
