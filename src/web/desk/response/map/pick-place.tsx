import { useEffect } from 'react';
import { useWords } from '../../../ui/language.js';
import { ErrorNote } from '../../../ui/notes.js';
import { maplibre } from './map-backdrop.js';
import { useMapBackdrop } from './use-map-backdrop.js';

interface Point { lng: number; lat: number }

/** One tap on the map gives a place (WGS-84). */
export default function PickPlace({ at, onPick }: { at: Point | undefined; onPick: (point: Point) => void }) {
  const { t } = useWords();
  const { holder, map, failed, error, retry } = useMapBackdrop();
  useEffect(() => {
    if (!map) return;
    map.getCanvas().style.cursor = 'crosshair';
    if (at) { new maplibre.Marker({ color: '#9c5410' }).setLngLat(at).addTo(map); map.jumpTo({ center: at, zoom: 14 }); }
    map.on('click', (event) => onPick({ lng: round(event.lngLat.lng), lat: round(event.lngLat.lat) }));
    // The map is made anew with the dialog; later changes of the point close it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map]);
  if (error) return <ErrorNote error={error} onRetry={retry} />;
  if (failed) return <ErrorNote error={new Error(t('map.noGl'))} />;
  return <div ref={holder} className="map-pick" />;
}

/** Six decimals are a tenth of a metre. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
