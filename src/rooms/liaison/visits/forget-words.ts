import type { Transaction } from '../../../ground/database/database.js';
import { letGo } from '../../../ground/files/store.js';
import { DAY, type Instant } from '../../../ground/time.js';
import { clearWords } from './store.js';

/** What a visit said is C2 and goes after twelve months; what its case was to say is with the case long before. */
const WORDS_DAYS = 366;
const CASE_WORDS_DAYS = 30;

/** Clears at most `limit` visits' words and lets their voice notes go to be swept; answers how many. In the system's transaction. */
export async function forgetWords(tx: Transaction, at: Instant, limit: number): Promise<number> {
  const cleared = await clearWords(tx, at - CASE_WORDS_DAYS * DAY, at - WORDS_DAYS * DAY, limit);
  await letGo(tx, cleared.flatMap((row) => row.voiceFileId ?? []));
  return cleared.length;
}
