import type { CareRow } from '../../../api/liaison-map.js';
import { PALETTES, type ThemeName } from '../../../ui/theme.js';
import type { maplibre } from '../../response/map/map-backdrop.js';

/** Households with care needs as rings, to about 100 m; several needs of one household are one ring. */
export function addCareLayer(map: maplibre.Map, theme: ThemeName, onHousehold: (householdId: string) => void): (rows: readonly CareRow[]) => void {
  const p = PALETTES[theme];
  map.addSource('care', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({ id: 'care', type: 'circle', source: 'care', paint: { 'circle-radius': 8, 'circle-color': p['accent-soft'], 'circle-stroke-color': p.accent, 'circle-stroke-width': 3 } });
  map.on('click', 'care', (event) => { const id = event.features?.[0]?.properties['householdId']; if (typeof id === 'string') onHousehold(id); });
  return (rows) => {
    const places = new Map(rows.filter((row) => row.lng !== null && row.lat !== null).map((row) => [row.householdId, [row.lng!, row.lat!] as const]));
    map.getSource<maplibre.GeoJSONSource>('care')?.setData({
      type: 'FeatureCollection',
      features: [...places].map(([householdId, at]) => ({ type: 'Feature', properties: { householdId }, geometry: { type: 'Point', coordinates: [...at] } })),
    });
  };
}
