import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { listCandidates } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { PrintedHead } from '../printed-head.js';
import { Trail } from '../trail.js';
import { LIAISON } from '../use-command.js';
import { Agreement, Nomination, Willingness } from './comparison.js';

/** The comparison sheet for the branch meeting, A4 across, with room to write the votes. */
export function SheetPage() {
  const { unitCode = '' } = useParams();
  const { t } = useWords();
  const list = useQuery({ queryKey: [LIAISON, 'candidates', unitCode], queryFn: ({ signal }) => listCandidates(unitCode, signal) });
  if (list.error) return <div className="page"><ErrorNote error={list.error} onRetry={() => void list.refetch()} /></div>;
  if (!list.data) return <Loading />;
  const rows = list.data.rows.filter((one) => one.state === 'open');
  const title = t('cand.sheetTitle', { unit: list.data.unitName });
  return (
    <div className="page">
      <Trail unitCode={unitCode} last={t('cand.sheet')} />
      <div className="page-head no-print"><h1>{title}</h1><div className="page-tools"><Button type="primary" onClick={() => window.print()}>{t('do.print')}</Button></div></div>
      {rows.length === 0 ? <Empty>{t('cand.noneOpen')}</Empty> : (
        <article className="sheet sheet-across">
          <PrintedHead title={title} />
          <p>{t('cand.sheetAbout', { count: rows.length, households: list.data.households, capacity: rows.reduce((sum, one) => sum + one.capacity, 0) })}</p>
          <div className="table-wrap" role="group" aria-label={title}><table className="printed narrow-rows">
            <thead><tr><th scope="col">#</th><th scope="col">{t('cand.name')}</th><th scope="col">{t('cand.nomination')}</th><th scope="col">{t('cand.willingness')}</th><th scope="col">{t('cand.agreement')}</th>
              <th scope="col">{t('cand.hours')}</th><th scope="col">{t('cand.capacity')}</th><th scope="col">{t('cand.near')}</th><th scope="col">{t('cand.conflicts')}</th>
              <th scope="col" className="print-only">{t('sel.for')}</th><th scope="col" className="print-only">{t('sel.against')}</th><th scope="col" className="print-only">{t('sel.chosen')}</th></tr></thead>
            <tbody>{rows.map((one, at) => (
              <tr key={one.candidateId}><td className="number">{at + 1}</td><th scope="row">{one.name}<small>{t(`cand.standing.${one.standing}`)}</small></th>
                <td data-label={t('cand.nomination')}><Nomination one={one} /></td><td data-label={t('cand.willingness')}><Willingness one={one} /></td><td data-label={t('cand.agreement')}><span><Agreement one={one} /></span></td><td data-label={t('cand.hours')} className="number">{one.hoursPerWeek ?? '—'}</td>
                <td data-label={t('cand.capacity')} className="number">{one.capacity}</td><td data-label={t('cand.near')} className="number">{one.lng === null ? '—' : one.householdsNear}</td><td data-label={t('cand.conflicts')} dir="auto">{one.conflicts || '—'}</td>
                <td className="print-only write-in">&nbsp;</td><td className="print-only write-in">&nbsp;</td><td className="print-only">□</td></tr>
            ))}</tbody>
          </table></div>
          <footer className="signatures print-only"><p>{t('sel.heldOn')}{t('liaison.colon')}<span className="sign-line" /></p><p>{t('sel.chair')}{t('liaison.colon')}<span className="sign-line" /></p><p>{t('sel.present')}{t('liaison.colon')}<span className="sign-line" /></p></footer>
        </article>
      )}
    </div>
  );
}
