import { v5 } from 'uuid';
import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { addNotices } from '../../../ground/notices/store.js';
import { chinaDay, DAY, dayToIso, type Instant } from '../../../ground/time.js';
import { gridsByIds, membershipsNow } from '../grids/store.js';
import { forgetWords } from '../visits/forget-words.js';
import { tellOfNeeds } from './care-facts.js';
import { REMIND_DAYS } from './rules/lasting.js';
import { endExpired, expiringNeeds, removeEnded } from './store.js';

const BATCH = 500;
/** An ended need is kept so long, without a word, for whoever ended it by mistake; then its row goes too. */
const KEPT_DAYS = 30;
const REMINDERS = '6f1c9a52-6d8a-5c55-9c1b-0a7be54f21c4';

/**
 * The daily work of L5: ends what expired (a fact without C2 stays), reminds liaisons of what will, removes ended needs after a month
 * and clears old words of visits. In batches, each its own transaction; run twice it does nothing twice.
 */
export async function expireCare(ground: Ground, at: Instant): Promise<{ ended: number; reminded: number; removed: number; forgotten: number }> {
  const scope = systemScope(ground.countyCode);
  const repeat = async (step: () => Promise<number>): Promise<number> => {
    for (let sum = 0; ;) {
      const n = await step();
      sum += n;
      if (n < BATCH) return sum;
    }
  };
  const ended = await repeat(() => ground.database.transaction(scope, async (tx) => {
    const gone = await endExpired(tx, at, BATCH);
    await tellOfNeeds(tx, 'CareNeedEnded', gone.map((n) => ({ ...n, data: { cause: 'expired' } })), at);
    return gone.length;
  }));
  const reminded = await remind(ground, at);
  const removed = await repeat(() => ground.database.transaction(scope, (tx) => removeEnded(tx, at - KEPT_DAYS * DAY, BATCH)));
  const forgotten = await repeat(() => ground.database.transaction(scope, (tx) => forgetWords(tx, at, BATCH)));
  return { ended, reminded, removed, forgotten };
}

/** One notice to the own liaison for each need and expiry: its id is made from both, so tomorrow's run tells nobody again. */
async function remind(ground: Ground, at: Instant): Promise<number> {
  let after: string | null = null;
  for (let sum = 0; ;) {
    const batch: { size: number; last: string | null } = await ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
      const needs = await expiringNeeds(tx, at, at + REMIND_DAYS * DAY, after, BATCH);
      const members = await membershipsNow(tx, needs.map((n) => n.householdId));
      const grids = new Map((await gridsByIds(tx, [...new Set([...members.values()].map((m) => m.gridId))])).map((g) => [g.gridId, g.liaisonPersonId]));
      await addNotices(tx, needs.flatMap((n) => {
        const personId = grids.get(members.get(n.householdId)?.gridId ?? '');
        return personId ? [{ noticeId: v5(`${n.needId} ${n.expiresAt}`, REMINDERS), personId, kind: 'care_expiring', subjectKind: 'care_need', subjectId: n.needId,
          data: { day: dayToIso(chinaDay(n.expiresAt)) }, urgent: false, createdAt: at }] : [];
      }));
      return { size: needs.length, last: needs.at(-1)?.needId ?? null };
    });
    sum += batch.size;
    after = batch.last;
    if (batch.size < BATCH) return sum;
  }
}
