import { hash, verify } from '@node-rs/argon2';

// OWASP's password storage cheat sheet: argon2id with 19 MiB, 2 passes, 1 lane (the library's default kind is argon2id).
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** False for a wrong password as well as for a hash that cannot be read. */
export const passwordMatches = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, password).catch(() => false);
