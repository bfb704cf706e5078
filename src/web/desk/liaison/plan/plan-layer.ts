import { PALETTES, type ThemeName } from '../../../ui/theme.js';
import { WITHOUT_GRID } from '../map/grid-colors.js';
import { maplibre } from '../../response/map/map-backdrop.js';
import { colorsOf, type Placed, type PlanLiaison } from './look-of-plan.js';

type Line = { type: 'Feature'; geometry: { type: 'LineString'; coordinates: [number, number][] }; properties: { color: string } };
export const HOUSEHOLDS = 'plan-households';
const LINES = 'plan-lines';
const HELD = 'plan-held';
const COMPACT_FROM = 30;

/** Households as dots in their liaison's colour with a line to the liaison, and the liaisons as named marks. */
export class PlanLayer {
  private readonly marks = new Map<string, { marker: maplibre.Marker; button: HTMLButtonElement }>();

  constructor(private readonly map: maplibre.Map, private readonly theme: ThemeName, private readonly words: { mark: (one: PlanLiaison) => string; onMark: (liaisonId: string) => void }) {
    const p = PALETTES[theme];
    map.addSource(LINES, { type: 'geojson', data: none() });
    map.addSource(HOUSEHOLDS, { type: 'geojson', data: none() });
    map.addLayer({ id: LINES, type: 'line', source: LINES, paint: { 'line-color': ['get', 'color'], 'line-width': 1, 'line-opacity': 0.4 } });
    map.addLayer({ id: HOUSEHOLDS, type: 'circle', source: HOUSEHOLDS, paint: {
      'circle-color': ['get', 'color'], 'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, ['case', ['get', 'loud'], 4, 2.5], 15, ['case', ['get', 'loud'], 8, 6], 18, 10],
      'circle-stroke-color': ['case', ['get', 'locked'], p.ink, p.paper], 'circle-stroke-width': ['case', ['get', 'locked'], 2.5, 1],
    } });
    map.addSource(HELD, { type: 'geojson', data: none() });
    map.addLayer({ id: HELD, type: 'circle', source: HELD, paint: { 'circle-color': p.accent, 'circle-radius': 10, 'circle-stroke-color': p.paper, 'circle-stroke-width': 2 } });
  }

  show(liaisons: readonly PlanLiaison[], placed: readonly Placed[], picked: string | null): void {
    const colors = colorsOf(liaisons, this.theme);
    const homes = new Map(liaisons.flatMap((one) => (one.lng !== null && one.lat !== null ? [[one.liaisonId, [one.lng, one.lat] as [number, number]]] : [])));
    this.source(HOUSEHOLDS, placed.map((one) => {
      const { householdId, liaisonId, locked } = one.household;
      return { type: 'Feature', geometry: { type: 'Point', coordinates: one.at },
        properties: { householdId, locked, loud: liaisonId === null || householdId === picked, color: (liaisonId && colors.get(liaisonId)) || WITHOUT_GRID } };
    }));
    this.source(LINES, placed.flatMap((one): Line[] => {
      const home = one.household.liaisonId === null ? undefined : homes.get(one.household.liaisonId);
      return home ? [{ type: 'Feature', geometry: { type: 'LineString', coordinates: [one.at, home] }, properties: { color: colors.get(one.household.liaisonId!)! } }] : [];
    }));
    this.mark(liaisons, colors);
  }

  /** The liaison whose mark is nearest to a place on the screen, within so many pixels. */
  nearest(point: maplibre.Point, reach: number): string | null {
    let [best, least] = [null as string | null, reach];
    for (const [liaisonId, { marker }] of this.marks) {
      const far = this.map.project(marker.getLngLat()).dist(point);
      if (far < least) { least = far; best = liaisonId; }
    }
    return best;
  }

  /** The household in the hand: drawn alone, however many others there are. */
  hold(at: [number, number] | null): void {
    this.source(HELD, at ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: {} }] : []);
  }

  aim(liaisonId: string | null): void {
    for (const [id, { button }] of this.marks) button.classList.toggle('plan-mark-aim', id === liaisonId);
  }

  private mark(liaisons: readonly PlanLiaison[], colors: ReadonlyMap<string, string>): void {
    const kept = new Set<string>();
    for (const one of liaisons) {
      if (one.lng === null || one.lat === null || (!one.chosen && one.load === 0)) continue;
      kept.add(one.liaisonId);
      let mark = this.marks.get(one.liaisonId);
      if (!mark) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = liaisons.length > COMPACT_FROM ? 'plan-mark plan-mark-small' : 'plan-mark';
        button.dataset.liaison = one.liaisonId;
        button.textContent = liaisons.length > COMPACT_FROM ? one.name.slice(0, 1) : one.name;
        button.addEventListener('click', () => this.words.onMark(one.liaisonId));
        mark = { marker: new maplibre.Marker({ element: button }).setLngLat([one.lng, one.lat]).addTo(this.map), button };
        this.marks.set(one.liaisonId, mark);
      }
      mark.button.style.setProperty('--mark', colors.get(one.liaisonId)!);
      mark.button.setAttribute('aria-label', this.words.mark(one));
      mark.button.title = this.words.mark(one);
    }
    for (const [id, { marker }] of this.marks) if (!kept.has(id)) { marker.remove(); this.marks.delete(id); }
  }

  private source(name: string, features: unknown[]): void {
    this.map.getSource<maplibre.GeoJSONSource>(name)?.setData({ type: 'FeatureCollection', features } as never);
  }
}

const none = () => ({ type: 'FeatureCollection' as const, features: [] });
