import type { Transaction } from '../../../ground/database/database.js';
import type { Instant } from '../../../ground/time.js';
import { chartFor, onDuty, postKindFor, unitsByCode, type OnDuty } from '../../honeycomb/door.js';
import { countOpenCases } from '../cases/store.js';
import { chooseHolder, type Group, type OnDutyPerson, type Point } from './rules/choose-holder.js';
import type { DispatchReason } from './rules/reason.js';

/** What a next holder is wanted for; each purpose looks among other posts. */
export type Purpose = 'handle' | 'convene' | 'call_back' | 'review' | 'consult';

export interface Wanted {
  purpose: Purpose;
  unitCode: string;
  place: Point | null;
  matterCode: string;
  skill: string | null;
  excludedPersonIds: readonly string[];
  /** Nobody of this unit: the call-back is another unit's than the handler's. */
  notOfUnit?: string | null;
}

export interface Found { personId: string; reason: DispatchReason }

interface Asked { rule: DispatchReason['rule']; postKind: string; chartUnit: string | null; unitCode: string; evenIfFull: boolean }

const TOWN_DIGITS = 9;
const convenor = (unitCode: string): Asked => ({ rule: 'convenor', postKind: 'convenor', chartUnit: null, unitCode, evenIfFull: true });
const town = (unitCode: string): string => unitCode.slice(0, TOWN_DIGITS);

/**
 * The named person for each wanted, or null when nobody is on duty anywhere up to the county. Two statements for the whole
 * list: who is on duty, and what they hold. Cases of one list see each other's load, so a burst spreads.
 */
export async function findSuccessors(tx: Transaction, wanted: readonly Wanted[], at: Instant): Promise<(Found | null)[]> {
  const chart = await chartFor(tx, at);
  const asked = wanted.map((want) => asksFor(want, (part) => postKindFor(chart, want.matterCode, want.unitCode, part)));
  const flat = asked.flat();
  const people = await onDuty(tx, flat.map(({ postKind, unitCode }) => ({ postKind, unitCode })), at);
  const units = await unitsByCode(tx, [...new Set(people.flat().map((p) => p.unitCode))]);
  const load = await countOpenCases(tx, [...new Set(people.flat().map((p) => p.personId))]);
  let next = 0;
  return asked.map((asks, i) => {
    const want = wanted[i] as Wanted;
    const groups: Group[] = asks.map((ask) => ({
      rule: ask.rule, postKind: ask.postKind, chartUnit: ask.chartUnit, evenIfFull: ask.evenIfFull,
      people: once(people[next++] ?? []).filter((p) => p.unitCode !== want.notOfUnit).map((p): OnDutyPerson => ({ ...p, unitName: units.get(p.unitCode)?.name ?? p.unitCode })),
    }));
    const found = chooseHolder({ ...want, groups }, load);
    if (found) load.set(found.personId, (load.get(found.personId) ?? 0) + 1);
    return found;
  });
}

/** Somebody in two posts of one kind stands in the list once, at the nearest. */
function once(people: readonly OnDuty[]): OnDuty[] {
  const seen = new Set<string>();
  return people.filter((p) => !seen.has(p.personId) && seen.add(p.personId));
}

/** The posts asked for, in order. The first that has somebody takes the case; the convenor is asked last and never full. */
function asksFor(want: Wanted, chart: (part: 'lead') => readonly { postKind: string; chartUnit: string }[]): Asked[] {
  const { unitCode } = want;
  const other = (rule: DispatchReason['rule'], postKind: string, unit: string): Asked =>
    ({ rule, postKind, chartUnit: null, unitCode: unit, evenIfFull: true });
  switch (want.purpose) {
    case 'handle':
      return [...chart('lead').map((hit): Asked => ({ rule: 'duty_chart', postKind: hit.postKind, chartUnit: hit.chartUnit, unitCode, evenIfFull: false })),
        convenor(unitCode)];
    case 'convene':
      return [convenor(unitCode)];
    // Another unit than the handler's asks whether it is solved: the town's or the county's call-back desk.
    case 'call_back':
      return [other('call_back', 'call_back', town(unitCode)), other('call_back', 'dispatcher', town(unitCode)), convenor(town(unitCode))];
    case 'review':
      return [other('call_back', 'dispatcher', town(unitCode)), other('call_back', 'call_back', town(unitCode)), convenor(town(unitCode))];
    case 'consult':
      return [{ ...convenor(town(unitCode)), rule: 'consultation' }];
  }
}
