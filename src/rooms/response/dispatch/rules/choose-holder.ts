import { metersBetween } from '../../../../ground/distance.js';
import type { Candidate, DispatchReason, PassedOver } from './reason.js';

export interface Point { lng: number; lat: number }

/** Somebody on duty in a post that the duty chart names. `unitCode` and the point are the post's station, never the person. */
export interface OnDutyPerson {
  personId: string;
  name: string;
  postName: string;
  postKind: string;
  unitCode: string;
  unitName: string;
  lng: number | null;
  lat: number | null;
  skills: readonly string[];
  capacity: number;
}

/** People to be considered together; groups are tried in order. A convenor's group takes the case however loaded (R3). */
export interface Group {
  rule: DispatchReason['rule'];
  postKind: string;
  chartUnit: string | null;
  people: readonly OnDutyPerson[];
  evenIfFull: boolean;
}

export interface Want {
  matterCode: string;
  place: Point | null;
  skill: string | null;
  excludedPersonIds: readonly string[];
  groups: readonly Group[];
}

/** At most so many candidates are kept in the stored reason. */
export const MOST_CANDIDATES_SHOWN = 8;
/** Loads within a quarter of capacity, and distances within half a kilometre, count as alike. */
const LOAD_STEPS = 4;
const ALIKE_METERS = 500;

interface Scored { person: OnDutyPerson; openCases: number; distanceMeters: number | null; hasSkill: boolean; key: readonly number[] }

/**
 * The named person: on duty for the matter here, with the skill it needs, of the nearest level, with room, least loaded, near.
 * Ties end by person id, so the same input always gives the same person. Null when no group has anybody.
 */
export function chooseHolder(want: Want, openCases: ReadonlyMap<string, number>): { personId: string; reason: DispatchReason } | null {
  let considered = 0;
  for (const group of want.groups) {
    considered += group.people.length;
    const scored = group.people.map((person) => score(person, want, openCases)).sort(compare);
    const fit = scored.find((s) => passedOverAlone(s, want, group) === null);
    if (!fit) continue;
    const candidates = scored.slice(0, MOST_CANDIDATES_SHOWN);
    if (!candidates.includes(fit)) candidates.push(fit);
    return {
      personId: fit.person.personId,
      reason: {
        rule: group.rule, matterCode: want.matterCode, chartUnit: group.chartUnit, postKind: group.postKind,
        level: levelOf(fit.person.unitCode), consideredCount: considered, words: null,
        candidates: candidates.map((s) => shown(s, s === fit ? null : (passedOverAlone(s, want, group) ?? behind(s, fit)))),
      },
    };
  }
  return null;
}

function score(person: OnDutyPerson, want: Want, openCases: ReadonlyMap<string, number>): Scored {
  const open = openCases.get(person.personId) ?? 0;
  const hasSkill = want.skill === null || person.skills.includes(want.skill);
  const distanceMeters = want.place && person.lng !== null && person.lat !== null
    ? Math.round(metersBetween(want.place, { lng: person.lng, lat: person.lat })) : null;
  const key = [
    hasSkill ? 0 : 1,
    -person.unitCode.length,
    Math.floor((open * LOAD_STEPS) / person.capacity),
    distanceMeters === null ? 0 : Math.floor(distanceMeters / ALIKE_METERS),
    open,
    distanceMeters ?? 0,
  ];
  return { person, openCases: open, distanceMeters, hasSkill, key };
}

function compare(a: Scored, b: Scored): number {
  for (let i = 0; i < a.key.length; i += 1) {
    const difference = (a.key[i] as number) - (b.key[i] as number);
    if (difference !== 0) return difference;
  }
  return a.person.personId < b.person.personId ? -1 : 1;
}

/** Why this one may not be chosen at all, whoever else there is. */
function passedOverAlone(s: Scored, want: Want, group: Group): PassedOver | null {
  if (want.excludedPersonIds.includes(s.person.personId)) return 'excluded';
  if (!group.evenIfFull && s.openCases >= s.person.capacity) return 'full';
  return null;
}

const BEHIND: readonly PassedOver[] = ['no_skill', 'other_level', 'busier', 'farther', 'busier', 'farther'];

/** The first thing in which the chosen one was better. */
function behind(s: Scored, chosen: Scored): PassedOver {
  const i = s.key.findIndex((value, n) => value > (chosen.key[n] as number));
  return BEHIND[i] ?? 'later_in_order';
}

const shown = (s: Scored, passedOver: PassedOver | null): Candidate => ({
  personId: s.person.personId, name: s.person.name, postName: s.person.postName, unitName: s.person.unitName,
  distanceMeters: s.distanceMeters, openCases: s.openCases, capacity: s.person.capacity, hasSkill: s.hasSkill, passedOver,
});

/** Unit codes grow by level: 6 county, 9 town, 12 village, 15 compound. */
export const levelOf = (unitCode: string): string =>
  ({ 6: 'county', 9: 'town', 12: 'village', 15: 'compound', 18: 'building' } as Record<number, string>)[unitCode.length] ?? 'entrance';
