import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { readOutlines } from '../../../api/honeycomb.js';
import { useWords } from '../../../ui/language.js';
import { useTheme } from '../../../ui/look.js';
import { makeMap, type maplibre } from './map-backdrop.js';

interface MapBackdrop { holder: RefObject<HTMLDivElement | null>; map: maplibre.Map | null; failed: boolean; error: Error | null; retry: () => void }

/** A map in a <div ref={holder}>, drawn again when the theme changes. `failed`: this browser has no WebGL. */
export function useMapBackdrop(): MapBackdrop {
  const { t } = useWords();
  const theme = useTheme();
  const holder = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<maplibre.Map | null>(null);
  const [failed, setFailed] = useState(false);
  const outlines = useQuery({ queryKey: ['outlines'], staleTime: Infinity, queryFn: ({ signal }) => readOutlines(undefined, signal) });
  const label = t('map.label');
  useEffect(() => {
    if (!holder.current || !outlines.data) return undefined;
    let made: maplibre.Map;
    try { made = makeMap(holder.current, outlines.data, theme, label); } catch { setFailed(true); return undefined; }
    made.once('load', () => setMap(made));
    return () => { setMap(null); made.remove(); };
  }, [outlines.data, theme, label]);
  return { holder, map, failed, error: outlines.error, retry: () => void outlines.refetch() };
}
