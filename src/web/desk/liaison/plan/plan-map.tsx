import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../../contract/liaison.js';
import { readInstallation } from '../../../api/identity.js';
import { useWords } from '../../../ui/language.js';
import { useTheme } from '../../../ui/look.js';
import { Empty } from '../../../ui/notes.js';
import { boundsOf, makeMap, type maplibre } from '../../response/map/map-backdrop.js';
import { WITHOUT_GRID } from '../map/grid-colors.js';
import { layOut } from './look-of-plan.js';
import { addPlanDrag } from './plan-drag.js';
import { PlanLayer } from './plan-layer.js';

interface Props { plan: Plan; mayGive: boolean; picked: string | null; onPick: (householdId: string) => void; onGive: (householdId: string, liaisonId: string) => void; onLiaison: (liaisonId: string) => void }

/** The unit with its households and liaisons; a household is dragged from one to another. */
export function PlanMap(props: Props) {
  const { plan, picked } = props;
  const words = useWords();
  const { t } = words;
  const theme = useTheme();
  const holder = useRef<HTMLDivElement>(null);
  const [layer, setLayer] = useState<PlanLayer | null>(null);
  const [failed, setFailed] = useState(false);
  const [held, setHeld] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const latest = useRef(props);
  useEffect(() => { latest.current = props; });
  const placed = useMemo(() => layOut(plan.households), [plan.households]);
  // Without an answer about tiles the unit's own outline is map enough.
  const tiles = useQuery({ queryKey: ['tiles'], staleTime: Infinity, queryFn: ({ signal }) => readInstallation(signal).then((about) => about.tiles, () => null) });
  const { planId, unitCode, unitName } = plan.summary;
  useEffect(() => {
    if (!holder.current || tiles.data === undefined) return undefined;
    const ground = groundOf(latest.current.plan, unitCode, unitName);
    let map: maplibre.Map;
    const says = { map: t('plan.map'), zoomIn: t('lmap.zoomIn'), zoomOut: t('lmap.zoomOut') };
    try { map = makeMap(holder.current, ground.outline, theme, says, ground.bounds, tiles.data); } catch { setFailed(true); return undefined; }
    let end = () => {};
    map.once('load', () => {
      const made = new PlanLayer(map, theme, {
        mark: (one) => `${one.name} ${t('grid.load', { load: one.load, capacity: one.capacity })}`,
        onMark: (liaisonId) => latest.current.onLiaison(liaisonId),
      });
      end = addPlanDrag(map, made, {
        may: () => latest.current.mayGive,
        liaisonOf: (id) => latest.current.plan.households.find((one) => one.householdId === id)?.liaisonId ?? null,
        onHold: (now, target) => { setHeld(now); setOver(target); },
        onGive: (householdId, liaisonId) => latest.current.onGive(householdId, liaisonId),
        onPick: (householdId) => latest.current.onPick(householdId),
      });
      map.getCanvas().dataset.ready = 'true';
      setLayer(made);
    });
    return () => { end(); setLayer(null); map.remove(); };
  }, [planId, unitCode, unitName, theme, tiles.data, t]);
  useEffect(() => { layer?.show(plan.liaisons, placed, picked); }, [layer, plan.liaisons, placed, picked]);
  const target = plan.liaisons.find((one) => one.liaisonId === over);
  const hidden = plan.households.length - placed.length;
  const nowhere = plan.liaisons.filter((one) => one.chosen && one.lng === null).map((one) => one.name);
  return (
    <div className="plan-map">
      {failed ? <Empty>{t('plan.noMap')}</Empty> : <div ref={holder} className="map" />}
      {held && <p className="plan-hold" role="status">{target ? t(target.load >= target.capacity ? 'plan.dropFull' : 'plan.dropOn', { name: target.name, load: target.load, capacity: target.capacity }) : t('plan.dropNowhere')}</p>}
      {!failed && <div className="map-legend">
        <span><i className="dot dot-plain" aria-hidden="true" />{t('plan.legend.household')}</span>
        <span><i className="dot dot-locked" aria-hidden="true" />{t('plan.legend.locked')}</span>
        <span><i className="dot" style={{ background: WITHOUT_GRID }} aria-hidden="true" />{t('plan.legend.unplaced')}</span>
        {props.mayGive && <span className="quiet">{t('plan.mapHint')}</span>}
        {hidden > 0 && <span className="quiet">{t('plan.noPoints', { count: hidden })}</span>}
        {nowhere.length > 0 && <span className="quiet">{t('plan.noHome', { names: nowhere.slice(0, 5).join(words.language === 'en' ? ', ' : '、'), count: nowhere.length })}</span>}
        {!tiles.data && <span className="quiet">{t('map.schematic')}</span>}
      </div>}
    </div>
  );
}

/** The unit's own outline as the one land of the map, which opens on where people live; with nobody there, on the outline. */
function groundOf(plan: Plan, unitCode: string, name: string) {
  const points = [...plan.households, ...plan.liaisons].flatMap((one) => (one.lng !== null && one.lat !== null ? [[one.lng, one.lat]] : []));
  const feature = (geometry: unknown) => ({ type: 'Feature' as const, properties: { unitCode, name, level: 'county', lng: null, lat: null }, geometry });
  const outline = { type: 'FeatureCollection' as const, features: plan.outline ? [feature(plan.outline)] : [] };
  const [[west, south], [east, north]] = boundsOf(points.length > 0 ? { ...outline, features: [feature({ coordinates: points })] } : outline);
  // All at one point: not deeper than a few streets.
  return { outline, bounds: [[west - 0.001, south - 0.001], [east + 0.001, north + 0.001]] as [[number, number], [number, number]] };
}
