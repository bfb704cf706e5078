import type { CaseDetail } from '../../../../contract/cases.js';
import { useWords } from '../../../ui/language.js';
import { useMinute } from '../../../ui/now.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { sayDuration } from '../../../words/time-words.js';
import { sayOr } from '../../../words/words.js';
import { Part } from './part.js';

/** Who held it, for how long, and why it came to them. */
export function Holdings({ detail }: { detail: CaseDetail }) {
  const { t, language } = useWords();
  const minute = useMinute();
  if (detail.holdings.length === 0) return null;
  return (
    <Part title={t('case.holdings')}>
      <ol className="holdings">
        {detail.holdings.map((holding) => (
          <li key={`${holding.from}${holding.name}`}>
            <strong>{holding.name}</strong> <span className="quiet number">{sayDuration((holding.to ?? Math.max(minute, holding.from)) - holding.from, language)}{holding.to === null && ` · ${t('case.stillHeld')}`}</span>
            <small><PeopleDate at={holding.from} /> · {sayOr(language, `held.${holding.why}`, holding.why)}</small>
          </li>
        ))}
      </ol>
    </Part>
  );
}
