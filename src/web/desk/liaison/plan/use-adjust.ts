import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Plan } from '../../../../contract/liaison.js';
import { adjustPlan, type AdjustPlan } from '../../../api/liaison.js';
import { LIAISON, useCommand } from '../use-command.js';

type Change = AdjustPlan['households'][number];
export const AT_ONCE = 500;
export interface Undo { householdId: string; liaisonId: string; locked: boolean; toName: string; address: string }

/** Drag, lock and undo: shown at once, priced by the server; refused, the page goes back to what is true. */
export function useAdjust(plan: Plan | undefined) {
  const queries = useQueryClient();
  const [undo, setUndo] = useState<Undo | null>(null);
  const planId = plan?.summary.planId ?? '';
  const command = useCommand<{ sawVersion: number; households: Change[] }>(async (values, commandId) => {
    const { version } = await adjustPlan(planId, { ...values, commandId });
    queries.setQueryData<Plan>([LIAISON, 'plan', planId], (before) => before && { ...before, summary: { ...before.summary, version } });
  });
  const send = (changes: Change[]) => {
    if (!plan || command.busy) return;
    const wanted = new Map(changes.map((one) => [one.householdId, one]));
    queries.setQueryData<Plan>([LIAISON, 'plan', planId], (before) => before && { ...before, households: before.households.map((one) => {
      const change = wanted.get(one.householdId);
      return change ? { ...one, liaisonId: change.liaisonId ?? one.liaisonId, locked: change.locked ?? one.locked, why: change.liaisonId ? { distanceMeters: null, byHand: true } : one.why } : one;
    }) });
    void command.run({ sawVersion: plan.summary.version, households: changes }).then((done) => { if (!done) setUndo(null); });
  };
  const find = (householdId: string) => plan?.households.find((one) => one.householdId === householdId);
  return {
    busy: command.busy, error: command.error, clear: command.clear, undo,
    give: (householdId: string, liaisonId: string) => {
      const one = find(householdId);
      if (!one) return;
      setUndo(one.liaisonId === null ? null : { householdId, liaisonId: one.liaisonId, locked: one.locked, address: one.address, toName: plan?.liaisons.find((to) => to.liaisonId === liaisonId)?.name ?? '' });
      send([{ householdId, liaisonId, locked: true }]);
    },
    /** At most as many as the server takes at once. */
    lock: (householdIds: readonly string[], locked: boolean) => { setUndo(null); send(householdIds.slice(0, AT_ONCE).map((householdId) => ({ householdId, locked }))); },
    takeBack: () => { if (undo) { send([{ householdId: undo.householdId, liaisonId: undo.liaisonId, locked: undo.locked }]); setUndo(null); } },
  };
}
