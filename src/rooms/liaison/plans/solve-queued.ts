import { systemScope } from '../../../ground/database/scope.js';
import type { Ground } from '../../../ground/ground.js';
import { solveInWorker } from '../partition/solve/solve-in-worker.js';
import { tellOfPlan } from './plan-facts.js';
import { countMoved, knowPlan, problemOf, rowsOf } from './problem-of.js';
import { claimPlan, dropPlanHouseholds, planById, planHouseholds, reportProgress, savePlan, savePlanHouseholds, savePlanLiaisons, type PlanRow } from './store.js';

/** A solver that has been silent for so long is dead: another worker takes its plan up from the beginning. */
const SILENT_MS = 20_000;
/** How often progress is written and the wish to stop is read. */
const REPORT_MS = 400;

/**
 * Solves one plan that waits, in threads of its own, outside any transaction: claimed first, heard of while it goes on, its
 * answer written in one transaction at the end. Cancelled, it keeps the best so far. Answers whether there was one.
 */
export async function solveQueuedPlan(ground: Ground): Promise<boolean> {
  const { database, countyCode } = ground;
  const scope = systemScope(countyCode);
  const claimed = await database.transaction(scope, async (tx) => {
    const plan = await claimPlan(tx, ground.now() - SILENT_MS);
    return plan ? { plan, known: await knowPlan(tx, plan) } : null;
  });
  if (!claimed) return false;
  const { plan, known } = claimed;
  const stop = new AbortController();
  const began = performance.now();
  let best: { objective: number | null; lowerBound: number | null } = { objective: null, lowerBound: null };
  const heard = setInterval(() => {
    database.transaction(scope, (tx) => reportProgress(tx, plan.planId, plan.version, { ...best, seconds: Math.round((performance.now() - began) / 100) / 10 }))
      .then((enough) => { if (enough) stop.abort(); }, () => undefined);
  }, REPORT_MS);
  try {
    const [solved] = await solveInWorker([problemOf(known)], {
      limitSeconds: plan.settings.limitSeconds, fewestMoves: plan.settings.fewestMoves, seed: plan.number, signal: stop.signal,
      onProgress: ({ objective, lowerBound }) => { best = { objective, lowerBound }; },
    });
    await keep(ground, plan, known, solved);
  } catch (error) {
    await giveBack(ground, plan, error instanceof Error ? error.message.slice(0, 200) : 'unknown');
    throw error;
  } finally {
    clearInterval(heard);
  }
  return true;
}

type Known = Awaited<ReturnType<typeof knowPlan>>;
type Solved = Awaited<ReturnType<typeof solveInWorker>>[number] | undefined;

/** Writes the answer, unless the plan went on without it: another solver finished first, or the plan was dropped. */
const keep = (ground: Ground, plan: PlanRow, known: Known, solved: Solved): Promise<void> =>
  ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const now = await planById(tx, plan.planId, true);
    if (now?.state !== 'solving') return;
    if (!solved?.ok) {
      await savePlan(tx, { ...now, state: 'draft', progress: null, cancelAsked: false, failure: solved ? solved.fault.zh : 'no answer' });
      return;
    }
    const rows = rowsOf(known, solved.plan);
    const kept = new Set(rows.map((r) => r.householdId));
    const gone = (await planHouseholds(tx, plan.planId)).filter((r) => !kept.has(r.householdId)).map((r) => r.householdId);
    if (gone.length > 0) await dropPlanHouseholds(tx, plan.planId, gone);
    await savePlanHouseholds(tx, plan.planId, rows);
    const chosen = new Set(solved.plan.chosen.map(String));
    await savePlanLiaisons(tx, plan.planId, known.liaisons.map((l) => ({ ...l, chosen: chosen.has(l.liaisonId) })));
    const at = ground.now();
    await savePlan(tx, { ...now, state: 'solved', objective: solved.plan.objective, lowerBound: solved.plan.lowerBound, proven: solved.plan.proven, moved: countMoved(rows, known.now),
      progress: null, cancelAsked: false, failure: null, solvedAt: at });
    await tellOfPlan(tx, 'PlanSolved', plan, { unplaced: solved.plan.unplaced.length, proven: solved.plan.proven }, at);
  });

const giveBack = (ground: Ground, plan: PlanRow, failure: string): Promise<void> =>
  ground.database.transaction(systemScope(ground.countyCode), async (tx) => {
    const now = await planById(tx, plan.planId, true);
    if (now?.state === 'solving') await savePlan(tx, { ...now, state: 'draft', progress: null, cancelAsked: false, failure });
  });
