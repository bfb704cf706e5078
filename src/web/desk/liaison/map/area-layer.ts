import type { UnitOutlines } from '../../../api/honeycomb.js';
import type { GridAreas } from '../../../api/liaison-map.js';
import { PALETTES, type ThemeName } from '../../../ui/theme.js';
import type { maplibre } from '../../response/map/map-backdrop.js';
import { gridColors, shadeOf, WITHOUT_GRID } from './grid-colors.js';

const NOTHING = { type: 'FeatureCollection' as const, features: [] };
/** From here on a village is wide enough for its name, and its micro-grids for their numbers, then for their liaisons' names. */
const VILLAGES_FROM_ZOOM = 11.5;
const NUMBERS_FROM_ZOOM = 13;
const NAMES_FROM_ZOOM = 14.5;

export interface GridLabel { lng: number; lat: number; number: number; name: string }
export interface AreaLayer {
  showAreas(areas: GridAreas | null): void;
  showLabels(labels: readonly GridLabel[]): void;
  /** Outlines of villages and compounds, drawn where one comes near. */
  showVillages(outlines: UnitOutlines['features']): void;
  /** Units in which a household has no micro-grid: hatched. */
  showUncovered(outlines: UnitOutlines['features']): void;
  choose(gridId: string | null): void;
}

/** Micro-grids as areas under everything else, with the borders of their units. Names are written by the browser's own fonts. */
export function addAreaLayer(map: maplibre.Map, theme: ThemeName): AreaLayer {
  const p = PALETTES[theme];
  const color = ['match', ['get', 'shade'], ...gridColors(theme).flatMap((one, i) => [i, one]), p.teal] as never;
  const [paper, font] = [{ 'text-halo-color': p.paper, 'text-halo-width': 2 }, ['sans-serif']];
  for (const id of ['grid-areas', 'villages', 'uncovered', 'village-names', 'grid-names']) map.addSource(id, { type: 'geojson', data: NOTHING, tolerance: 0.5 });
  map.addImage('hatch', drawHatch());
  map.addLayer({ id: 'grid-areas', type: 'fill', source: 'grid-areas', paint: { 'fill-color': color, 'fill-antialias': false, 'fill-opacity': theme === 'dark' ? 0.34 : 0.26 } }, 'unit-lines');
  map.addLayer({ id: 'grid-area-lines', type: 'line', source: 'grid-areas', minzoom: VILLAGES_FROM_ZOOM, paint: { 'line-color': color, 'line-width': 1 } }, 'unit-lines');
  map.addLayer({ id: 'uncovered', type: 'fill', source: 'uncovered', paint: { 'fill-pattern': 'hatch' } }, 'unit-lines');
  map.addLayer({ id: 'uncovered-lines', type: 'line', source: 'uncovered', paint: { 'line-color': WITHOUT_GRID, 'line-width': 2 } }, 'unit-lines');
  map.addLayer({ id: 'villages', type: 'line', source: 'villages', minzoom: 10.5, paint: { 'line-color': p['ink-2'], 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.5, 15, 2] } }, 'unit-lines');
  map.addLayer({ id: 'grid-chosen', type: 'line', source: 'grid-areas', filter: ['==', ['get', 'gridId'], ''], paint: { 'line-color': p.ink, 'line-width': 4 } });
  map.addLayer({ id: 'grid-names', type: 'symbol', source: 'grid-names', minzoom: NUMBERS_FROM_ZOOM, paint: { 'text-color': p.ink, ...paper },
    layout: { 'text-field': ['step', ['zoom'], ['get', 'number'], NAMES_FROM_ZOOM, ['get', 'name']] as never, 'text-size': 13, 'text-font': font } });
  map.addLayer({ id: 'village-names', type: 'symbol', source: 'village-names', minzoom: VILLAGES_FROM_ZOOM, paint: { 'text-color': p['ink-2'], ...paper },
    layout: { 'text-field': ['get', 'name'], 'text-size': ['interpolate', ['linear'], ['zoom'], 12, 12, 16, 18] as never, 'text-font': font } });
  const put = (id: string, features: readonly unknown[]) => void map.getSource<maplibre.GeoJSONSource>(id)?.setData({ type: 'FeatureCollection', features } as never);
  const point = (lng: number, lat: number, properties: object) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lng, lat] } });
  return {
    showAreas: (areas) => put('grid-areas', (areas?.features ?? []).map((one) => ({ ...one, properties: { ...one.properties, shade: shadeOf(one.properties) } }))),
    showLabels: (labels) => put('grid-names', labels.map(({ lng, lat, number, name }) => point(lng, lat, { number: String(number), name }))),
    showVillages: (features) => {
      put('villages', features);
      put('village-names', features.flatMap(({ properties: { name, lng, lat } }) => (lng === null || lat === null ? [] : [point(lng, lat, { name })])));
    },
    showUncovered: (features) => put('uncovered', features),
    choose: (gridId) => { map.setFilter('grid-chosen', ['==', ['get', 'gridId'], gridId ?? '']); },
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
