import type { RegisterChange } from '../../../../../contract/register.js';
import type { Words } from '../../../../ui/language.js';
import { sayOr } from '../../../../words/words.js';

export interface Difference { field: string; before: unknown; after: unknown }
type Values = Record<string, unknown>;

/** Field by field what differs; both halves of a point are one thing. */
export function differences({ before, after }: Pick<RegisterChange, 'before' | 'after'>): Difference[] {
  const [was, now] = [joinPoint(before ?? {}), joinPoint(after ?? {})];
  return [...new Set([...Object.keys(was), ...Object.keys(now)])]
    .map((field) => ({ field, before: was[field] ?? null, after: now[field] ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function joinPoint({ lng, lat, ...rest }: Values): Values {
  if (lng === undefined && lat === undefined) return rest;
  return { ...rest, point: typeof lng === 'number' && typeof lat === 'number' ? `${lng.toFixed(5)}, ${lat.toFixed(5)}` : null };
}

const GROUPS: Record<string, string> = { sex: 'sex', state: 'living', contactPreference: 'contact', because: 'endCause' };

/** A value in the words of the screen; null for none. */
export function sayValue(field: string, value: unknown, { t, language }: Pick<Words, 't' | 'language'>): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return t(value ? 'reg.yes' : 'reg.no');
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(language === 'en' ? ', ' : '、') : null;
  const group = GROUPS[field];
  return group ? sayOr(language, `${group}.${String(value)}`, String(value)) : String(value as string | number);
}
