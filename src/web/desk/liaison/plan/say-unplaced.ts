import type { Words } from '../../../ui/language.js';
import { sayOr } from '../../../words/words.js';

/** Why a household has no place: the server says `capacity:12`, a reason and by how many it is short. */
export function sayUnplaced(reason: string | null, { t, language }: Words): string {
  const [code = '', short = '0'] = (reason ?? '').split(':');
  return sayOr(language, `plan.unplaced.${code}`, t('plan.unplaced.unknown'), { short });
}
