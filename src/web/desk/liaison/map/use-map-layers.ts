import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../../ui/language.js';
import { useTheme } from '../../../ui/look.js';
import { addCaseLayer } from '../../response/map/case-layer.js';
import type { maplibre } from '../../response/map/map-backdrop.js';
import { addAreaLayer, type AreaLayer } from './area-layer.js';
import { addCareLayer } from './care-layer.js';
import { addHouseholdLayer } from './household-layer.js';

export interface Layers {
  areas: AreaLayer;
  cases: ReturnType<typeof addCaseLayer>;
  care: ReturnType<typeof addCareLayer>;
  households: ReturnType<typeof addHouseholdLayer>;
}
/** Layers that are answered by what they are about; a click on them means nothing else. */
export const OWN_CLICKS = ['cases', 'care'];

/** The layers of a map once it is there, from the ground up: areas, households, care, cases. Made anew with the map. */
export function useMapLayers(map: maplibre.Map | null, onCareHousehold: (householdId: string) => void): Layers | null {
  const { t } = useWords();
  const theme = useTheme();
  const navigate = useNavigate();
  const [layers, setLayers] = useState<Layers | null>(null);
  useEffect(() => {
    if (!map) return undefined;
    const areas = addAreaLayer(map, theme);
    const cases = addCaseLayer(map, theme, (id) => void navigate(`/cases/${id}`), (count) => t('map.count', { count }));
    const care = addCareLayer(map, theme, onCareHousehold);
    setLayers({ areas, cases, care, households: addHouseholdLayer(map, theme) });
    return () => setLayers(null);
    // Words are read when the layers are made; map and theme change together.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map]);
  return layers;
}
