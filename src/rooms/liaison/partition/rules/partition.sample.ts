import { chance } from './chance.js';
import { DEFAULT_WEIGHTS, type Household, type Liaison, type PartitionPlan, type PartitionProblem, type PlaceId } from './problem.js';

/** What the tests of the partition know of it, written from problem.ts alone: nothing of the methods is used here. */
export function metersBetween(problem: PartitionProblem, h: Household, l: Liaison): number {
  const far = Math.hypot(h.x - l.x, h.y - l.y);
  return problem.distance === 'euclidean' ? far : problem.distance === 'floor' ? Math.floor(far) : Math.round(far);
}

const isMove = ({ liaisons }: PartitionProblem, h: Household, l: Liaison): boolean => h.current !== l.id && liaisons.some((one) => one.id === h.current);

export function costBetween(problem: PartitionProblem, h: Household, l: Liaison): number {
  const w = { ...DEFAULT_WEIGHTS, ...problem.weights };
  const prefers = [h.prefers ?? []].flat();
  let cost = metersBetween(problem, h, l);
  if (prefers.some((id) => String(id) === String(l.id))) cost -= w.preferBonus;
  if (h.building !== undefined && h.building === l.building) cost -= w.buildingBonus;
  if (h.group !== undefined && h.group === l.group) cost -= w.groupBonus;
  if (isMove(problem, h, l)) cost += w.movePenalty;
  return cost * (problem.costPerDemand === false ? 1 : (h.demand ?? 1));
}

/** Everything that is wrong with a plan; empty: it is a plan, and its sums are right. */
export function faultsOf(problem: PartitionProblem, plan: PartitionPlan): string[] {
  const faults: string[] = [];
  const households = new Map(problem.households.map((h) => [h.id, h]));
  const liaisons = new Map(problem.liaisons.map((l) => [l.id, l]));
  const seen = new Map<PlaceId, number>();
  const load = new Map<PlaceId, number>();
  let objective = 0;
  for (const { householdId, liaisonId } of plan.assignment) {
    const h = households.get(householdId);
    const l = liaisons.get(liaisonId);
    if (!h || !l) { faults.push(`unknown ${householdId} or ${liaisonId}`); continue; }
    seen.set(householdId, (seen.get(householdId) ?? 0) + 1);
    load.set(liaisonId, (load.get(liaisonId) ?? 0) + (h.demand ?? 1));
    objective += costBetween(problem, h, l);
    if (!plan.chosen.includes(liaisonId)) faults.push(`${liaisonId} is not chosen`);
  }
  for (const { id, short } of plan.unplaced) {
    seen.set(id, (seen.get(id) ?? 0) + 1);
    if (!(short > 0)) faults.push(`${id} has no place, but nothing is short`);
  }
  for (const id of households.keys()) if (seen.get(id) !== 1) faults.push(`household ${id} stands ${seen.get(id) ?? 0} times`);
  for (const [id, l] of load) if (l > liaisons.get(id)!.capacity) faults.push(`${id} has ${l} of ${liaisons.get(id)!.capacity}`);
  for (const { liaisonId, load: told } of plan.loads) if (told !== (load.get(liaisonId) ?? 0)) faults.push(`load of ${liaisonId} is told as ${told}`);
  if (problem.choose !== undefined && plan.chosen.length > problem.choose) faults.push(`${plan.chosen.length} chosen of ${problem.choose}`);
  if (Math.abs(objective - plan.objective) > 1e-6 * (1 + Math.abs(objective))) faults.push(`objective ${objective}, told ${plan.objective}`);
  if (plan.lowerBound > plan.objective + 1e-6 * (1 + Math.abs(objective))) faults.push(`bound ${plan.lowerBound} above ${plan.objective}`);
  return faults;
}

/** What counts, in this order: demand without a place, load lacking to the least, moves (where they come first), cost. */
export interface Worth { unplaced: number; lacking: number; moves: number; cost: number }

