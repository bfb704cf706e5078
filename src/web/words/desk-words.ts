import type { Catalogue } from './words.js';

/** Words of the desk client. */
export const DESK_WORDS = {
  'desk.title': ['值班台', 'Desk'],
} as const satisfies Catalogue;
