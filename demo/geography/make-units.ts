import { initialsOf } from '../../src/ground/initials.js';
import { placeNames } from '../names/place-names.js';
import { chance, type Chance } from '../random.js';
import { DEMO_COUNTY, type Size } from '../sizes.js';
import { countyOutline } from './outline.js';
import type { Point, Polygon } from './plane.js';
import { splitArea, type Piece } from './split-area.js';

export interface MadeUnit extends Piece {
  code: string;
  parent: string | null;
  level: 'county' | 'town' | 'village' | 'compound';
  kind: 'county' | 'town' | 'street' | 'village' | 'community' | 'compound';
  name: string;
  initials: string;
  phone: string | null;
}

/** The whole tree, parents before children, with outlines that fill their parent's. */
export function makeUnits(seed: number, size: Size): MadeUnit[] {
  const random = chance(seed, 'units');
  const names = placeNames(chance(seed, 'place names'), size.streets * size.villagesPerStreet);
  const outline = countyOutline(seed, size.halfWidthKm, size.halfHeightKm);
  const units: MadeUnit[] = [];
  const add = (unit: Omit<MadeUnit, 'initials' | 'phone'>): void => {
    const phone = unit.level === 'compound' ? null : `1000${unit.code.slice(2).padEnd(10, '0').slice(0, 7)}`;
    units.push({ ...unit, initials: initialsOf(unit.name), phone });
  };

  add({ code: DEMO_COUNTY.code, parent: null, level: 'county', kind: 'county', name: DEMO_COUNTY.name, site: [0, 0], outline });
  const pieces = splitArea(outline, size.streets + size.towns, random, streetSites(size, random));
  pieces.forEach((piece, i) => {
    const street = i < size.streets;
    const town = { code: serial(DEMO_COUNTY.code, i + 1), name: street ? names.street() : names.town() };
    add({ ...piece, ...town, parent: DEMO_COUNTY.code, level: 'town', kind: street ? 'street' : 'town' });
    fillTown(town.code, piece, countsOf(size, i), random, names, add);
  });
  return units;
}

interface Counts { communities: number; villages: number; compounds: number }

function countsOf(size: Size, town: number): Counts {
  const compounds = size.compoundsPerCommunity;
  if (town < size.streets) return { communities: size.communitiesPerStreet, villages: size.villagesPerStreet, compounds };
  const i = town - size.streets;
  const share = (total: number): number => Math.floor((total * (i + 1)) / size.towns) - Math.floor((total * i) / size.towns);
  return { communities: share(size.communitiesInTowns), villages: share(size.villagesInTowns), compounds };
}

function fillTown(
  town: string, area: Piece, counts: Counts, random: Chance, names: ReturnType<typeof placeNames>,
  add: (unit: Omit<MadeUnit, 'initials' | 'phone'>) => void,
): void {
  // The built-up middle of a town is community, the rest village.
  const cells = splitArea(area.outline, counts.communities + counts.villages, random)
    .map((piece) => ({ piece, far: Math.hypot(piece.site[0] - area.site[0], piece.site[1] - area.site[1]) }))
    .sort((a, b) => a.far - b.far).map(({ piece }) => piece);
  cells.forEach((piece, i) => {
    const community = i < counts.communities;
    // Villagers' committees are numbered from 200 in the national code, residents' committees from 001.
    const code = serial(town, community ? i + 1 : 200 + i - counts.communities);
    add({ ...piece, code, parent: town, level: 'village', kind: community ? 'community' : 'village',
      name: community ? names.community() : names.village() });
    if (!community) return;
    // One part stays with the community itself: streets, shops, the park.
    splitArea(piece.outline, counts.compounds + 1, random).slice(0, counts.compounds).forEach((part, j) => {
      add({ site: part.site, outline: shrink(part, 0.9), code: serial(code, j + 1), parent: code, level: 'compound', kind: 'compound', name: names.compound() });
    });
  });
}

const serial = (parent: string, n: number): string => parent + String(n).padStart(3, '0');

/** The county seat's streets lie close together in the middle. */
function streetSites(size: Size, random: Chance): Point[] {
  const turn = random.next() * 2 * Math.PI;
  return Array.from({ length: size.streets }, (_, i): Point => {
    const angle = turn + (i / size.streets) * 2 * Math.PI;
    return [size.streetDistanceKm * Math.cos(angle), size.streetDistanceKm * Math.sin(angle)];
  });
}

const shrink = ({ site, outline }: Piece, by: number): Polygon =>
  outline.map(([x, y]): Point => [site[0] + (x - site[0]) * by, site[1] + (y - site[1]) * by]);
