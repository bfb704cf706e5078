import { ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { MapboxOverlay } from '@deck.gl/mapbox';
import type { HouseholdColumns } from '../../../api/liaison-map.js';
import { PALETTES, type ThemeName } from '../../../ui/theme.js';
import type { maplibre } from '../../response/map/map-backdrop.js';
import { bytesOf } from './grid-colors.js';
import type { Points } from './spread-points.js';

/** From this zoom on a micro-grid is wide enough for its number. */
const NUMBERS_FROM_ZOOM = 13;

/** All households as dots in one buffer on the graphics card, between the areas and the cases. Answers what shows them; null hides. */
export function addHouseholdLayer(map: maplibre.Map, theme: ThemeName): (points: Points | null, grids: HouseholdColumns['grids']) => void {
  const overlay = new MapboxOverlay({ interleaved: true, layers: [] });
  map.addControl(overlay as unknown as maplibre.IControl);
  let shown: { points: Points; grids: HouseholdColumns['grids'] } | null = null;
  let numbered = false;
  const draw = () => {
    numbered = map.getZoom() >= NUMBERS_FROM_ZOOM;
    overlay.setProps({ layers: shown ? [dots(shown.points), numbers(shown, numbered, theme)] : [] });
  };
  map.on('zoom', () => { if (shown && numbered !== map.getZoom() >= NUMBERS_FROM_ZOOM) draw(); });
  return (points, grids) => { shown = points && { points, grids }; draw(); };
}

const dots = ({ count, positions, colors }: Points) => new ScatterplotLayer({
  id: 'households', beforeId: 'clusters',
  data: { length: count, attributes: { getPosition: { value: positions, size: 2 }, getFillColor: { value: colors, size: 3 } } },
  radiusUnits: 'meters', getRadius: 9, radiusMinPixels: 0.9, radiusMaxPixels: 6, opacity: 0.9, stroked: false, antialiasing: false, pickable: false,
} as ConstructorParameters<typeof ScatterplotLayer>[0]);

const numbers = ({ points, grids }: { points: Points; grids: HouseholdColumns['grids'] }, visible: boolean, theme: ThemeName) => new TextLayer({
  id: 'grid-numbers', beforeId: 'clusters', visible, data: visible ? grids : [],
  getText: (grid: HouseholdColumns['grids'][number]) => String(grid.number), characterSet: '0123456789',
  getPosition: (_: unknown, { index }: { index: number }) => [points.middles[2 * index]!, points.middles[2 * index + 1]!],
  getSize: 15, getColor: [...bytesOf(PALETTES[theme].ink), 255] as [number, number, number, number],
  background: true, getBackgroundColor: [...bytesOf(PALETTES[theme].paper), 215] as [number, number, number, number], backgroundPadding: [4, 1], pickable: false,
} as ConstructorParameters<typeof TextLayer>[0]);
