import type { Transaction } from '../../../ground/database/database.js';
import { remember } from '../../../ground/remember.js';
import { buildNameIndex, findUnit } from './rules/name-index.js';
import { allUnitNames } from './store.js';

/** Names change a few times a year; a minute's delay is nothing beside reading 1,300 of them for every report. */
const nameIndex = remember(60_000, async (tx: Transaction) => buildNameIndex(await allUnitNames(tx)));

/** The unit each text names, or null. One read of the names per county and minute, none otherwise. */
export async function findUnitsInWords(tx: Transaction, texts: readonly string[]): Promise<(string | null)[]> {
  if (texts.length === 0) return [];
  const index = await nameIndex(tx);
  return texts.map((text) => findUnit(index, text));
}
