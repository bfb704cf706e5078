import type { maplibre } from '../../response/map/map-backdrop.js';
import { HOUSEHOLDS, type PlanLayer } from './plan-layer.js';

export interface DragHooks {
  may: () => boolean;
  liaisonOf: (householdId: string) => string | null;
  /** Which household is in the hand, and over which liaison. */
  onHold: (householdId: string | null, over: string | null) => void;
  onGive: (householdId: string, liaisonId: string) => void;
  onPick: (householdId: string) => void;
}

const FINGER = 14;
const MARK_REACH = 40;
const HOUSEHOLD_REACH = 24;
const CLICK = 4;
type Pointed = maplibre.MapMouseEvent | maplibre.MapTouchEvent;

/** A household is taken up with mouse or finger and laid on a liaison's mark or on one of the liaison's households. Escape lets go. */
export function addPlanDrag(map: maplibre.Map, layer: PlanLayer, hooks: DragHooks): () => void {
  let held: { householdId: string; from: maplibre.Point; moved: boolean } | null = null;
  const householdsNear = (point: maplibre.Point, reach: number): string[] => map
    .queryRenderedFeatures([[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]], { layers: [HOUSEHOLDS] })
    .map((one) => ({ id: one.properties['householdId'] as string, far: map.project((one.geometry as unknown as { coordinates: [number, number] }).coordinates).dist(point) }))
    .sort((a, b) => a.far - b.far).map((one) => one.id);
  const targetAt = (point: maplibre.Point): string | null => layer.nearest(point, MARK_REACH)
    ?? householdsNear(point, HOUSEHOLD_REACH).filter((id) => id !== held?.householdId).map(hooks.liaisonOf).find((id) => id !== null) ?? null;
  const take = (event: Pointed) => {
    if ('points' in event && event.points.length > 1) { letGo(); return; }
    const [householdId] = householdsNear(event.point, 'points' in event ? FINGER : 5);
    if (householdId === undefined) return;
    event.preventDefault();
    held = { householdId, from: event.point, moved: false };
  };
  const move = (event: Pointed) => {
    if (!held) return;
    if (!held.moved && (!hooks.may() || event.point.dist(held.from) < CLICK)) return;
    held.moved = true;
    const over = targetAt(event.point);
    layer.aim(over);
    layer.hold([event.lngLat.lng, event.lngLat.lat]);
    hooks.onHold(held.householdId, over);
  };
  const lay = (event: Pointed) => {
    if (!held) return;
    const { householdId, moved } = held;
    const over = moved ? targetAt(event.point) : null;
    letGo();
    if (!moved) hooks.onPick(householdId);
    else if (over !== null && over !== hooks.liaisonOf(householdId)) hooks.onGive(householdId, over);
  };
  const letGo = () => {
    held = null;
    layer.aim(null);
    layer.hold(null);
    hooks.onHold(null, null);
  };
  const onKey = (event: KeyboardEvent) => { if (event.key === 'Escape' && held) letGo(); };
  map.on('mousedown', take); map.on('touchstart', take);
  map.on('mousemove', move); map.on('touchmove', move);
  map.on('mouseup', lay); map.on('touchend', lay);
  map.on('mouseenter', HOUSEHOLDS, () => { map.getCanvas().style.cursor = hooks.may() ? 'grab' : 'pointer'; });
  map.on('mouseleave', HOUSEHOLDS, () => { map.getCanvas().style.cursor = ''; });
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
