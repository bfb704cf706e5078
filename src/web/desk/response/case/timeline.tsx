import type { CaseDetail } from '../../../../contract/cases.js';
import { useQuery } from '@tanstack/react-query';
import { listMatters } from '../../../api/cases.js';
import { useWords } from '../../../ui/language.js';
import { useMinute } from '../../../ui/now.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { sayFact } from '../../../words/say-fact.js';
import { Part } from './part.js';

type Line = CaseDetail['timeline'][number];
const LOUD = new Set(['ClockBreached', 'HelpAsked', 'CaseRefused', 'CaseReopened', 'CallBackFoundUnsolved']);

/** The whole story in plain sentences, newest first. */
export function Timeline({ detail }: { detail: CaseDetail }) {
  const { t, language } = useWords();
  const minute = useMinute();
  // A correction names matters by their codes; their names are in the list of matters.
  const matters = useQuery({ queryKey: ['matters'], staleTime: 3_600_000, queryFn: ({ signal }) => listMatters(signal), enabled: detail.timeline.some((line) => line.kind === 'MatterCorrected') });
  const nameOf = (code: unknown) => { const found = matters.data?.rows.find((matter) => matter.matterCode === code); return found && (language === 'en' ? found.nameEn : found.name); };
  const named = (line: Line): Line => (line.kind === 'MatterCorrected' ? { ...line, data: { ...line.data, fromMatterName: nameOf(line.data['from']), toMatterName: nameOf(line.data['to']) } } : line);
  const lines = [...detail.timeline].sort((a, b) => b.sequence - a.sequence);
  return (
    <Part title={t('case.timeline')}>
      <ol className="timeline">
        {lines.map((line) => (
          <li key={line.sequence} className={LOUD.has(line.kind) ? 'loud' : ''}>
            <PeopleDate at={line.at} /><span dir="auto">{sayFact(language, named(line), minute)}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
