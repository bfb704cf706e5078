import { en } from './en.js';
import { zh, type ResidentWords } from './zh.js';

export type { ResidentWords };

/** How a resident wants pages shown; kept in a cookie each, so that it works without JavaScript. */
export interface Preferences { language: 'zh' | 'en'; large: boolean; contrast: boolean }

export const wordsIn = (language: Preferences['language']): ResidentWords => (language === 'en' ? en : zh);

/** Puts values into `{name}` blanks. The result is plain text: whoever shows it escapes it. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
