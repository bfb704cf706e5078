import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import type { DutyWant, OnDuty } from './duty-want.js';
import { onDutyRows } from './store.js';

export type { DutyWant, OnDuty };

/**
 * For each want everybody on duty at the instant in posts of that kind at the unit or at any unit above it, the nearest
 * level first. Where a place is known only as far as its town or county and nobody above answers, those of the units
 * directly below (at most 200). One statement for the whole list; what several wants share is looked up once.
 */
export async function onDuty(tx: Transaction, wants: readonly DutyWant[], at: Instant): Promise<OnDuty[][]> {
  if (wants.length === 0) return [];
  const exact = distinct(wants.flatMap(({ postKind, unitCode }) => upwards(unitCode).map((code) => ({ postKind, unitCode: code }))));
  const below = distinct(wants.filter((want) => want.unitCode.length <= TOWN_DIGITS));
  const found = new Map<string, OnDuty[]>();
  for (const { servedUnit, ...person } of await onDutyRows(tx, exact, below, at)) {
    const key = keyOf({ postKind: person.postKind, unitCode: servedUnit === null ? person.unitCode : `${servedUnit}${BELOW}` });
    const people = found.get(key);
    if (people) people.push(person);
    else found.set(key, [person]);
  }
  for (const people of found.values()) people.sort(byUnitThenPerson);
  return wants.map(({ postKind, unitCode }) =>
    [...upwards(unitCode), `${unitCode}${BELOW}`].flatMap((code) => found.get(keyOf({ postKind, unitCode: code })) ?? []));
}

const TOWN_DIGITS = 9;
const BELOW = '+';

const keyOf = ({ postKind, unitCode }: DutyWant): string => `${postKind} ${unitCode}`;

const distinct = (wants: readonly DutyWant[]): DutyWant[] => [...new Map(wants.map((want) => [keyOf(want), want])).values()];

/** The unit and every unit above it, the nearest first. */
const upwards = (unitCode: string): string[] =>
  Array.from({ length: Math.max(0, (unitCode.length - 6) / 3 + 1) }, (_, i) => unitCode.slice(0, unitCode.length - 3 * i));

const byUnitThenPerson = (a: OnDuty, b: OnDuty): number =>
  a.unitCode !== b.unitCode ? (a.unitCode < b.unitCode ? -1 : 1) : a.personId < b.personId ? -1 : 1;
