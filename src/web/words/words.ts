import type { Language } from '../../contract/refusals.js';
import { CARE_WORDS } from './care-words.js';
import { CASE_WORDS } from './case-words.js';
import type { Catalogue } from './catalogue.js';
import { DESK_CASE_WORDS } from './desk-case-words.js';
import { DESK_WORDS } from './desk-words.js';
import { FACT_WORDS } from './fact-words.js';
import { FIELD_CARE_WORDS } from './field-care-words.js';
import { FIELD_WORDS } from './field-words.js';
import { LIAISON_CANDIDATE_WORDS } from './liaison-candidate-words.js';
import { LIAISON_PLAN_WORDS } from './liaison-plan-words.js';
import { LIAISON_WORDS } from './liaison-words.js';
import { MAP_WORDS } from './map-words.js';
import { NOTICE_WORDS } from './notice-words.js';
import { REGISTER_WORDS } from './register-words.js';
import { ROSTER_WORDS } from './roster-words.js';
import { SHARED_WORDS } from './shared-words.js';

export type { Language };
export type Values = Record<string, string | number | null | undefined>;

export const WORDS = {
  ...SHARED_WORDS, ...CASE_WORDS, ...FACT_WORDS, ...NOTICE_WORDS, ...DESK_WORDS, ...DESK_CASE_WORDS, ...FIELD_WORDS, ...FIELD_CARE_WORDS,
  ...LIAISON_WORDS, ...LIAISON_CANDIDATE_WORDS, ...LIAISON_PLAN_WORDS, ...MAP_WORDS, ...CARE_WORDS,
  ...REGISTER_WORDS, ...ROSTER_WORDS,
} as const satisfies Catalogue;
export type WordKey = keyof typeof WORDS;

/** The sentence of a key with its blanks filled. */
export const say = (language: Language, key: WordKey, values?: Values): string => fill(WORDS[key], language, values);

/** For a key made from what the server sent (`state.` + state): the words, or `otherwise` when there are none. */
export function sayOr(language: Language, key: string, otherwise: string, values?: Values): string {
  return Object.hasOwn(WORDS, key) ? fill(WORDS[key as WordKey], language, values) : otherwise;
}

const fill = (words: readonly [string, string], language: Language, values: Values = {}): string =>
  words[language === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '…'));
