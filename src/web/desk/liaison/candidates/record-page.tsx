import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { listSelections, readCoverage, type Selection } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { paperTime } from '../people-day.js';
import { PrintedHead } from '../printed-head.js';
import { Trail } from '../trail.js';
import { LIAISON } from '../use-command.js';

/** What a meeting decided, on paper: who was there, the votes, who is chosen, and lines to sign. */
export function RecordPage() {
  const { unitCode = '', selectionId = '' } = useParams();
  const { t } = useWords();
  const list = useQuery({ queryKey: [LIAISON, 'selections', unitCode], queryFn: ({ signal }) => listSelections(unitCode, signal) });
  const unit = useQuery({ queryKey: [LIAISON, 'coverage', unitCode], queryFn: ({ signal }) => readCoverage(unitCode, signal) });
  const error = list.error ?? unit.error;
  if (error) return <div className="page"><ErrorNote error={error} onRetry={() => { void list.refetch(); void unit.refetch(); }} /></div>;
  if (!list.data || !unit.data) return <Loading />;
  const one = list.data.rows.find((row) => row.selectionId === selectionId);
  const title = t('sel.paperTitle', { unit: unit.data.unitName });
  return (
    <div className="page narrow">
      <Trail unitCode={unitCode} last={t('sel.paper')} />
      {one ? (
        <>
          <div className="page-head no-print"><h1>{title}</h1><div className="page-tools"><Button type="primary" onClick={() => window.print()}>{t('do.print')}</Button></div></div>
          <article className="sheet sheet-portrait"><PrintedHead title={title} /><Paper one={one} title={title} /></article>
        </>
      ) : <Empty>{t('sel.noSuch')}</Empty>}
    </div>
  );
}

function Paper({ one, title }: { one: Selection; title: string }) {
  const { t, language } = useWords();
  const names = (present: boolean) => one.voters.filter((voter) => voter.present === present).map((voter) => voter.name);
  const join = (list: string[]) => list.join(language === 'en' ? ', ' : '、');
  const [here, away] = [names(true), names(false)];
  return (
    <>
      <p>{t('sel.heldOn')}{t('liaison.colon')}{one.heldOn}<br />{t('sel.about', { place: one.place || '—', chair: one.chair, recorder: one.recordedByName })}</p>
      <p>{t('sel.presentNames', { count: here.length, names: join(here) || '—' })}{away.length > 0 && <><br />{t('sel.absentNames', { count: away.length, names: join(away) })}</>}</p>
      <div className="table-wrap" role="group" aria-label={title}><table className="printed narrow-rows">
        <thead><tr><th scope="col">{t('cand.name')}</th><th scope="col">{t('sel.for')}</th><th scope="col">{t('sel.against')}</th><th scope="col">{t('sel.abstained')}</th><th scope="col">{t('sel.result')}</th></tr></thead>
        <tbody>{one.results.map((result) => (
          <tr key={result.candidateId}><th scope="row">{result.name}</th><td data-label={t('sel.for')} className="number">{result.votesFor}</td><td data-label={t('sel.against')} className="number">{result.votesAgainst}</td>
            <td data-label={t('sel.abstained')} className="number">{result.abstained}</td>
            <td data-label={t('sel.result')}><span>{result.chosen ? `✓ ${t('sel.chosen')}` : t('sel.notChosen')}{result.reason && <small dir="auto">{result.reason}</small>}</span></td></tr>
        ))}</tbody>
      </table></div>
      {one.note && <p dir="auto">{one.note}</p>}
      <p className="quiet">{t('sel.writtenAt', { when: paperTime(one.recordedAt) })}</p>
      <footer className="signatures"><p>{t('sel.chair')}{t('liaison.colon')}<span className="sign-line" /></p><p>{t('sel.recorder')}{t('liaison.colon')}<span className="sign-line" /></p></footer>
    </>
  );
}
