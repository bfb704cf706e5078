import type { VIEW_PURPOSES } from '../../../../contract/care.js';

/** What a look at care needs is for; it stands in the log the household can read. */
export type Purpose = (typeof VIEW_PURPOSES)[number];
