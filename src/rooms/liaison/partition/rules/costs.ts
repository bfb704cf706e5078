import type { Compiled } from './compile.js';

/** Metres between household i and liaison j by the problem's rule. */
export function distanceOf(c: Compiled, i: number, j: number): number {
  const dx = c.x[i]! - c.liaisonX[j]!;
  const dy = c.y[i]! - c.liaisonY[j]!;
  const far = Math.sqrt(dx * dx + dy * dy);
  return c.distance === 'floor' ? Math.floor(far) : c.distance === 'rounded' ? Math.round(far) : far;
}

export const isPreferred = (c: Compiled, i: number, j: number): boolean => {
  for (let p = c.prefersFrom[i]!; p < c.prefersFrom[i + 1]!; p += 1) if (c.prefers[p] === j) return true;
  return false;
};
export const isSameBuilding = (c: Compiled, i: number, j: number): boolean => c.building[i]! >= 0 && c.building[i] === c.liaisonBuilding[j];
export const isSameGroup = (c: Compiled, i: number, j: number): boolean => c.group[i]! >= 0 && c.group[i] === c.liaisonGroup[j];

/** Metres less bonuses plus penalties, times the demand where the problem says so. */
export function costOf(c: Compiled, i: number, j: number): number {
  const { weights } = c;
  let cost = distanceOf(c, i, j);
  if (c.building[i]! >= 0 && isSameBuilding(c, i, j)) cost -= weights.buildingBonus;
  if (c.group[i]! >= 0 && isSameGroup(c, i, j)) cost -= weights.groupBonus;
  if (c.prefersFrom[i] !== c.prefersFrom[i + 1] && isPreferred(c, i, j)) cost -= weights.preferBonus;
  if (c.current[i]! >= 0 && c.current[i] !== j) cost += weights.movePenalty;
  return c.costPerDemand ? cost * c.demand[i]! : cost;
}
