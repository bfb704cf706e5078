import type { Catalogue } from './catalogue.js';

/** Words of the desk's care page. A mark names a service and its reason, never a verdict on a person. */
export const CARE_WORDS = {
  'care.title': ['关爱服务', 'Care'],
  'care.open': ['看关爱服务', 'See care needs'],
} as const satisfies Catalogue;
