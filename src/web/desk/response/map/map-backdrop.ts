import * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { UnitOutlines } from '../../../api/honeycomb.js';
import { PALETTES, type ThemeName } from '../../../ui/theme.js';

// MapLibre 6 is ES modules only and needs to be told once where its worker is; ours, so that the page's policy holds.
maplibre.setWorkerUrl(workerUrl);

/** What the map's own buttons are called; `map` names the map itself. */
export interface MapWords { map: string; zoomIn: string; zoomOut: string }
export type Tiles = { urls: readonly string[]; credit: string } | null;

/**
 * The schematic base: the county's own outlines on plain ground; no outside tile, font or sprite is asked for. Where the county
 * names tiles they lie under the outlines, with their credit.
 */
export function makeMap(container: HTMLElement, outlines: UnitOutlines, theme: ThemeName, words: MapWords, bounds: [[number, number], [number, number]], tiles: Tiles = null): maplibre.Map {
  const p = PALETTES[theme];
  const sheets = (tiles?.urls ?? []).map((url, i) => ({ id: `tiles-${i}`, source: { type: 'raster' as const, tiles: [url], tileSize: 256, maxzoom: 18, attribution: tiles?.credit ?? '' } }));
  const map = new maplibre.Map({
    container, locale: { 'Map.Title': words.map, 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut }, attributionControl: tiles ? { compact: false } : false, dragRotate: false, pitchWithRotate: false, maxZoom: 18, fadeDuration: 0,
    bounds, fitBoundsOptions: { padding: 32 },
    style: {
      version: 8,
      sources: { units: { type: 'geojson', data: outlines as never }, ...Object.fromEntries(sheets.map(({ id, source }) => [id, source])) },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': p.ground } },
        { id: 'units', type: 'fill', source: 'units', filter: ['==', ['get', 'level'], 'county'], paint: { 'fill-color': p.paper } },
        ...sheets.map(({ id }) => ({ id, type: 'raster' as const, source: id })),
        { id: 'unit-lines', type: 'line', source: 'units', layout: { 'line-join': 'round' },
          paint: { 'line-color': p['line-strong'], 'line-width': ['match', ['get', 'level'], 'county', 2.5, 'town', 1.5, 0.6] } },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-left');
  map.addControl(new maplibre.ScaleControl({ unit: 'metric' }), 'bottom-left');
  map.getCanvas().setAttribute('aria-label', words.map);
  for (const feature of outlines.features) {
    const { properties } = feature;
    // A town whose villages are drawn is named by them.
    if (outlines.features.some((other) => other.properties.level === 'village' && other.properties.unitCode.startsWith(properties.unitCode) && other !== feature)) continue;
    if (properties.lng === null || properties.lat === null || properties.level === 'county') continue;
    const name = document.createElement('span');
    name.className = properties.level === 'town' ? 'map-name' : 'map-name map-name-small';
    name.textContent = properties.name;
    new maplibre.Marker({ element: name }).setLngLat([properties.lng, properties.lat]).addTo(map);
  }
  return map;
}

/** The outline of all features; the map opens on the whole of what it was given. */
export function boundsOf(outlines: UnitOutlines): [[number, number], [number, number]] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const see = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number' && typeof value[1] === 'number') {
      west = Math.min(west, value[0]); east = Math.max(east, value[0]); south = Math.min(south, value[1]); north = Math.max(north, value[1]);
    } else for (const part of value) see(part);
  };
  for (const feature of outlines.features) see((feature.geometry as { coordinates?: unknown } | null)?.coordinates);
  return Number.isFinite(west) ? [[west, south], [east, north]] : [[73, 18], [135, 54]];
}

export { maplibre };
