import { sayOr, type Language, type Values } from './words.js';

/** The sentence of a notice; codes in its data are named from the catalogues, an unknown kind is still announced. */
export function sayNotice(language: Language, kind: string, data: Record<string, unknown>): string {
  const values: Values = {};
  for (const [name, value] of Object.entries(data)) if (typeof value === 'string' || typeof value === 'number') values[name] = value;
  for (const group of ['stage', 'outcome', 'class', 'state']) {
    const value = data[group];
    if (typeof value === 'string') values[group] = sayOr(language, `${group}.${value}`, value);
  }
  return sayOr(language, `notice.${kind}`, sayOr(language, 'notice.other', kind, values), values);
}
