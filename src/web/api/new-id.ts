import { v7 } from 'uuid';

/** UUIDv7 made on this device before anything is sent, so that the same thing sent twice is one thing. */
export const newId = (): string => v7();

/** The secret of a tracking link: 192 bits of real randomness, url-safe. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
