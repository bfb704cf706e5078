/** Chinese and English side by side, so that neither can be forgotten. `{name}` marks a blank. */
export type Catalogue = Record<string, readonly [zh: string, en: string]>;
