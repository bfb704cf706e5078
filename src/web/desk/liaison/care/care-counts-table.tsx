import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { countCare } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { LIAISON } from '../use-command.js';

/** How many of each kind, without anybody's name; what is below three is not told. */
export function CareCountsTable({ unit }: { unit: string | undefined }) {
  const { t } = useWords();
  const counts = useQuery({ queryKey: [LIAISON, 'care-counts', unit], placeholderData: keepPreviousData, queryFn: ({ signal }) => countCare(unit, signal) });
  if (counts.error) return <ErrorNote error={counts.error} onRetry={() => void counts.refetch()} />;
  if (!counts.data) return <Loading />;
  const { rows, expiringSoon, visitsDue, visitsOverdue } = counts.data;
  return (
    <section aria-labelledby="care-counts" aria-busy={counts.isFetching}>
      <h2 id="care-counts" className="visually-hidden">{t('care.counts')}</h2>
      <dl className="care-sums">
        {([['care.expiringSoon', expiringSoon], ['care.visitsDue', visitsDue], ['care.visitsOverdue', visitsOverdue]] as const).map(([key, count]) => (
          <div key={key}><dt>{t(key)}</dt><dd className={key === 'care.visitsOverdue' && count > 0 ? 'number breach' : 'number'}>{count.toLocaleString()}</dd></div>))}
      </dl>
      {rows.length === 0 ? <Empty>{t('care.countsNone')}</Empty> : (
        <details className="care-counts">
          <summary>{t('care.counts')}</summary>
          <table><thead><tr><th scope="col">{t('care.kind')}</th><th scope="col">{t('care.group')}</th><th scope="col" className="number">{t('care.households')}</th></tr></thead>
            <tbody>{rows.map((row) => <tr key={row.kindCode}><th scope="row">{row.name}</th><td>{t(`round.group.${row.group}`)}</td>
              <td className="number">{row.households === null ? t('care.few') : row.households.toLocaleString()}</td></tr>)}</tbody></table>
          <p className="quiet">{t('care.countsRounded')}</p>
        </details>
      )}
    </section>
  );
}
