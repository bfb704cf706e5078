import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Round } from '../../../contract/care.js';
import type { CaseDetail, CaseRow } from '../../../contract/cases.js';
import type { Me } from '../../../contract/identity.js';
import type { Deed } from './deed.js';

/** A case as it was last seen; `detail` once it was read whole, which is done ahead so that it opens without a network. */
export interface KnownCase { id: string; row: CaseRow; detail: CaseDetail | null; seenAt: number; mine: boolean;
  /** I help with it: one of my households reported it. */
  helping?: boolean }

/** A liaison's micro-grids as they were fetched; `reached` are the ticks of the emergency list, which never leave the phone. */
export interface KeptRound { personId: string; fetchedAt: number; round: Round; reached: Record<string, number> }

interface Shape extends DBSchema {
  cases: { key: string; value: KnownCase };
  deeds: { key: number; value: Deed };
  about: { key: 'me'; value: Me };
  round: { key: 'round'; value: KeptRound };
}

let opened: Promise<IDBPDatabase<Shape>> | undefined;

/** Everything this phone keeps for its person: who they are, their cases and households, and what is not uploaded yet. */
export const database = (): Promise<IDBPDatabase<Shape>> => {
  opened ??= openDB<Shape>('sizhi-field', 2, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('cases', { keyPath: 'id' });
        db.createObjectStore('deeds', { keyPath: 'ordinal', autoIncrement: true });
        db.createObjectStore('about');
      }
      if (from < 2) db.createObjectStore('round');
    },
    // The app is open in an older version elsewhere on this phone: it lets go, so that this one can begin.
    blocking(_from, _to, event) { (event.target as IDBDatabase).close(); opened = undefined; },
    terminated() { opened = undefined; },
  });
  return opened;
};
