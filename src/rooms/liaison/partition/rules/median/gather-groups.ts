import type { Compiled } from '../compile.js';

/** Households as they are placed: each alone, or all of one entrance as one. */
export interface Groups {
  count: number;
  /** The group of each household. */
  groupOf: Int32Array;
  demand: Int32Array;
  /** 1: a part of an entrance that is larger than any liaison's capacity. */
  isPart: Uint8Array;
}

/**
 * Households that are to stay together become one group. Whoever is locked is alone: somebody decided for that household. An
 * entrance that no liaison could take whole is cut into parts in the order of the list, each as full as the largest capacity.
 */
export function gatherGroups(c: Compiled, lock: Int32Array): Groups {
  const largest = c.capacity.reduce((a, b) => Math.max(a, b), 0);
  const whole = new Map<number, number>();
  for (let i = 0; i < c.n; i += 1) {
    const t = c.together[i]!;
    if (t >= 0 && lock[i]! < 0) whole.set(t, (whole.get(t) ?? 0) + c.demand[i]!);
  }
  const groupOf = new Int32Array(c.n);
  const demand: number[] = [];
  const isPart: number[] = [];
  const open = new Map<number, number>();
  for (let i = 0; i < c.n; i += 1) {
    const t = lock[i]! < 0 ? c.together[i]! : -1;
    const d = c.demand[i]!;
    let group = t >= 0 ? open.get(t) : undefined;
    if (group === undefined || (whole.get(t)! > largest && demand[group]! + d > largest)) {
      group = demand.length;
      demand.push(0);
      isPart.push(t >= 0 && whole.get(t)! > largest ? 1 : 0);
      if (t >= 0) open.set(t, group);
    }
    demand[group]! += d;
    groupOf[i] = group;
  }
  return { count: demand.length, groupOf, demand: Int32Array.from(demand), isPart: Uint8Array.from(isPart) };
}
