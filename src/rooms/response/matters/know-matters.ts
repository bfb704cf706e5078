import type { Transaction } from '../../../ground/database/database.js';
import { remember } from '../../../ground/remember.js';
import { indexKeywords, type KeywordIndex, type Matter } from './rules/suggest.js';
import { readMatters } from './store.js';

export interface KnownMatters { byCode: ReadonlyMap<string, Matter>; list: readonly Matter[]; index: KeywordIndex }

/** The county's matters with their keyword index; a change is seen within ten seconds. */
export const knowMatters = remember(10_000, async (tx: Transaction): Promise<KnownMatters> => {
  const list = await readMatters(tx);
  return { list, byCode: new Map(list.map((m) => [m.matterCode, m])), index: indexKeywords(list) };
});
