import type { Part } from '../../src/rooms/honeycomb/door.js';

/** A row for the whole county; `kinds` in the order in which they are asked. */
export interface StartingDuty { matter: string; part: Part; kinds: readonly string[] }

/** matter: lead / assist / informed. The lead named first is asked first; the next when nobody of it is on duty there. */
const LINES: readonly (readonly [matter: string, lead: string, assist?: string, informed?: string])[] = [
  // Everything the chart does not name: the grid worker of the place, with the liaison, known to the convenor.
  ['', 'grid_worker', 'liaison', 'convenor'],
  ['water', 'water', 'grid_worker', 'convenor'],
  ['water.leak', 'property water', 'grid_worker', 'convenor'],
  ['water.drain', 'property water', 'grid_worker', 'convenor'],
  ['water.flood', 'water housing', 'grid_worker property', 'convenor'],
  ['power', 'power', 'grid_worker', 'convenor'],
  ['power.street_lamp', 'property power', 'grid_worker', 'convenor'],
  ['gas', 'housing police', 'grid_worker property', 'convenor'],
  ['heating', 'property housing', 'grid_worker', 'convenor'],
  ['housing', 'housing', 'grid_worker', 'convenor'],
  ['housing.unlawful', 'urban_management housing', 'grid_worker', 'convenor'],
  ['housing.construction', 'urban_management', 'grid_worker', 'convenor'],
  ['compound', 'property grid_worker', 'building_leader', 'convenor'],
  ['compound.committee', 'grid_worker', 'building_leader', 'convenor'],
  ['compound.fire_lane', 'property grid_worker', 'police', 'convenor'],
  ['compound.property', 'grid_worker', 'building_leader', 'convenor'],
  ['waste', 'environment grid_worker', 'liaison', 'convenor'],
  ['waste.rubbish', 'property grid_worker', 'environment', 'convenor'],
  ['environment', 'environment', 'grid_worker', 'convenor'],
  ['environment.noise', 'grid_worker', 'police urban_management', 'convenor'],
  ['environment.fumes', 'urban_management', 'grid_worker', 'convenor'],
  ['environment.straw', 'grid_worker', 'environment', 'convenor'],
  ['city', 'urban_management', 'grid_worker', 'convenor'],
  ['city.manhole', 'urban_management grid_worker', 'housing', 'convenor'],
  ['city.dog', 'police', 'grid_worker', 'convenor'],
  ['road', 'transport', 'grid_worker', 'convenor'],
  ['road.traffic', 'police', 'grid_worker', 'convenor'],
  ['people', 'grid_worker', 'liaison', 'convenor'],
  ['people.neighbour', 'grid_worker', 'liaison building_leader', 'convenor'],
  ['people.alone', 'liaison grid_worker', 'village_doctor', 'convenor'],
  ['people.missing', 'police', 'grid_worker liaison', 'convenor'],
  ['people.welfare', 'civil_affairs', 'grid_worker', 'convenor'],
  ['people.elderly', 'civil_affairs', 'liaison', 'convenor'],
  ['people.village', 'convenor', 'grid_worker', 'convenor'],
  ['labour', 'labour', 'grid_worker', 'convenor'],
  ['education', 'education', 'grid_worker', 'convenor'],
  ['market', 'market', 'grid_worker', 'convenor'],
  ['health', 'health', 'village_doctor', 'convenor'],
  ['health.urgent', 'village_doctor health', 'liaison grid_worker', 'convenor'],
  ['agriculture', 'agriculture', 'grid_worker', 'convenor'],
  ['safety', 'police', 'grid_worker', 'convenor'],
  ['safety.fire', 'police', 'grid_worker liaison', 'convenor'],
  ['other', 'grid_worker', 'liaison', 'convenor'],
];

export const startingDuties: readonly StartingDuty[] = LINES.flatMap(([matter, lead, assist, informed]) =>
  ([['lead', lead], ['assist', assist], ['informed', informed]] as const)
    .filter((line): line is readonly [Part, string] => line[1] !== undefined)
    .map(([part, kinds]) => ({ matter, part, kinds: kinds.split(' ') })));
