import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { casesOnMap, type MapCases } from '../../api/cases.js';
import { LiveClock } from '../../ui/duration.js';
import { useWords } from '../../ui/language.js';
import { useTheme } from '../../ui/look.js';
import { Empty, ErrorNote } from '../../ui/notes.js';
import { StateTag } from '../../ui/state-tag.js';
import { addCaseLayer, lookColor, MAP_LOOKS, SHAPES } from './map/case-layer.js';
import { useMapBackdrop } from './map/use-map-backdrop.js';

type Box = { west: number; south: number; east: number; north: number };
const MOST_LISTED = 60;

/** Open cases where they are. The list beside it holds the same, for those who cannot use a map. */
export default function MapPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const theme = useTheme();
  const [asked] = useSearchParams();
  const { holder, map, failed, error, retry } = useMapBackdrop();
  const [box, setBox] = useState<Box | null>(null);
  const show = useRef<((cases: MapCases['cases']) => void) | null>(null);
  const cases = useQuery({
    // Without a map (no WebGL) the list still holds the whole county.
    queryKey: ['map-cases', box], enabled: box !== null || failed, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => casesOnMap(box ?? { west: -180, south: -90, east: 180, north: 90 }, signal),
  });
  useEffect(() => {
    if (!map) return undefined;
    show.current = addCaseLayer(map, theme, (id) => void navigate(`/cases/${id}`), (count) => t('map.count', { count }));
    const look = () => {
      const bounds = map.getBounds();
      setBox({ west: clamp(bounds.getWest(), 180), south: clamp(bounds.getSouth(), 90), east: clamp(bounds.getEast(), 180), north: clamp(bounds.getNorth(), 90) });
    };
    const [lng, lat] = [Number(asked.get('lng')), Number(asked.get('lat'))];
    if (asked.has('lng') && Number.isFinite(lng) && Number.isFinite(lat)) map.jumpTo({ center: [lng, lat], zoom: 15 });
    map.on('moveend', look);
    look();
    return () => { show.current = null; };
    // The layer belongs to the map; words and address are read when it is made.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map]);
  useEffect(() => { if (cases.data && map) show.current?.(cases.data.cases); }, [cases.data, map]);
  const listed = [...(cases.data?.cases ?? [])].sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  return (
    <div className="map-page">
      <h1 className="visually-hidden">{t('map.title')}</h1>
      <div className="map-frame">
        {failed ? <Empty>{t('map.noGl')}</Empty> : <div ref={holder} className="map" />}
        {error && <div className="map-note"><ErrorNote error={error} onRetry={retry} /></div>}
        <div className="map-legend"><span className="visually-hidden">{t('map.legend')}</span>
          {MAP_LOOKS.map((look) => <span key={look}><svg aria-hidden="true" width="16" height="16" viewBox="0 0 24 24"><path d={SHAPES[look]} fill={lookColor(look, theme)} /></svg>{t(`map.legend.${look}`)}</span>)}
          <span className="quiet">{t('map.schematic')}</span>
        </div>
      </div>
      <aside className="map-list" aria-label={t('map.inView')} aria-busy={cases.isFetching}>
        <h2>{t('map.inView')} <span className="quiet">{t('map.count', { count: listed.length })}</span></h2>
        {cases.data?.more && <p className="asked">{t('map.more')}</p>}
        {cases.error && <ErrorNote error={cases.error} onRetry={() => void cases.refetch()} />}
        {cases.data && listed.length === 0 && <Empty>{t('map.none')}</Empty>}
        <ul>{listed.slice(0, MOST_LISTED).map((one) => (
          <li key={one.id}><Link to={`/cases/${one.id}`}>
            <span><strong>{one.matterName}</strong> <span className="number quiet">{one.caseNumber}</span></span>
            <span className="map-line"><StateTag state={one.state} />{one.dueAt !== null && <LiveClock dueAt={one.dueAt} />}</span>
          </Link></li>
        ))}</ul>
      </aside>
    </div>
  );
}

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));
