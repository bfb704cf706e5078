import type { PartitionPlan, PlaceId } from './problem.js';

export interface PlanComparison {
  /** Households that are elsewhere in the second plan; null: had or has no place. */
  moved: { householdId: PlaceId; from: PlaceId | null; to: PlaceId | null; distanceBeforeMeters: number | null; distanceAfterMeters: number | null }[];
  /** Households with the same liaison in both. */
  kept: number;
  distanceBeforeMeters: number;
  distanceAfterMeters: number;
  objectiveBefore: number;
  objectiveAfter: number;
  unplacedBefore: number;
  unplacedAfter: number;
  /** Liaisons of either plan. */
  loads: { liaisonId: PlaceId; before: number; after: number }[];
}

/** What changes from one plan to another for the same unit. Households that stand in only one of them count as moved. */
export function comparePlans(before: PartitionPlan, after: PartitionPlan): PlanComparison {
  const was = new Map(before.assignment.map((placement) => [String(placement.householdId), placement]));
  const is = new Map(after.assignment.map((placement) => [String(placement.householdId), placement]));
  const moved: PlanComparison['moved'] = [];
  let kept = 0;
  for (const [key, now] of is) {
    const then = was.get(key);
    if (then && String(then.liaisonId) === String(now.liaisonId)) { kept += 1; continue; }
    moved.push({ householdId: now.householdId, from: then?.liaisonId ?? null, to: now.liaisonId,
      distanceBeforeMeters: then?.why.distanceMeters ?? null, distanceAfterMeters: now.why.distanceMeters });
  }
  for (const [key, then] of was) {
    if (!is.has(key)) moved.push({ householdId: then.householdId, from: then.liaisonId, to: null, distanceBeforeMeters: then.why.distanceMeters, distanceAfterMeters: null });
  }
  const loads = new Map<string, PlanComparison['loads'][number]>();
  const loadOf = (liaisonId: PlaceId): PlanComparison['loads'][number] => {
    const known = loads.get(String(liaisonId)) ?? { liaisonId, before: 0, after: 0 };
    loads.set(String(liaisonId), known);
    return known;
  };
  for (const { liaisonId, load } of before.loads) loadOf(liaisonId).before = load;
  for (const { liaisonId, load } of after.loads) loadOf(liaisonId).after = load;
  return {
    moved, kept, distanceBeforeMeters: metersOf(before), distanceAfterMeters: metersOf(after), objectiveBefore: before.objective, objectiveAfter: after.objective,
    unplacedBefore: before.unplaced.length, unplacedAfter: after.unplaced.length, loads: [...loads.values()],
  };
}

const metersOf = (plan: PartitionPlan): number => plan.assignment.reduce((sum, { why }) => sum + why.distanceMeters, 0);
