import type { UnitOutlines } from '../../../api/honeycomb.js';
import type { GridAreas } from '../../../api/liaison-map.js';
import { PALETTES, type ThemeName } from '../../../ui/theme.js';
import type { maplibre } from '../../response/map/map-backdrop.js';
import { gridColors, WITHOUT_GRID } from './grid-colors.js';

const NOTHING = { type: 'FeatureCollection' as const, features: [] };

export interface AreaLayer {
  showAreas(areas: GridAreas | null): void;
  /** Outlines of villages and compounds, drawn where one comes near. */
  showVillages(outlines: UnitOutlines['features']): void;
  /** Units in which a household has no micro-grid: hatched. */
  showUncovered(outlines: UnitOutlines['features']): void;
  choose(gridId: string | null): void;
}

/** Micro-grids as areas under everything else, with the borders of their units. */
export function addAreaLayer(map: maplibre.Map, theme: ThemeName): AreaLayer {
  const p = PALETTES[theme];
  const color = ['match', ['%', ['get', 'number'], gridColors(theme).length], ...gridColors(theme).flatMap((one, i) => [i, one]), p.teal] as never;
  for (const id of ['grid-areas', 'villages', 'uncovered']) map.addSource(id, { type: 'geojson', data: NOTHING, tolerance: 0.5 });
  map.addImage('hatch', drawHatch());
  map.addLayer({ id: 'grid-areas', type: 'fill', source: 'grid-areas', paint: { 'fill-color': color, 'fill-opacity': theme === 'dark' ? 0.34 : 0.26 } }, 'unit-lines');
  map.addLayer({ id: 'grid-area-lines', type: 'line', source: 'grid-areas', minzoom: 11.5, paint: { 'line-color': color, 'line-width': 1 } }, 'unit-lines');
  map.addLayer({ id: 'uncovered', type: 'fill', source: 'uncovered', paint: { 'fill-pattern': 'hatch' } }, 'unit-lines');
  map.addLayer({ id: 'uncovered-lines', type: 'line', source: 'uncovered', paint: { 'line-color': WITHOUT_GRID, 'line-width': 2 } }, 'unit-lines');
  map.addLayer({ id: 'villages', type: 'line', source: 'villages', minzoom: 10.5, paint: { 'line-color': p['ink-2'], 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.5, 15, 2] } }, 'unit-lines');
  map.addLayer({ id: 'grid-chosen', type: 'line', source: 'grid-areas', filter: ['==', ['get', 'gridId'], ''], paint: { 'line-color': p.ink, 'line-width': 4 } });
  const put = (id: string, data: unknown) => map.getSource<maplibre.GeoJSONSource>(id)?.setData(data as never);
  return {
    showAreas: (areas) => put('grid-areas', areas ?? NOTHING),
    showVillages: (features) => put('villages', { type: 'FeatureCollection', features }),
    showUncovered: (features) => put('uncovered', { type: 'FeatureCollection', features }),
    choose: (gridId) => map.setFilter('grid-chosen', ['==', ['get', 'gridId'], gridId ?? '']),
  };
}

function drawHatch(): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 12;
  const pen = canvas.getContext('2d')!;
  pen.strokeStyle = WITHOUT_GRID;
  pen.lineWidth = 2;
  for (const at of [-12, 0, 12]) { pen.moveTo(at, 12); pen.lineTo(at + 12, 0); }
  pen.stroke();
  return pen.getImageData(0, 0, 12, 12);
}
