import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listHandovers, type HandoverList } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { PeopleDate } from '../../../ui/people-date.js';
import { Loading } from '../../app/loading.js';
import { LIAISON } from '../use-command.js';
import { useMayIn } from '../use-may-in.js';

/** Handovers of a unit: those that wait for a signature first. */
export function HandoversTab({ unitCode }: { unitCode: string }) {
  const { t } = useWords();
  const mayOpen = useMayIn('grid.sign', unitCode);
  const list = useQuery({ queryKey: [LIAISON, 'handovers', unitCode], queryFn: ({ signal }) => listHandovers(unitCode, signal) });
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const own = list.data.rows.filter((one) => one.unitCode === unitCode);
  if (own.length === 0) return <Empty action={<Link className="plain-button" to="?tab=grids">{t('hand.noneDo')}</Link>}>{t('hand.none')}</Empty>;
  const rows = [...own].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.begunAt - a.begunAt);
  return (
    <div className="table-wrap" role="group" aria-label={t('unit.tab.handovers')}><table className="narrow-rows">
      <thead><tr><th scope="col">{t('hand.what')}</th><th scope="col">{t('hand.fromTo')}</th><th scope="col">{t('hand.count')}</th><th scope="col">{t('hand.state')}</th><th scope="col">{t('hand.when')}</th></tr></thead>
      <tbody>{rows.map((one) => (
        <tr key={one.handoverId}>
          <th scope="row">{mayOpen ? <Link to={`/liaison/handovers/${one.handoverId}`}>{t('grid.number', { number: one.gridNumber })}</Link> : t('grid.number', { number: one.gridNumber })}</th>
          <td data-label={t('hand.fromTo')}><span>{one.fromName} → {one.toName}<small dir="auto">{one.reason}</small></span></td>
          <td data-label={t('hand.count')} className="number">{one.households}</td>
          <td data-label={t('hand.state')}><span><HandoverState one={one} /></span></td>
          <td data-label={t('hand.when')}><PeopleDate at={one.signedAt ?? one.begunAt} /></td>
        </tr>
      ))}</tbody>
    </table></div>
  );
}

export function HandoverState({ one }: { one: Pick<HandoverList['rows'][number], 'state' | 'givenAt'> }) {
  const { t } = useWords();
  if (one.state === 'signed') return <span className="tag tag-answered"><span aria-hidden="true">✔</span>{t('hand.state.signed')}</span>;
  if (one.state === 'dropped') return <span className="tag tag-done"><span aria-hidden="true">⊘</span>{t('hand.state.dropped')}</span>;
  return <span className="tag tag-waiting"><span aria-hidden="true">●</span>{t(one.givenAt === null ? 'hand.state.giver' : 'hand.state.taker')}</span>;
}
