import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { MicroGrid } from '../../../../contract/liaison.js';
import { listOwnGrids, type GridHousehold } from '../../../api/liaison.js';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { LoadBar } from '../load-bar.js';
import { LIAISON } from '../use-command.js';
import { useMayIn } from '../use-may-in.js';
import { WishDialog } from '../wish-dialog.js';
import { BeginHandoverDialog } from './begin-handover-dialog.js';
import { GridHouseholds } from './grid-households.js';
import { MoveDialog } from './move-dialog.js';

type Open = { move: { household: GridHousehold; from: MicroGrid } } | { handover: MicroGrid } | { wish: GridHousehold } | null;

/** The micro-grids of a unit; one opens to its households in place. */
export function GridsTab({ unitCode }: { unitCode: string }) {
  const { t } = useWords();
  const mayChange = useMayIn('grid.change', unitCode);
  const maySign = useMayIn('grid.sign', unitCode);
  const maySay = useMayIn('preference.say', unitCode);
  const [chosen, setChosen] = useSearchParams();
  const [dialog, setDialog] = useState<Open>(null);
  const opened = chosen.get('grid');
  const grids = useQuery({ queryKey: [LIAISON, 'own-grids', unitCode], queryFn: ({ signal }) => listOwnGrids(unitCode, signal) });
  if (grids.error) return <ErrorNote error={grids.error} onRetry={() => void grids.refetch()} />;
  if (!grids.data) return <Loading />;
  const rows = grids.data;
  if (rows.length === 0) {
    return <Empty action={<Link className="plain-button" to="?tab=candidates">{t('grid.noneDo')}</Link>}>{t('grid.none')}</Empty>;
  }
  return (
    <>
      <div className="table-wrap" role="group" aria-label={t('unit.tab.grids')}>
        <table className="grids narrow-rows">
          <thead><tr><th scope="col">{t('grid.name')}</th><th scope="col">{t('grid.liaison')}</th><th scope="col">{t('grid.phone')}</th>
            <th scope="col">{t('grid.loadHead')}</th><th scope="col">{t('grid.from')}</th><th scope="col"><span className="visually-hidden">{t('grid.do')}</span></th></tr></thead>
          <tbody>{rows.map((grid) => (
            <Fragment key={grid.gridId}>
              <tr className={opened === grid.gridId ? 'row-open' : ''}>
                <th scope="row"><button type="button" className="row-opener" aria-expanded={opened === grid.gridId}
                  onClick={() => setChosen(opened === grid.gridId ? { tab: 'grids' } : { tab: 'grids', grid: grid.gridId })}>
                  <span aria-hidden="true" className="opener-sign">▸</span>{t('grid.number', { number: grid.number })}</button></th>
                <td data-label={t('grid.liaison')}>{grid.liaisonName || <span className="breach">! {t('grid.noLiaison')}</span>}</td>
                <td data-label={t('grid.phone')}>{grid.liaisonPhone ? <a className="number" href={`tel:${grid.liaisonPhone}`}>{grid.liaisonPhone}</a> : '—'}</td>
                <td data-label={t('grid.loadHead')}><LoadBar load={grid.households} capacity={grid.capacity} least={grid.least} /></td>
                <td data-label={t('grid.from')} className="quiet">{grid.planNumber === null ? t('grid.byHand') : t('plan.number', { number: grid.planNumber })}</td>
                <td className="cell-do">{grid.openHandoverId
                  ? maySign ? <Link to={`/liaison/handovers/${grid.openHandoverId}`}>{t('hand.open')}</Link> : <span className="quiet">{t('hand.open')}</span>
                  : mayChange && <Button size="small" onClick={() => setDialog({ handover: grid })}>{t('hand.begin')}</Button>}</td>
              </tr>
              {opened === grid.gridId && <tr className="row-inside"><td colSpan={6}>
                <GridHouseholds grid={grid} onWish={maySay && rows.length > 1 ? (household) => setDialog({ wish: household }) : undefined} onMove={mayChange && rows.length > 1 ? (household) => setDialog({ move: { household, from: grid } }) : undefined} /></td></tr>}
            </Fragment>
          ))}</tbody>
        </table>
      </div>
      {dialog && 'move' in dialog && <MoveDialog {...dialog.move} grids={rows} onClose={() => setDialog(null)} />}
      {dialog && 'wish' in dialog && <WishDialog household={dialog.wish} people={[...new Map(rows.map((grid) => [grid.liaisonPersonId, { liaisonId: grid.liaisonPersonId, name: grid.liaisonName }])).values()]} onClose={() => setDialog(null)} />}
      {dialog && 'handover' in dialog && <BeginHandoverDialog grid={dialog.handover} grids={rows} onClose={() => setDialog(null)} />}
    </>
  );
}
