import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CaseDetail, CaseRow } from '../../../contract/cases.js';
import type { Me } from '../../../contract/identity.js';
import type { Deed } from './deed.js';

/** A case as it was last seen; `detail` once it was read whole, which is done ahead so that it opens without a network. */
export interface KnownCase { id: string; row: CaseRow; detail: CaseDetail | null; seenAt: number; mine: boolean }

interface Shape extends DBSchema {
  cases: { key: string; value: KnownCase };
  deeds: { key: number; value: Deed };
  about: { key: 'me'; value: Me };
}

let opened: Promise<IDBPDatabase<Shape>> | undefined;

/** Everything this phone keeps for its person: who they are, their cases, and what is not uploaded yet. */
export const database = (): Promise<IDBPDatabase<Shape>> => {
  opened ??= openDB<Shape>('sizhi-field', 1, {
    upgrade(db) {
      db.createObjectStore('cases', { keyPath: 'id' });
      db.createObjectStore('deeds', { keyPath: 'ordinal', autoIncrement: true });
      db.createObjectStore('about');
    },
    terminated() { opened = undefined; },
  });
  return opened;
};
