import type { Person } from '../access/actor.js';

/** Who a session belongs to, as the door needs it. */
export interface SignedIn {
  person: Person;
  userId: string;
  username: string;
  countyCode: string;
  sessionToken: string;
  /** The person's roles call for a second factor and this account has none yet. */
  needsSecondFactor: boolean;
}

/**
 * Finds the session of a request by its cookies; null for nobody, an expired session or a forged cookie. `quietly` = not
 * asked by the person, so that an open page alone does not keep a session from ending.
 */
export interface Sessions {
  find(cookies: string | undefined, at: number, quietly?: boolean): Promise<SignedIn | null>;
}

/** Nobody is ever signed in: for servers without identity, such as a test of public routes. */
export const NO_SESSIONS: Sessions = { find: () => Promise.resolve(null) };
