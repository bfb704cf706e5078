import type { RosterNote } from '../../../../../contract/register.js';
import type { Words } from '../../../../ui/language.js';

/** Of these the words do not say themselves what part of the row they are about. */
const ANYWHERE = new Set(['full_width', 'formula_value', 'formula_without_value', 'cell_too_long']);

/** `电话：全角字改成了半角（１００１ → 1001）`. */
export function sayNote({ code, field, was, now }: RosterNote, { t, language }: Words): string {
  const where = field && ANYWHERE.has(code) ? `${t(`rosterField.${field}`).replace(/[（(].*$/, '').trim()}${language === 'en' ? ': ' : '：'}` : '';
  const what = was && now ? t('rosterNote.wasNow', { was, now }) : was ? t('rosterNote.was', { was }) : now ? t('rosterNote.now', { now }) : '';
  return `${where}${t(`rosterNote.${code}`)}${what}`;
}
