import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listMerges, undoMerge, type MergeList } from '../../../../api/register.js';
import { useWords } from '../../../../ui/language.js';
import { ErrorNote } from '../../../../ui/notes.js';
import { useMinute } from '../../../../ui/now.js';
import { PeopleDate } from '../../../../ui/people-date.js';
import { FormDialog } from '../../../app/form-dialog.js';
import { ReasonField } from '../household/reason-field.js';
import { REGISTER } from '../use-register.js';

type Merge = MergeList['rows'][number];

/** The newest merges, each to be undone while nothing has changed since. */
export function Merges({ unit }: { unit: string }) {
  const { t } = useWords();
  const minute = useMinute();
  const merges = useQuery({ queryKey: [REGISTER, 'merges', unit], queryFn: ({ signal }) => listMerges(unit, signal) });
  const [undoing, setUndoing] = useState<Merge | null>(null);
  if (merges.error) return <ErrorNote error={merges.error} onRetry={() => void merges.refetch()} />;
  if (!merges.data || merges.data.rows.length === 0) return null;
  return (
    <section className="part">
      <h2>{t('double.merges')}</h2>
      <div className="table-wrap" role="group" aria-label={t('double.merges')}>
        <table className="merges narrow-rows">
          <thead><tr><th scope="col">{t('double.kept')}</th><th scope="col">{t('double.ended')}</th><th scope="col">{t('reg.reason')}</th><th scope="col">{t('double.when')}</th><th scope="col" className="cell-do">{t('reg.do')}</th></tr></thead>
          <tbody>{merges.data.rows.map((merge) => (
            <tr key={merge.mergeId} className={merge.undoneAt === null ? '' : 'row-faded'}>
              <th scope="row"><Link to={`/register/households/${merge.keptId}`}>{merge.keptAddress}</Link><small>{merge.unitName}</small></th>
              <td data-label={t('double.ended')}><Link to={`/register/households/${merge.endedId}`}>{merge.endedAddress}</Link></td>
              <td data-label={t('reg.reason')}>{merge.reason}</td>
              <td data-label={t('double.when')}><span><PeopleDate at={merge.mergedAt} />{merge.mergedBy && <small>{merge.mergedBy}</small>}</span></td>
              <td className="cell-do">{merge.undoneAt !== null ? <span className="tag tag-done">{t('double.undone')}</span>
                : minute < merge.undoUntil ? <Button size="small" onClick={() => setUndoing(merge)}>{t('double.undo')}</Button> : <span className="quiet">{t('double.tooLate')}</span>}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      {undoing && (
        <FormDialog<{ reason: string }> stale={REGISTER} title={t('double.undo')} about={t('double.undoAbout', { kept: undoing.keptAddress, ended: undoing.endedAddress })} okText={t('double.undo')} done={t('double.undone')} onClose={() => setUndoing(null)}
          onSend={({ reason }, commandId) => undoMerge(undoing.mergeId, { commandId, reason })}><ReasonField hint={t('double.undoReason')} /></FormDialog>
      )}
    </section>
  );
}
