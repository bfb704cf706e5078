import type { Compiled } from './compile.js';
import { costOf, distanceOf, isPreferred, isSameBuilding, isSameGroup } from './costs.js';
import type { Outcome } from './outcome.js';
import type { Ignored, Load, PartitionPlan, PartitionProblem, Placement, Unplaced } from './problem.js';
import { gapOf } from './solve-compiled.js';

/** The outcome in the caller's ids, with the reason for every household. The objective is counted anew, household by household. */
export function tellPlan(problem: PartitionProblem, c: Compiled, outcome: Outcome, unread: readonly Ignored[]): PartitionPlan {
  const { households, liaisons } = problem;
  const { liaisonOf, open } = outcome;
  const load = new Int32Array(c.m);
  const assignment: Placement[] = [];
  const waiting: number[] = [];
  let objective = 0;
  let moves = 0;
  for (let i = 0; i < c.n; i += 1) {
    const j = liaisonOf[i]!;
    if (j < 0) { waiting.push(i); continue; }
    load[j]! += c.demand[i]!;
    objective += costOf(c, i, j);
    if (c.current[i]! >= 0 && c.current[i] !== j) moves += 1;
    assignment.push(whyHere(problem, c, i, j, open));
  }
  const loads: Load[] = [];
  for (let j = 0; j < c.m; j += 1) {
    if (open[j] !== 1) continue;
    loads.push({ liaisonId: liaisons[j]!.id, load: load[j]!, capacity: c.capacity[j]!, least: c.least[j]!, shortOfLeast: Math.max(0, c.least[j]! - load[j]!) });
  }
  const lowerBound = Math.min(outcome.lowerBound, objective);
  // Plus nothing: a rounded −0 is 0.
  const known = (Number.isFinite(lowerBound) ? lowerBound : Math.min(0, objective)) + 0;
  return {
    assignment, loads, objective, lowerBound: known, gap: outcome.proven ? 0 : gapOf(objective, known), proven: outcome.proven, moves, method: outcome.method,
    unplaced: waiting.map((i) => whyNowhere(problem, c, i, load, open)), chosen: loads.map((l) => l.liaisonId),
    ignored: [...unread, ...Array.from(outcome.freed, (i): Ignored => ({ householdId: households[i]!.id, field: 'locked', liaisonId: liaisons[c.locked[i]!]!.id, reason: 'liaison_full' })),
      ...Array.from(outcome.divided ?? [], (i): Ignored => ({ householdId: households[i]!.id, field: 'together', liaisonId: liaisonOf[i]! < 0 ? null : liaisons[liaisonOf[i]!]!.id, reason: 'divided' }))],
  };
}

function whyHere({ households, liaisons }: PartitionProblem, c: Compiled, i: number, j: number, open: Uint8Array): Placement {
  let nearest = j;
  let nearestMeters = distanceOf(c, i, j);
  const own = costOf(c, i, j);
  const distanceMeters = nearestMeters;
  let cheapest = own;
  for (let k = 0; k < c.m; k += 1) {
    if (open[k] !== 1) continue;
    const far = distanceOf(c, i, k);
    if (far < nearestMeters) { nearestMeters = far; nearest = k; }
    const cost = costOf(c, i, k);
    if (cost < cheapest) cheapest = cost;
  }
  const locked = c.locked[i] === j;
  return { householdId: households[i]!.id, liaisonId: liaisons[j]!.id, why: {
    distanceMeters, preferred: isPreferred(c, i, j), sameBuilding: isSameBuilding(c, i, j), sameGroup: isSameGroup(c, i, j), kept: c.current[i] === j, locked,
    nearestId: liaisons[nearest]!.id, nearestDistanceMeters: nearestMeters, limit: !locked && cheapest < own - 1e-9 * (1 + Math.abs(own)) } };
}

function whyNowhere({ households }: PartitionProblem, c: Compiled, i: number, load: Int32Array, open: Uint8Array): Unplaced {
  const { id } = households[i]!;
  let room = 0;
  let widest = 0;
  let largest = 0;
  for (let j = 0; j < c.m; j += 1) {
    if (open[j] !== 1) continue;
    room += c.capacity[j]!;
    widest = Math.max(widest, c.capacity[j]! - load[j]!);
    largest = Math.max(largest, c.capacity[j]!);
  }
  if (c.m === 0) return { id, reason: 'no_liaison', short: c.demand[i]! };
  if (c.demand[i]! > largest) return { id, reason: 'group_too_large', short: c.demand[i]! - largest };
  const all = c.demand.reduce((a, b) => a + b, 0);
  return all > room ? { id, reason: 'capacity', short: all - room } : { id, reason: 'fragmented', short: c.demand[i]! - widest };
}
