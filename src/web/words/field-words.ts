import type { Catalogue } from './words.js';

/** Words of the field client (`field.*`). */
export const FIELD_WORDS = {} as const satisfies Catalogue;
