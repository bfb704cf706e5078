import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { HouseholdColumns, MapView } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';
import { Empty } from '../../../ui/notes.js';
import { Loading } from '../../app/loading.js';
import { countInSight } from './count-in-sight.js';
import type { Points } from './spread-points.js';
import type { Sight } from './use-map-data.js';

interface Props {
  view: MapView | undefined; columns: HouseholdColumns | undefined; units: MapView['units']; points: Points | null; sight: Sight | null;
  onUnit: (code: string) => void; onGrid: (gridId: string) => void;
}
const MOST_LISTED = 60;

/** What is in sight as a table: units from afar, micro-grids nearer. Everything the map can be asked by mouse is a button here. */
export function ViewTable({ view, columns, units, points, sight, onUnit, onGrid }: Props) {
  const { t } = useWords();
  if (!view) return <Loading />;
  const sum = points && sight ? countInSight(points, sight) : null;
  const rows = view.level === 'units' ? [...view.units].sort((a, b) => b.withoutGrid - a.withoutGrid || a.unitCode.localeCompare(b.unitCode)) : [];
  const grids = view.level === 'grids' ? [...view.grids].sort(byPlace) : view.level === 'households' ? gridsOf(view, columns, units) : [];
  // Nearer, where only micro-grids are listed, what is in none still comes first.
  const missed = view.level === 'units' || !sight ? [] : units.filter((unit) => unit.withoutGrid > 0 && unit.lng >= sight.west && unit.lng <= sight.east && unit.lat >= sight.south && unit.lat <= sight.north);
  const length = rows.length + grids.length + missed.length;
  return (
    <section aria-label={t('lmap.inView')}>
      <h2>{t('lmap.inView')}</h2>
      {sum && <p role="status">{t('lmap.sum', { households: sum.households.toLocaleString(), grids: sum.grids.toLocaleString() })} · {sum.without > 0
        ? <strong className="breach">! {t('lmap.without', { count: sum.without.toLocaleString() })}</strong> : <span className="all-well">✓ {t('lmap.allPlaced')}</span>}</p>}
      {view.more && <p className="asked">{t('lmap.more')}</p>}
      {length === 0 && <Empty>{t('lmap.none')}</Empty>}
      {missed.length > 0 && <ul className="missed">{missed.slice(0, MOST_LISTED).map((unit) => (
        <li key={unit.unitCode}><Link className="breach" to={`/liaison/units/${unit.unitCode}?tab=plans`}>! {unit.name} · {t('lmap.without', { count: unit.withoutGrid })}</Link></li>))}</ul>}
      {rows.length > 0 && (
        <Table heads={[t('lmap.unit')]} numbers={[t('lmap.households'), t('lmap.grids'), t('lmap.withoutHead')]}>
          {rows.slice(0, MOST_LISTED).map((unit) => (
            <tr key={unit.unitCode}><th scope="row"><button type="button" className="row-button" onClick={() => onUnit(unit.unitCode)}>{unit.name}</button></th>
              <td className="number">{unit.households}</td><td className="number">{unit.grids}</td>
              <td className="number">{unit.withoutGrid > 0 ? <Link className="breach" to={`/liaison/units/${unit.unitCode}?tab=plans`}>! {unit.withoutGrid}</Link> : 0}</td></tr>
          ))}
        </Table>
      )}
      {grids.length > 0 && (
        <Table heads={[t('lmap.grid'), t('lmap.liaison')]} numbers={[t('lmap.households')]}>
          {grids.slice(0, MOST_LISTED).map((grid) => (
            <tr key={grid.gridId}><th scope="row"><button type="button" className="row-button" onClick={() => onGrid(grid.gridId)}>{grid.unitName} {t('lmap.number', { number: grid.number })}</button></th>
              <td>{grid.liaisonName || '—'}</td><td className="number">{grid.households}</td></tr>
          ))}
        </Table>
      )}
      {length > MOST_LISTED && <p className="quiet">{t('lmap.listed', { count: MOST_LISTED })}</p>}
    </section>
  );
}

const Table = ({ heads, numbers, children }: { heads: string[]; numbers: string[]; children: ReactNode }) => (
  <table className="view-table"><thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}
    {numbers.map((head) => <th key={head} scope="col" className="number">{head}</th>)}</tr></thead><tbody>{children}</tbody></table>
);

/** Single households are listed by the micro-grid they are in; who they are is on the micro-grid's card. */
function gridsOf(view: MapView, columns: HouseholdColumns | undefined, units: MapView['units']) {
  const counts = new Map<string, number>();
  for (const { gridId } of view.households) if (gridId !== null) counts.set(gridId, (counts.get(gridId) ?? 0) + 1);
  const names = new Map(columns?.grids.map((grid) => [grid.gridId, grid]));
  const unitNames = new Map(units.map((unit) => [unit.unitCode, unit.name]));
  return [...counts].map(([gridId, households]) => {
    const grid = names.get(gridId);
    return { gridId, number: grid?.number ?? 0, liaisonName: grid?.liaisonName ?? '', unitName: unitNames.get(grid?.unitCode ?? '') ?? '', households };
  }).sort(byPlace);
}

const byPlace = (a: { unitName: string; number: number }, b: { unitName: string; number: number }) => a.unitName.localeCompare(b.unitName) || a.number - b.number;
