import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { readOutlines } from '../../../api/honeycomb.js';
import type { HouseholdColumns } from '../../../api/liaison-map.js';
import { boundsOf, type maplibre } from '../../response/map/map-backdrop.js';
import type { Points } from './spread-points.js';

const GRID_ZOOM = 15;

/** Brings a unit or a micro-grid into sight; the unit stands in the address, so that the view can be passed on. */
export function useGoTo(map: maplibre.Map | null, unit: string | null, grid: string | null, points: Points | null, columns: HouseholdColumns | undefined) {
  const [, setAsked] = useSearchParams();
  const first = useRef(true);
  const show = useCallback(async (code: string) => {
    if (!map) return;
    const around = await readOutlines(code.length > 6 ? code.slice(0, -3) : undefined).catch(() => null);
    const own = around?.features.filter((one) => one.properties.unitCode === code) ?? [];
    if (own.length > 0) map.fitBounds(boundsOf({ type: 'FeatureCollection', features: own }), { padding: 32, maxZoom: 16, animate: mayFly() });
  }, [map]);
  const showGrid = useCallback((gridId: string) => {
    const at = columns?.grids.findIndex((one) => one.gridId === gridId) ?? -1;
    const [lng, lat] = at < 0 || !points ? [0, 0] : [points.middles[2 * at]!, points.middles[2 * at + 1]!];
    if (map && lng !== 0) map.easeTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), GRID_ZOOM), animate: mayFly() });
  }, [map, points, columns]);
  // What the address asks for is shown once, when there is something to show it on.
  useEffect(() => {
    if (!map || !first.current) return;
    if (grid) { if (!points) return; showGrid(grid); } else if (unit) void show(unit);
    first.current = false;
  }, [map, unit, grid, points, show, showGrid]);
  return {
    unit: (code: string | undefined) => {
      setAsked((now) => { const next = new URLSearchParams(now); if (code) next.set('unit', code); else next.delete('unit'); return next; }, { replace: true });
      if (code) void show(code);
    },
    grid: showGrid,
  };
}

/** Whether the map may fly: not for those who asked for less motion. */
const mayFly = (): boolean => !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