/** The best of all plans there are, one by one: (m + 1)^n of them. */
export function bestOfAll(problem: PartitionProblem, fewestMoves = false): Worth {
  const { households, liaisons, choose } = problem;
  const m = liaisons.length;
  const where = households.map(() => 0);
  let best: Worth | null = null;
  for (;;) {
    const worth = worthOf(problem, where, fewestMoves);
    const open = new Set(where.filter((j) => j < m)).size;
    if (worth && open <= (choose ?? m) && (best === null || isLess(worth, best))) best = worth;
    let at = 0;
    while (at < where.length && where[at] === m) { where[at] = 0; at += 1; }
    if (at === where.length) return best!;
    where[at]! += 1;
  }
}

function worthOf(problem: PartitionProblem, where: readonly number[], fewestMoves: boolean): Worth | null {
  const { households, liaisons } = problem;
  const load = liaisons.map(() => 0);
  const worth: Worth = { unplaced: 0, lacking: 0, moves: 0, cost: 0 };
  for (const [i, j] of where.entries()) {
    const h = households[i]!;
    const l = liaisons[j];
    if (h.locked !== undefined && l?.id !== h.locked) return null;
    if (!l) { worth.unplaced += h.demand ?? 1; continue; }
    load[j]! += h.demand ?? 1;
    if (load[j]! > l.capacity) return null;
    if (fewestMoves && isMove(problem, h, l)) worth.moves += 1;
    worth.cost += costBetween(problem, h, l);
  }
  if (problem.choose === undefined) liaisons.forEach((l, j) => { worth.lacking += Math.max(0, (l.least ?? 0) - load[j]!); });
  return worth;
}

const isLess = (a: Worth, b: Worth): boolean =>
  a.unplaced - b.unplaced || a.lacking - b.lacking || a.moves - b.moves || a.cost - b.cost ? (a.unplaced - b.unplaced || a.lacking - b.lacking || a.moves - b.moves || a.cost - b.cost) < 0 : false;

export const worthOfPlan = (problem: PartitionProblem, plan: PartitionPlan, fewestMoves = false): Worth => ({
  unplaced: plan.unplaced.reduce((sum, { id }) => sum + (problem.households.find((h) => h.id === id)!.demand ?? 1), 0),
  lacking: problem.choose === undefined ? plan.loads.reduce((sum, { shortOfLeast }) => sum + shortOfLeast, 0) : 0,
  moves: fewestMoves ? plan.moves : 0, cost: plan.objective,
});

export interface Drawing { households: readonly [least: number, most: number]; liaisons: readonly [least: number, most: number]; demand?: number; wishes?: boolean; least?: boolean; choose?: boolean; distance?: PartitionProblem['distance']; roomy?: boolean }

/** A problem by chance, the same for the same seed: points on a small map, so that equal distances and equal points occur. */
export function drawProblem(seed: number, drawing: Drawing): PartitionProblem {
  const { demand = 1, wishes = false, least = false } = drawing;
  const random = chance(seed);
  const between = ([low, high]: readonly [number, number]): number => low + random.below(high - low + 1);
  const metres = (): number => random.below(random.next() < 0.3 ? 3 : 900);
  const maybe = (field: string, prefix: string): object => (wishes && random.next() < 0.5 ? { [field]: `${prefix}${random.below(3)}` } : {});
  const liaisons = Array.from({ length: between(drawing.liaisons) }, (_, k): Liaison => {
    const capacity = between([drawing.roomy ? 3 * demand : 0, 4 * demand]);
    return { id: `l${k}`, x: metres(), y: metres(), capacity, least: least ? Math.min(capacity, random.below(2 * demand + 1)) : 0, ...maybe('building', 'b'), ...maybe('group', 'g') };
  });
  const households = Array.from({ length: between(drawing.households) }, (_, k): Household => ({
    id: `h${k}`, x: metres(), y: metres(), demand: between([1, demand]), ...maybe('prefers', 'l'), ...maybe('building', 'b'), ...maybe('group', 'g'), ...maybe('current', 'l') }));
  return { households, liaisons, distance: drawing.distance ?? 'rounded', ...(drawing.choose ? { choose: 1 + random.below(liaisons.length) } : {}) };
}
