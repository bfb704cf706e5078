import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useWords } from '../../../ui/language.js';
import { Empty, ErrorNote } from '../../../ui/notes.js';
import { useMe } from '../../app/session.js';
import { FindUnit } from '../../honeycomb/find-unit.js';
import { useMapBackdrop } from '../../response/map/use-map-backdrop.js';
import { LayerSwitches } from './layer-switches.js';
import { SHOWN_AT_FIRST, type Shown } from './layers.js';
import './liaison-map.css';
import { CareCard } from './care-card.js';
import { ChosenGrid } from './chosen-grid.js';
import { gridAt } from './grid-at.js';
import { useCareOnMap, useMaySeeCare } from './use-care.js';
import { useGoTo } from './use-go-to.js';
import { useMapData, type Sight } from './use-map-data.js';
import { OWN_CLICKS, useMapLayers } from './use-map-layers.js';
import { ViewTable } from './view-table.js';

const WHOLE: Sight = { west: -180, south: -90, east: 180, north: 90, zoom: 5 };

/** L7: all households, the areas of their micro-grids, and what is missing where. The table beside it holds the same. */
export default function LiaisonMapPage() {
  const { t } = useWords();
  const me = useMe();
  if (!me.permissions.includes('grid.read')) return <div className="page narrow"><Empty title={t('lmap.title')}>{t('lmap.notAllowed')}</Empty></div>;
  return <HouseholdMap />;
}

function HouseholdMap() {
  const { t } = useWords();
  const [asked, setAsked] = useSearchParams();
  const [shown, setShown] = useState<Shown>(SHOWN_AT_FIRST);
  const [sight, setSight] = useState<Sight | null>(null);
  const [spot, setSpot] = useState<{ lng: number; lat: number } | null>(null);
  const [careOf, setCareOf] = useState<string | null>(null);
  const { holder, map, failed, error, retry } = useMapBackdrop('lmap.label');
  const maySeeCare = useMaySeeCare();
  const careShown = shown.care && maySeeCare;
  const care = useCareOnMap(careShown);
  const data = useMapData(failed ? WHOLE : sight, shown);
  const layers = useMapLayers(map, setCareOf);
  const chosen = asked.get('grid');
  const choose = useCallback((gridId: string | null, at: typeof spot = null) => {
    setCareOf(null);
    setSpot(at);
    setAsked((now) => { const next = new URLSearchParams(now); if (gridId) next.set('grid', gridId); else next.delete('grid'); return next; }, { replace: true });
  }, [setAsked]);
  const goTo = useGoTo(map, asked.get('unit'), chosen, data.points, data.columns.data);

  useEffect(() => {
    if (!map) return undefined;
    const look = () => setSight(sightOf(map));
    map.on('moveend', look);
    look();
    return () => { map.off('moveend', look); };
  }, [map]);
  useEffect(() => {
    if (!map || !layers) return undefined;
    const click = (event: { point: { x: number; y: number }; lngLat: { lng: number; lat: number } }) => {
      if (map.queryRenderedFeatures([event.point.x, event.point.y], { layers: OWN_CLICKS }).length > 0) return;
      choose(gridAt(map, event, data.points, data.columns.data), event.lngLat);
    };
    map.on('click', click as never);
    return () => { map.off('click', click as never); };
  }, [map, layers, choose, data.points, data.columns.data]);

  const labels = useMemo(() => data.columns.data && data.points ? data.columns.data.grids.flatMap(({ number, liaisonName }, i) => {
    const [lng, lat] = [data.points!.middles[2 * i]!, data.points!.middles[2 * i + 1]!];
    return lng === 0 ? [] : [{ lng, lat, number, name: `${number} ${liaisonName}` }];
  }) : [], [data.columns.data, data.points]);
  useEffect(() => { layers?.households(data.points, shown); }, [layers, data.points, shown]);
  useEffect(() => { layers?.areas.showAreas(shown.areas ? data.areas.data ?? null : null); }, [layers, data.areas.data, shown.areas]);
  useEffect(() => { layers?.areas.showLabels(shown.areas ? labels : []); }, [layers, labels, shown.areas]);
  useEffect(() => { layers?.areas.showVillages(data.villages); }, [layers, data.villages]);
  useEffect(() => { layers?.areas.showUncovered(shown.uncovered ? data.uncovered : []); }, [layers, data.uncovered, shown.uncovered]);
  useEffect(() => { layers?.areas.choose(chosen); }, [layers, chosen]);
  useEffect(() => { layers?.cases(shown.cases ? data.cases.data?.cases ?? [] : []); }, [layers, data.cases.data, shown.cases]);
  useEffect(() => { layers?.care(careShown ? care.data?.rows ?? [] : []); }, [layers, care.data, careShown]);

  const failure = error ?? data.columns.error ?? data.view.error ?? data.areas.error;
  return (
    <div className="map-page lmap">
      <h1 className="visually-hidden">{t('lmap.title')}</h1>
      <div className="map-frame">
        {failed ? <Empty>{t('lmap.noGl')}</Empty> : <div ref={holder} className="map" data-households={data.points && layers ? data.points.count : undefined} data-areas={data.areas.data?.features.length} />}
        {failure && <div className="map-note"><ErrorNote error={failure} onRetry={() => { retry(); void data.columns.refetch(); void data.view.refetch(); void data.areas.refetch(); }} /></div>}
        {!failed && <div className="map-legend" role="status">
          <span>{data.columns.isPending ? t('lmap.loading') : t('lmap.shown', { count: (data.points?.count ?? 0).toLocaleString() })}</span>
          <span className="quiet">{t('lmap.schematic')}</span>
        </div>}
      </div>
      <aside className="map-list" aria-label={t('lmap.inView')} aria-busy={data.view.isFetching}>
        <FindUnit value={asked.get('unit') ?? undefined} onChange={goTo.unit} placeholder={t('lmap.find')} />
        <LayerSwitches shown={shown} onChange={setShown} maySeeCare={maySeeCare} care={care} />
        {careOf !== null && <CareCard rows={care.data?.rows ?? []} householdId={careOf} onClose={() => setCareOf(null)} />}
        {chosen && <ChosenGrid gridId={chosen} columns={data.columns.data} areas={data.areas.data} units={data.units.data?.units ?? []} spot={spot} onClose={() => choose(null)} />}
        <ViewTable view={data.view.data} columns={data.columns.data} units={data.units.data?.units ?? []} points={data.points} sight={failed ? WHOLE : sight}
          onUnit={goTo.unit} onGrid={(gridId) => { choose(gridId); goTo.grid(gridId); }} />
      </aside>
    </div>
  );
}

/** Rounded to ten metres, so that a hair's breadth of panning asks nothing. */
function sightOf(map: { getBounds(): { getWest(): number; getEast(): number; getSouth(): number; getNorth(): number }; getZoom(): number }): Sight {
  const bounds = map.getBounds();
  const round = (degrees: number, most: number) => Math.round(Math.max(-most, Math.min(most, degrees)) * 1e4) / 1e4;
  return { west: round(bounds.getWest(), 180), east: round(bounds.getEast(), 180), south: round(bounds.getSouth(), 90), north: round(bounds.getNorth(), 90), zoom: Math.round(Math.max(0, map.getZoom()) * 10) / 10 };
}
