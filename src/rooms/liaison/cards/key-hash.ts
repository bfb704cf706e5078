import { createHash, timingSafeEqual } from 'node:crypto';

export const hashKey = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const NOBODYS = Buffer.alloc(32);
/** In constant time, and an unknown household takes as long as a wrong secret. */
export function sameKey(kept: Buffer | null, secret: string): boolean {
  const equal = timingSafeEqual(kept ?? NOBODYS, hashKey(secret));
  return kept !== null && equal;
}
