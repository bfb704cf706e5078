import { PALETTES, type ThemeName } from '../../../ui/theme.js';
import type { maplibre } from '../../response/map/map-backdrop.js';
import { DotsLayer } from './dots-layer.js';
import { bytesOf, WITHOUT_GRID } from './grid-colors.js';
import { unplaced, type Points } from './spread-points.js';

export interface HouseholdLook { households: boolean; uncovered: boolean }

/**
 * All households as dots, nine metres wide as one comes near, between the areas and the cases; those in no micro-grid besides as
 * large rimmed ones. Answers what shows them; null shows none.
 */
export function addHouseholdLayer(map: maplibre.Map, theme: ThemeName): (points: Points | null, look: HouseholdLook) => void {
  const all = new DotsLayer('households', { rim: null, radiusMeters: 9, leastPixels: 0.9, mostPixels: 6 });
  const missed = new DotsLayer('households-missed', { rim: bytesOf(PALETTES[theme].paper), radiusMeters: 9, leastPixels: 7, mostPixels: 9 });
  map.addLayer(all, 'clusters');
  map.addLayer(missed, 'clusters');
  let known: Points | null = null;
  let without: Float32Array | null = null;
  return (points, look) => {
    if (points !== known) [known, without] = [points, points && unplaced(points)];
    all.show(look.households ? points : null);
    missed.show(look.uncovered && without && without.length > 0 ? { positions: without, colors: bytesOf(WITHOUT_GRID) } : null);
  };
}
