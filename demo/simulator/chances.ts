import type { Chance } from '../random.js';

export const happens = (random: Chance, probability: number): boolean => random.next() < probability;

/** One of the weighted things. */
export function weighted<T>(random: Chance, list: readonly (readonly [T, number])[]): T {
  let left = random.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of list) {
    left -= weight;
    if (left < 0) return thing;
  }
  return (list.at(-1) as readonly [T, number])[0];
}

/** A length of time whose middle is `median`, mostly near it and now and then much longer, as human work is. */
export function around(random: Chance, median: number, spread = 0.5): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return median * Math.exp(spread * normal);
}

export const between = (random: Chance, from: number, to: number): number => from + (to - from) * random.next();
