import type { z } from 'zod';
import type { adjustPlan as input } from '../../../contract/liaison.js';
import type { Person } from '../../../ground/access/actor.js';
import type { Ground } from '../../../ground/ground.js';
import { done, refuse, type Result } from '../../../ground/result.js';
import type { Instant } from '../../../ground/time.js';
import { solvePartition } from '../partition/rules/solve-partition.js';
import { carryOutOnPlan } from './carry-out.js';
import type { PlanStepDone } from './draft-plan.js';
import { tellOfPlan } from './plan-facts.js';
import { countMoved, knowPlan, problemOf, rowsOf } from './problem-of.js';
import { savePlan, savePlanHouseholds } from './store.js';

/**
 * Drags households to other liaisons and locks or unlocks them. The whole is priced anew; the bound of the last solution still
 * holds, so the screen shows what doing it by hand costs. Refusals: not_found (a household or liaison that is not in the plan),
 * grid_full.
 */
export const adjustPlan = (ground: Ground, actor: Person, planId: string, body: z.output<typeof input>, at: Instant): Promise<Result<PlanStepDone>> =>
  carryOutOnPlan(ground, actor, planId, body, 'adjust', async (tx, plan, state) => {
    const known = await knowPlan(tx, plan);
    const liaisons = new Map(known.liaisons.map((l) => [l.liaisonId, l]));
    const wanted = new Map(body.households.map((h) => [h.householdId, h]));
    const byId = new Set(known.rows.map((r) => r.householdId));
    if (body.households.some((h) => !byId.has(h.householdId) || (h.liaisonId != null && !liaisons.has(h.liaisonId)))) return refuse('not_found');
    const rows = known.rows.map((row) => {
      const w = wanted.get(row.householdId);
      if (!w) return row;
      const liaisonId = w.liaisonId ?? row.liaisonId;
      return { ...row, liaisonId, byHand: row.byHand || liaisonId !== row.liaisonId, locked: liaisonId !== null && (w.locked ?? row.locked) };
    });
    for (const [liaisonId, l] of liaisons) {
      const load = rows.filter((r) => r.liaisonId === liaisonId).length;
      if (load > l.capacity && load > known.rows.filter((r) => r.liaisonId === liaisonId).length) return refuse('grid_full', { capacity: l.capacity });
    }
    const priced = solvePartition(problemOf({ ...known, rows }, true), { limitSeconds: 5 });
    const whys = priced.ok ? new Map(rowsOf({ ...known, rows: rows.filter((r) => r.liaisonId !== null) }, priced.plan).map((r) => [r.householdId, r.why])) : new Map();
    const changed = rows.filter((row, i) => row !== known.rows[i]).map((row) => ({ ...row, why: { ...whys.get(row.householdId), locked: row.locked, byHand: row.byHand } }));
    await savePlanHouseholds(tx, planId, changed);
    await savePlan(tx, { ...plan, state, objective: priced.ok ? priced.plan.objective : null, proven: false, moved: countMoved(rows, known.now) });
    await tellOfPlan(tx, 'PlanAdjusted', plan, { households: changed.length }, at);
    return done({ version: plan.version + 1, state });
  });
