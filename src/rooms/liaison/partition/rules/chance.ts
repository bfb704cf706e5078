/** Chance that repeats itself: xorshift128 started from a seed. A rule has no other. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < limit. */
  below(limit: number): number;
}

export function chance(seed: number): Chance {
  const s = new Int32Array(4);
  for (let k = 0, h = (seed | 0) ^ 0x9e3779b9; k < 4; k += 1) {
    h = Math.imul(h ^ (h >>> 16), 0x45d9f3b) + k + 1;
    s[k] = h ^ (h >>> 15) || k + 1;
  }
  const next = (): number => {
    const t = s[3]! ^ (s[3]! << 11);
    s[3] = s[2]!;
    s[2] = s[1]!;
    s[1] = s[0]!;
    s[0] = s[0]! ^ (s[0]! >>> 19) ^ t ^ (t >>> 8);
    return (s[0] >>> 0) / 4_294_967_296;
  };
  for (let k = 0; k < 16; k += 1) next();
  return { next, below: (limit) => Math.floor(next() * limit) };
}
