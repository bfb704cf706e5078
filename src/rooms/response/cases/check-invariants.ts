import type { Transaction } from '../../../ground/database/database.js';
import { MINUTE, type Instant } from '../../../ground/time.js';
import { peopleByIds } from '../../honeycomb/door.js';
import { allHolders, CASE_INVARIANTS, casesToReplay, countCases, countOverdueAlarms, findBroken, MOST_LISTED, type Broken, type ToReplay } from './check/store.js';
import { checkFindings } from './check-findings.js';
import { replayFacts } from './rules/replay-facts.js';

export interface CheckedCases {
  cases: number;
  open: number;
  /** Clocks whose alarm is more than a minute overdue: told, not counted as broken, since no worker may be running. */
  overdueAlarms: number;
  /** Per invariant the offenders that are listed; the first one's `total` counts all. Empty = it holds. */
  broken: Record<string, Broken[]>;
}

const REPLAYED_AT_ONCE = 2000;
const PEOPLE_AT_ONCE = 5000;

/**
 * Checks what the response room promises of every case, in the caller's transaction, which must be the owner's and should be one
 * snapshot. Whole sets by SQL; the replay of facts walks the cases by key, so memory does not grow with them.
 */
export async function checkInvariants(tx: Transaction, at: Instant, progress: (what: string, share: number) => void = () => undefined): Promise<CheckedCases> {
  const counts = await countCases(tx);
  const broken: Record<string, Broken[]> = {};
  const names = Object.keys(CASE_INVARIANTS);
  for (const [i, name] of names.entries()) {
    broken[name] = await findBroken(tx, CASE_INVARIANTS[name] as string);
    progress('invariants', (i + 1) / names.length);
  }
  broken['finding_has_case'] = await checkFindings(tx, at);
  broken['holder_is_known'] = await unknownHolders(tx);
  broken['replayed_facts_give_the_case'] = await replayAll(tx, (done) => progress('replay', counts.cases === 0 ? 1 : done / counts.cases));
  return { ...counts, overdueAlarms: await countOverdueAlarms(tx, at - MINUTE), broken };
}

async function unknownHolders(tx: Transaction): Promise<Broken[]> {
  const holders = await allHolders(tx);
  const unknown: Omit<Broken, 'total'>[] = [];
  for (let start = 0; start < holders.length; start += PEOPLE_AT_ONCE) {
    const some = holders.slice(start, start + PEOPLE_AT_ONCE);
    const people = await peopleByIds(tx, some.map((h) => h.personId));
    for (const h of some) if (!people.has(h.personId)) unknown.push({ subject: h.caseNumber, detail: `${h.personId} holds ${h.cases} cases` });
  }
  return unknown.slice(0, MOST_LISTED).map((one) => ({ ...one, total: unknown.length }));
}

async function replayAll(tx: Transaction, told: (done: number) => void): Promise<Broken[]> {
  const listed: Omit<Broken, 'total'>[] = [];
  let total = 0;
  let done = 0;
  for (let after: string | null = null; ;) {
    const batch: ToReplay[] = await casesToReplay(tx, after, REPLAYED_AT_ONCE);
    for (const c of batch) {
      const by = replayFacts(c.facts);
      if (by.state === c.state && by.holderPersonId === c.holderPersonId && by.holderDeskUnit === c.holderDeskUnit) continue;
      total += 1;
      if (listed.length < MOST_LISTED) listed.push({ subject: c.caseNumber, detail: `row ${said(c)}, facts ${said(by)}` });
    }
    done += batch.length;
    told(done);
    const last = batch.at(-1);
    if (!last || batch.length < REPLAYED_AT_ONCE) break;
    after = last.caseId;
  }
  return listed.map((one) => ({ ...one, total }));
}

const said = (c: { state: string | null; holderPersonId: string | null; holderDeskUnit: string | null }): string =>
  `${c.state ?? 'nothing'} with ${c.holderPersonId ?? c.holderDeskUnit ?? 'nobody'}`;
