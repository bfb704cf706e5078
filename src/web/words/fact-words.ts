import type { Catalogue } from './words.js';

/** One sentence per fact of a case: what the timeline says. `{by}` is who did it; say-fact.ts fills the rest from data. */
export const FACT_WORDS = {
  'fact.CaseReceived': ['{by}报了这件事', '{by} reported this'],
} as const satisfies Catalogue;
