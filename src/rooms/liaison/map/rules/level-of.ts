/** From this zoom on micro-grids are told apart, and from that one households: a screen then holds some hundreds of them. */
const GRIDS_FROM_ZOOM = 13;
const HOUSEHOLDS_FROM_ZOOM = 16;

/** What a map at this zoom (web Mercator, 512 pixel tiles) tells apart. */
export const levelOf = (zoom: number): 'units' | 'grids' | 'households' =>
  zoom >= HOUSEHOLDS_FROM_ZOOM ? 'households' : zoom >= GRIDS_FROM_ZOOM ? 'grids' : 'units';
