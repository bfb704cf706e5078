import type { CaseDetail } from '../../../../contract/cases.js';
import { useWords } from '../../../ui/language.js';
import { useMinute } from '../../../ui/now.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { sayFact } from '../../../words/say-fact.js';
import { Part } from './part.js';

const LOUD = new Set(['ClockBreached', 'HelpAsked', 'CaseRefused', 'CaseReopened', 'CallBackFoundUnsolved']);

/** The whole story in plain sentences, newest first. */
export function Timeline({ detail }: { detail: CaseDetail }) {
  const { t, language } = useWords();
  const minute = useMinute();
  const lines = [...detail.timeline].sort((a, b) => b.sequence - a.sequence);
  return (
    <Part title={t('case.timeline')}>
      <ol className="timeline">
        {lines.map((line) => (
          <li key={line.sequence} className={LOUD.has(line.kind) ? 'loud' : ''}>
            <PeopleDate at={line.at} /><span dir="auto">{sayFact(language, line, minute)}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
