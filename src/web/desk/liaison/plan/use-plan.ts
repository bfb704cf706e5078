import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Plan, PlanSummary } from '../../../../contract/liaison.js';
import { listPlans, readPlan } from '../../../api/liaison.js';
import { LIAISON } from '../use-command.js';

export const isMoving = (state: PlanSummary['state']): boolean => state === 'queued' || state === 'solving';
const OFTEN_MS = 600;
const NOW_AND_THEN_MS = 15_000;

export interface Followed { plan: Plan | undefined; summary: PlanSummary | undefined; others: PlanSummary[]; error: Error | null; retry: () => void }

/**
 * A plan, followed. While it is solved only the short list of the unit's plans is asked, not thousands of households; when its
 * version or state moved on, by the solver or by somebody else, the whole is read again.
 */
export function usePlan(planId: string): Followed {
  const queries = useQueryClient();
  const key = [LIAISON, 'plan', planId];
  const whole = useQuery({ queryKey: key, queryFn: ({ signal }) => readPlan(planId, signal) });
  const known = whole.data?.summary;
  const list = useQuery({
    queryKey: [LIAISON, 'plans-short', known?.unitCode], enabled: known !== undefined,
    queryFn: ({ signal }) => listPlans(known!.unitCode, undefined, 50, signal),
    refetchInterval: (query) => (isMoving(query.state.data?.rows.find((row) => row.planId === planId)?.state ?? known?.state ?? 'draft') ? OFTEN_MS : NOW_AND_THEN_MS),
  });
  const listed = list.data?.rows.find((row) => row.planId === planId);
  const newer = known !== undefined && listed !== undefined && (listed.version > known.version || (listed.version === known.version && listed.state !== known.state));
  useEffect(() => {
    if (newer && !whole.isFetching) void queries.invalidateQueries({ queryKey: [LIAISON, 'plan', planId] });
  }, [newer, listed?.version, listed?.state, whole.isFetching, queries, planId]);
  return {
    plan: whole.data,
    summary: known && listed ? shownOf(known, listed, newer) : known,
    others: list.data?.rows.filter((row) => row.planId !== planId && row.unitCode === known?.unitCode) ?? [], error: whole.error, retry: () => void whole.refetch(),
  };
}

/**
 * That a plan is being solved is shown at once; its end only with the households it placed. The version stays the one that is
 * drawn: a step taken on it is refused when it is old, not done to what nobody saw.
 */
const shownOf = (known: PlanSummary, listed: PlanSummary, newer: boolean): PlanSummary =>
  (newer && isMoving(listed.state) ? { ...listed, version: known.version } : { ...known, progress: listed.progress });
