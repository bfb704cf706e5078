import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listSelections, type Selection } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { useMinute } from '../../../ui/now.js';
import { sayDay } from '../../../words/time-words.js';
import { LIAISON } from '../use-command.js';

/** The meetings that decided, newest first, with who voted and how. */
export function Selections({ unitCode }: { unitCode: string }) {
  const { t } = useWords();
  const list = useQuery({ queryKey: [LIAISON, 'selections', unitCode], queryFn: ({ signal }) => listSelections(unitCode, signal) });
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data || list.data.rows.length === 0) return null;
  return <section className="selections"><h2>{t('sel.history')}</h2>{list.data.rows.map((one) => <Meeting key={one.selectionId} one={one} unitCode={unitCode} />)}</section>;
}

function Meeting({ one, unitCode }: { one: Selection; unitCode: string }) {
  const { t, language } = useWords();
  const minute = useMinute();
  const chosen = one.results.filter((result) => result.chosen);
  const present = one.voters.filter((voter) => voter.present);
  const absent = one.voters.filter((voter) => !voter.present);
  const names = (list: { name: string }[]) => list.map((voter) => voter.name).join(language === 'en' ? ', ' : '、');
  return (
    <details className="part">
      <summary><strong>{sayDay(Date.parse(`${one.heldOn}T00:00:00+08:00`), minute, language)}</strong> · {t('sel.chose', { count: chosen.length, names: names(chosen) || '—' })}</summary>
      <p className="quiet">{t('sel.about', { place: one.place || '—', chair: one.chair, recorder: one.recordedByName })}</p>
      <div className="table-wrap" role="group" aria-label={t('sel.votes')}><table>
        <thead><tr><th scope="col">{t('cand.name')}</th><th scope="col">{t('sel.for')}</th><th scope="col">{t('sel.against')}</th><th scope="col">{t('sel.abstained')}</th><th scope="col">{t('sel.result')}</th></tr></thead>
        <tbody>{one.results.map((result) => (
          <tr key={result.candidateId}><th scope="row">{result.name}</th><td className="number">{result.votesFor}</td><td className="number">{result.votesAgainst}</td><td className="number">{result.abstained}</td>
            <td>{result.chosen ? `✓ ${t('sel.chosen')}` : t('sel.notChosen')}{result.reason && <small dir="auto">{result.reason}</small>}</td></tr>
        ))}</tbody>
      </table></div>
      <p>{t('sel.presentNames', { count: present.length, names: names(present) || '—' })}{absent.length > 0 && <><br />{t('sel.absentNames', { count: absent.length, names: names(absent) })}</>}</p>
      {one.note && <p className="reported" dir="auto">{one.note}</p>}
      <Link className="plain-button" to={`/liaison/units/${unitCode}/selections/${one.selectionId}`}>{t('sel.paper')}</Link>
    </details>
  );
}
