import type { MapCases } from '../../../api/cases.js';
import { PALETTES, type ThemeName } from '../../../ui/theme.js';
import { maplibre } from './map-backdrop.js';

export type MapLook = 'breached' | 'waiting' | 'moving' | 'other';
export const MAP_LOOKS: readonly MapLook[] = ['breached', 'waiting', 'moving', 'other'];
const MOVING = new Set(['dispatched', 'transferred', 'accepted', 'on_site']);
const WAITING = new Set(['received', 'reopened', 'refused']);

export const lookOf = (one: MapCases['cases'][number]): MapLook =>
  one.breached ? 'breached' : WAITING.has(one.state) ? 'waiting' : MOVING.has(one.state) ? 'moving' : 'other';

/** Shape as well as colour tells the state: triangle, square, circle, diamond. Paths in a box of 24. */
export const SHAPES: Record<MapLook, string> = {
  breached: 'M12 2 L22.500 21 L1.500 21 Z',
  waiting: 'M4 4 H20 V20 H4 Z',
  moving: 'M12 3 A9 9 0 1 1 11.990 3 Z',
  other: 'M12 2 L22 12 L12 22 L2 12 Z',
};

export const lookColor = (look: MapLook, theme: ThemeName): string =>
  PALETTES[theme][({ breached: 'breach', waiting: 'accent', moving: 'teal', other: 'ink-3' } as const)[look]];

/** Open cases as clustered points. Clusters are buttons on the map, so that they can be reached by keyboard. */
export function addCaseLayer(map: maplibre.Map, theme: ThemeName, onCase: (id: string) => void, clusterLabel: (count: number) => string): (cases: MapCases['cases']) => void {
  for (const look of MAP_LOOKS) map.addImage(look, drawShape(look, theme), { pixelRatio: 2 });
  map.addSource('cases', { type: 'geojson', data: collect([]), cluster: true, clusterRadius: 46, clusterMaxZoom: 15, clusterProperties: { late: ['+', ['case', ['get', 'breached'], 1, 0]] } });
  map.addLayer({ id: 'cases', type: 'symbol', source: 'cases', filter: ['!', ['has', 'point_count']],
    layout: { 'icon-image': ['get', 'look'], 'icon-allow-overlap': true, 'symbol-sort-key': ['case', ['get', 'breached'], 1, 0] } });
  // A layer that draws nothing keeps the clusters in the tiles, from which their buttons are made.
  map.addLayer({ id: 'clusters', type: 'circle', source: 'cases', filter: ['has', 'point_count'], paint: { 'circle-radius': 1, 'circle-opacity': 0 } });
  map.on('click', 'cases', (event) => { const id = event.features?.[0]?.properties['id']; if (typeof id === 'string') onCase(id); });
  map.on('mouseenter', 'cases', () => { map.getCanvas().style.cursor = 'pointer'; });
  map.on('mouseleave', 'cases', () => { map.getCanvas().style.cursor = ''; });
  const shown = new Map<number, maplibre.Marker>();
  const drawClusters = () => {
    const wanted = new Set<number>();
    for (const feature of map.querySourceFeatures('cases', { filter: ['has', 'point_count'] })) {
      const id = feature.properties['cluster_id'] as number;
      if (wanted.has(id)) continue;
      wanted.add(id);
      if (shown.has(id)) continue;
      const center = (feature.geometry as unknown as { coordinates: [number, number] }).coordinates;
      const button = clusterButton(feature.properties['point_count'] as number, feature.properties['late'] as number, clusterLabel);
      button.addEventListener('click', (event) => {
        event.stopPropagation();
        const source = map.getSource<maplibre.GeoJSONSource>('cases');
        void source?.getClusterExpansionZoom(id).then((zoom) => map.easeTo({ center, zoom: zoom + 0.2 }));
      });
      shown.set(id, new maplibre.Marker({ element: button }).setLngLat(center).addTo(map));
    }
    for (const [id, marker] of shown) if (!wanted.has(id)) { marker.remove(); shown.delete(id); }
  };
  map.on('render', () => { if (map.isSourceLoaded('cases')) drawClusters(); });
  return (cases) => {
    // Cluster numbers are made anew with the data: old buttons would open the wrong place.
    for (const [, marker] of shown) marker.remove();
    shown.clear();
    map.getSource<maplibre.GeoJSONSource>('cases')?.setData(collect(cases));
  };
}

function clusterButton(count: number, late: number, label: (count: number) => string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = late > 0 ? 'map-cluster map-cluster-late' : 'map-cluster';
  button.textContent = count > 999 ? `${Math.floor(count / 1000)}k` : String(count);
  button.setAttribute('aria-label', label(count));
  button.style.setProperty('--across', `${30 + Math.min(26, Math.round(Math.log2(count) * 3))}px`);
  return button;
}

const collect = (cases: MapCases['cases']) => ({
  type: 'FeatureCollection' as const,
  features: cases.map((one) => ({
    type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: [one.lng, one.lat] },
    properties: { id: one.id, breached: one.breached, look: lookOf(one) },
  })),
});

/** The shape at double size, with a rim of the page's colour so that it stands off the ground. */
function drawShape(look: MapLook, theme: ThemeName): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 52;
  const pen = canvas.getContext('2d')!;
  pen.setTransform(2, 0, 0, 2, 2, 2);
  const path = new Path2D(SHAPES[look]);
  pen.lineJoin = 'round';
  pen.lineWidth = 2.5;
  pen.strokeStyle = PALETTES[theme].paper;
  pen.stroke(path);
  pen.fillStyle = lookColor(look, theme);
  pen.fill(path);
  return pen.getImageData(0, 0, 52, 52);
}
