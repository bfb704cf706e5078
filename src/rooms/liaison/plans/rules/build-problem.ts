import type { PartitionProblem } from '../../partition/rules/problem.js';

/** How many metres nearer a household counts to be for each reason. */
export interface Weights { preferBonus: number; buildingBonus: number; entranceBonus: number; groupBonus: number; keepBonus: number }

export interface PlanHome {
  householdId: string; lng: number | null; lat: number | null; building: string | null; entrance: string | null; villagerGroup: string | null;
  prefers: readonly string[];
  /** The liaison it has today. */
  now: string | null;
  locked: string | null;
}
export interface PlanLiaison {
  liaisonId: string; capacity: number; least: number; lng: number | null; lat: number | null; building: string | null; entrance: string | null; villagerGroup: string | null;
}

const METERS_PER_DEGREE = 111_320;

/**
 * L3 as the partition library is asked: a plane of metres about the households' middle, 就亲 as `prefers`, 就便 as building (same
 * building) and group (same entrance in a compound, same villager group in a village), the present liaison as `current`. Whoever
 * has no point stands in the middle of those of the same building or group, else in the middle of all: distance then decides
 * nothing, the rest does.
 */
export function buildProblem(homes: readonly PlanHome[], liaisons: readonly PlanLiaison[], settings: Weights, choose: number | null): PartitionProblem {
  const middle = middleOf([...homes, ...liaisons]) ?? { lng: 0, lat: 0 };
  const metersEast = METERS_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180);
  const groups = new Map<string, { lng: number; lat: number } | null>();
  const groupMiddle = (key: string | null): { lng: number; lat: number } | null => {
    if (key === null) return null;
    if (!groups.has(key)) groups.set(key, middleOf(homes.filter((h) => groupOf(h) === key)));
    return groups.get(key) ?? null;
  };
  const place = (p: PlanHome | PlanLiaison): { x: number; y: number } => {
    const at = p.lng !== null && p.lat !== null ? { lng: p.lng, lat: p.lat } : (groupMiddle(groupOf(p)) ?? middle);
    return { x: (at.lng - middle.lng) * metersEast, y: (at.lat - middle.lat) * METERS_PER_DEGREE };
  };
  const entrances = homes.some((h) => h.entrance !== null);
  const known = new Set(liaisons.map((l) => l.liaisonId));
  return {
    households: homes.map((h) => ({
      id: h.householdId, ...place(h), prefers: h.prefers.filter((id) => known.has(id)), ...say('building', h.building), ...say('group', groupOf(h)),
      // Where liaisons are chosen, an entrance is not split (L3 b).
      ...say('together', choose !== null && h.building !== null && h.entrance !== null ? groupOf(h) : null),
      ...(h.now !== null && known.has(h.now) ? { current: h.now } : {}), ...say('locked', h.locked),
    })),
    liaisons: liaisons.map((l) => ({ id: l.liaisonId, ...place(l), capacity: l.capacity, least: l.least, ...say('building', l.building), ...say('group', groupOf(l)) })),
    ...(choose === null ? {} : { choose }),
    weights: { preferBonus: settings.preferBonus, buildingBonus: settings.buildingBonus, groupBonus: entrances ? settings.entranceBonus : settings.groupBonus, movePenalty: settings.keepBonus },
  };
}

/** One entrance of one building, or a villager group. */
export const groupOf = (p: { building: string | null; entrance: string | null; villagerGroup: string | null }): string | null =>
  p.building !== null && p.entrance !== null ? `${p.building} ${p.entrance}` : p.villagerGroup;

const say = <K extends string>(key: K, value: string | null): Partial<Record<K, string>> => (value === null ? {} : { [key]: value } as Record<K, string>);

function middleOf(places: readonly { lng: number | null; lat: number | null }[]): { lng: number; lat: number } | null {
  let [lng, lat, count] = [0, 0, 0];
  for (const p of places) if (p.lng !== null && p.lat !== null) { lng += p.lng; lat += p.lat; count += 1; }
  return count === 0 ? null : { lng: lng / count, lat: lat / count };
}
