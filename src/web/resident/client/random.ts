const bytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** UUID version 7, made on this phone: 48 bits of time, then randomness. `crypto.randomUUID` is missing on old phones. */
export function newId(): string {
  const b = bytes(16);
  let time = Date.now();
  for (let i = 5; i >= 0; i -= 1) { b[i] = time % 256; time = Math.floor(time / 256); }
  b[6] = (b[6]! & 0x0f) | 0x70;
  b[8] = (b[8]! & 0x3f) | 0x80;
  const hex = Array.from(b, (n) => n.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** 32 url-safe characters, 192 bits: the key of the tracking link. */
export const newSecret = (): string => btoa(String.fromCharCode(...bytes(24))).replace(/\+/g, '-').replace(/\//g, '_');
