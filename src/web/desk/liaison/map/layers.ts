/** What the map can show, in the order of the legend. */
export const LAYERS = ['households', 'areas', 'uncovered', 'cases', 'care'] as const;
export type LayerName = (typeof LAYERS)[number];
export type Shown = Record<LayerName, boolean>;
/** Care is shown only to who asks for it: each look is recorded. */
export const SHOWN_AT_FIRST: Shown = { households: true, areas: true, uncovered: true, cases: true, care: false };
