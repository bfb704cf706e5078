import { useQuery } from '@tanstack/react-query';
import type { RegisterChange } from '../../../../../contract/register.js';
import { listUnits } from '../../../../api/honeycomb.js';
import { useWords } from '../../../../ui/language.js';
import { PeopleDate } from '../../../../ui/people-date.js';
import { sayOr } from '../../../../words/words.js';
import { differences, sayValue } from './say-change.js';

/** What was changed of a household, by whom and why, newest first. */
export function History({ changes }: { changes: RegisterChange[] }) {
  const { t } = useWords();
  return (
    <section className="part part-history">
      <h2>{t('reg.history')}</h2>
      {changes.length === 0 ? <p className="quiet">{t('reg.historyNone')}</p> : <ol className="timeline">{changes.map((change) => <Change key={change.changeId} change={change} />)}</ol>}
    </section>
  );
}

function Change({ change }: { change: RegisterChange }) {
  const words = useWords();
  const { t, language } = words;
  // Who was added is named already.
  const lines = change.kind === 'resident_added' ? [] : differences(change);
  return (
    <li>
      <PeopleDate at={change.changedAt} />
      <div>
        <strong>{sayOr(language, `reg.change.${change.kind}`, change.kind, { name: change.residentName ?? t('reg.somebody') })}</strong>{' '}
        <span className="quiet">{change.byImport ? t('reg.byImport') : ''}{change.changedBy ?? ''}</span>
        {lines.map(({ field, before, after }) => (
          <div key={field} className="change-line"><span className="quiet">{sayOr(language, `reg.field.${field}`, field)}</span>{' '}
            {field === 'unitCode' ? <><UnitName code={before} /> → <UnitName code={after} /></> : sayValue(field, before, words) === null ? sayValue(field, after, words) : <>{sayValue(field, before, words)} → {sayValue(field, after, words) ?? t('reg.emptied')}</>}
          </div>
        ))}
        {change.reason && <p className="change-reason">{t('reg.because', { reason: change.reason })}</p>}
      </div>
    </li>
  );
}

/** The name of a unit of which only the code was kept. */
function UnitName({ code }: { code: unknown }) {
  const text = typeof code === 'string' ? code : '';
  const units = useQuery({ queryKey: ['units', text.slice(0, -3)], enabled: text.length > 6, staleTime: 300_000, queryFn: ({ signal }) => listUnits({ parent: text.slice(0, -3), limit: 200 }, signal) });
  return <span>{units.data?.rows.find((unit) => unit.unitCode === text)?.name ?? text}</span>;
}
