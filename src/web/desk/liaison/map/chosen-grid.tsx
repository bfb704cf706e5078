import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listGridHouseholds, listGrids, type GridHousehold } from '../../../api/liaison.js';
import type { GridAreas, HouseholdColumns, MapView } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { LIAISON } from '../use-command.js';
import { useMayIn } from '../use-may-in.js';

interface Props {
  gridId: string; columns: HouseholdColumns | undefined; areas: GridAreas | undefined; units: MapView['units'];
  /** Where it was clicked: households there come first. */
  spot: { lng: number; lat: number } | null; onClose: () => void;
}
/** Points are known to about 100 m, so this is as near as "here" can be. */
const HERE_DEGREES = 0.0008;
const MOST_LISTED = 40;

/** The micro-grid that was clicked: its liaison with telephone, how many households, the way to its page, and who lives there. */
export function ChosenGrid({ gridId, columns, areas, units, spot, onClose }: Props) {
  const { t } = useWords();
  const named = columns?.grids.find((grid) => grid.gridId === gridId) ?? areas?.features.find(({ properties }) => properties.gridId === gridId)?.properties;
  const unitCode = named?.unitCode ?? '';
  const mayRead = useMayIn('grid.read', unitCode) && unitCode !== '';
  const mayOpen = useMayIn('register.read', unitCode);
  const grids = useQuery({ queryKey: [LIAISON, 'grids', unitCode], enabled: mayRead, queryFn: ({ signal }) => listGrids(unitCode, undefined, signal) });
  const households = useQuery({ queryKey: [LIAISON, 'map-grid', gridId], enabled: mayRead, queryFn: ({ signal }) => listGridHouseholds(gridId, undefined, signal) });
  if (!named) return null;
  const grid = grids.data?.rows.find((row) => row.gridId === gridId);
  const unitName = grid?.unitName ?? units.find((unit) => unit.unitCode === unitCode)?.name ?? '';
  const title = `${unitName} ${t('lmap.number', { number: named.number })}`;
  const here = (one: GridHousehold) => spot !== null && one.lng !== null && one.lat !== null && Math.abs(one.lng - spot.lng) < HERE_DEGREES && Math.abs(one.lat - spot.lat) < HERE_DEGREES;
  const rows = households.data?.rows ?? [];
  const near = rows.filter(here);
  return (
    <section className="map-card" aria-label={t('lmap.chosen')}>
      <h2>{title}</h2>
      <button type="button" className="card-close" aria-label={t('lmap.close')} onClick={onClose}>×</button>
      <dl>
        <div><dt>{t('lmap.liaison')}</dt><dd>{named.liaisonName || '—'}{grid?.liaisonPhone && <> <a className="number" href={`tel:${grid.liaisonPhone}`}>{grid.liaisonPhone}</a></>}</dd></div>
        {grid && <div><dt>{t('lmap.households')}</dt><dd>{t('grid.load', { load: grid.households, capacity: grid.capacity })}</dd></div>}
      </dl>
      {mayRead ? <p><Link to={`/liaison/units/${unitCode}?tab=grids&grid=${gridId}`}>{t('lmap.toGrid')} →</Link></p> : <p className="quiet">{t('lmap.noNames')}</p>}
      {households.error && <ErrorNote error={households.error} onRetry={() => void households.refetch()} />}
      {near.length > 0 && <HouseholdLines title={t('lmap.here')} rows={near} mayOpen={mayOpen} />}
      {rows.length > near.length && <HouseholdLines title={near.length > 0 ? t('lmap.others') : t('lmap.households')} rows={rows.filter((one) => !here(one))} mayOpen={mayOpen} />}
    </section>
  );
}

function HouseholdLines({ title, rows, mayOpen }: { title: string; rows: readonly GridHousehold[]; mayOpen: boolean }) {
  const { t } = useWords();
  return (
    <>
      <h3>{title}</h3>
      <ul>{rows.slice(0, MOST_LISTED).map((one) => <li key={one.householdId}>{mayOpen ? <Link to={`/register/households/${one.householdId}`} dir="auto">{one.address}</Link> : <span dir="auto">{one.address}</span>} <span className="quiet">{one.contactName ?? '—'} · {t('lmap.members', { count: one.members })}</span></li>)}</ul>
      {rows.length > MOST_LISTED && <p className="quiet">{t('lmap.listed', { count: MOST_LISTED })}</p>}
    </>
  );
}
