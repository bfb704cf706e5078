import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import { onDutyRows } from './store.js';

/** Who of this kind of post serves this unit? */
export interface DutyWant {
  postKind: string;
  unitCode: string;
}

export interface OnDuty {
  personId: string;
  name: string;
  postId: string;
  postKind: string;
  postName: string;
  /** Where the post belongs: the wanted unit, one above it, or (see onDuty) one directly below. */
  unitCode: string;
  lng: number | null;
  lat: number | null;
  skills: string[];
  /** Open cases the person may hold at once. */
  capacity: number;
}

/**
 * For each want everybody on duty at the instant in posts of that kind at the unit or at any unit above it, the nearest
 * level first. Where a place is known only as far as its town or county and nobody above answers, those of the units
 * directly below. One statement for the whole list; the same want asked twice is looked up once.
 */
export async function onDuty(tx: Transaction, wants: readonly DutyWant[], at: Instant): Promise<OnDuty[][]> {
  if (wants.length === 0) return [];
  const keyOf = (want: DutyWant): string => `${want.postKind} ${want.unitCode}`;
  const places = new Map<string, number>();
  const asked: DutyWant[] = [];
  for (const want of wants) {
    if (places.has(keyOf(want))) continue;
    places.set(keyOf(want), asked.push(want) - 1);
  }
  const found: OnDuty[][] = asked.map(() => []);
  for (const { n, ...person } of await onDutyRows(tx, asked, at)) found[n - 1]?.push(person);
  return wants.map((want) => found[places.get(keyOf(want)) ?? -1] ?? []);
}
