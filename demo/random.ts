/**
 * Chance that repeats itself. Every part of the demo draws from its own stream, named by a word, so that adding to one part
 * does not change another.
 */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < limit. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): T[];
}

/** The stream of a seed and a word (mulberry32 on an FNV-1a hash of both). */
export function chance(seed: number, word: string): Chance {
  let state = 2_166_136_261 ^ seed;
  for (let i = 0; i < word.length; i += 1) state = Math.imul(state ^ word.charCodeAt(i), 16_777_619);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    shuffle: <T>(list: readonly T[]): T[] => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        [out[i], out[j]] = [out[j] as T, out[i] as T];
      }
      return out;
    },
  };
}

/** Ids shaped as UUIDv7 of one fixed morning, in order of making: the same seed makes the same ids. */
export function idMaker(seed: number, word: string): () => string {
  const random = chance(seed, `ids ${word}`);
  let at = Date.UTC(2026, 0, 5, 1);
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  return () => {
    at += 1;
    const time = hex(at, 12);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.below(0x1000), 3)}-${hex(0x8000 + random.below(0x4000), 4)}-${hex(random.below(0x1000000), 6)}${hex(random.below(0x1000000), 6)}`;
  };
}
