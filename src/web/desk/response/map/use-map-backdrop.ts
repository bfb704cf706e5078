import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { readOutlines, type UnitOutlines } from '../../../api/honeycomb.js';
import { readInstallation } from '../../../api/identity.js';
import { useWords } from '../../../ui/language.js';
import { useTheme } from '../../../ui/look.js';
import type { WordKey } from '../../../words/words.js';
import { useMe } from '../../app/session.js';
import { boundsOf, makeMap, type maplibre, type Tiles } from './map-backdrop.js';

interface MapBackdrop { holder: RefObject<HTMLDivElement | null>; map: maplibre.Map | null; failed: boolean; error: Error | null; retry: () => void }

/** A map in a <div ref={holder}>, drawn again when the theme changes. `failed`: this browser has no WebGL. */
export function useMapBackdrop(label: WordKey = 'map.label'): MapBackdrop {
  const { t } = useWords();
  const theme = useTheme();
  const holder = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<maplibre.Map | null>(null);
  const [failed, setFailed] = useState(false);
  const me = useMe();
  const home = me.roles[0]?.unitCode ?? me.countyCode;
  const outlines = useQuery({ queryKey: ['outlines', home], staleTime: Infinity, queryFn: ({ signal }) => readBackdrop(me.countyCode, home, signal) });
  const words = useMemo(() => ({ map: t(label), zoomIn: t('lmap.zoomIn'), zoomOut: t('lmap.zoomOut') }), [t, label]);
  useEffect(() => {
    if (!holder.current || !outlines.data) return undefined;
    let made: maplibre.Map;
    try { made = makeMap(holder.current, outlines.data.all, theme, words, boundsOf(outlines.data.own), outlines.data.tiles); } catch { setFailed(true); return undefined; }
    made.once('style.load', () => setMap(made));
    return () => { setMap(null); made.remove(); };
  }, [outlines.data, theme, words]);
  return { holder, map, failed, error: outlines.error, retry: () => void outlines.refetch() };
}

const TOWN_DIGITS = 9;

/** The county, its towns, and what lies inside the person's own unit; the map opens on the own unit. */
async function readBackdrop(county: string, home: string, signal: AbortSignal): Promise<{ all: UnitOutlines; own: UnitOutlines; tiles: Tiles }> {
  // Without an answer about tiles the county's own outlines are map enough.
  const [tiles, whole, towns, beside, inside] = await Promise.all([
    readInstallation(signal).then((about) => about.tiles, () => null),
    readOutlines(undefined, signal), readOutlines(county, signal), home.length > TOWN_DIGITS ? readOutlines(home.slice(0, -3), signal) : null, home === county ? null : readOutlines(home, signal)]);
  const features = [...new Map([...whole.features, ...towns.features, ...(beside?.features ?? []), ...(inside?.features ?? [])].map((one) => [one.properties.unitCode, one])).values()];
  const own = features.filter((one) => one.properties.unitCode.startsWith(home));
  return { tiles, all: { type: 'FeatureCollection', features }, own: { type: 'FeatureCollection', features: own.length > 0 ? own : features } };
}
