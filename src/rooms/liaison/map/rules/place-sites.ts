import { circle, isInside, nearestOnBorder, type Point, type Ring } from './geometry.js';

export interface Home { at: Point; group: number }

/** Points this near are one place; the register keeps coordinates to a decimetre. */
const SAME_PLACE_METERS = 0.1;
/** How far from one shared place the sites of its groups stand: less than half of the above, so that no other place comes between. */
const APART_METERS = 0.04;
/** A place less than this from the border is shared out among the directions that lead inside: an area outside would be cut off. */
const SIGHT_METERS = 0.5;
const DIRECTIONS = 48;

/**
 * One site for each place and group. What lies outside the border does not count, unless a group has nothing inside: then
 * its homes count from where the border is nearest, so that it has an area at all. Where several groups share one place (a
 * building), their sites stand around it, each towards the rest of its group.
 */
export function placeSites(homes: readonly Home[], border: readonly Ring[]): Home[] {
  const within = homes.map(({ at }) => isInside(border, at) || isOn(border, at));
  const settled = new Set(homes.filter((_, i) => within[i]).map(({ group }) => group));
  const placed = homes.flatMap((home, i) => within[i] ? [home] : settled.has(home.group) ? [] : [{ ...home, at: nearestOnBorder(border, home.at) }]);
  const middles = middleOfEach(placed);
  return [...byPlace(placed).values()].flatMap(({ at, groups }) => {
    if (groups.size === 1) return [{ at, group: [...groups][0] as number }];
    const around = [...groups].map((group) => ({ group, angle: angleTo(at, middles.get(group) as Point) })).sort((a, b) => a.angle - b.angle || a.group - b.group);
    const spots = spotsAround(at, around.length, around[0]?.angle ?? 0, border);
    return around.map(({ group }, i) => ({ at: spots[i] as Point, group }));
  });
}

const isOn = (border: readonly Ring[], at: Point): boolean => {
  const [x, y] = nearestOnBorder(border, at);
  return Math.hypot(x - at[0], y - at[1]) < SAME_PLACE_METERS;
};

/** So many spots about a place: all around from `angle` on, or, on the border, evenly within the directions that lead inside. */
function spotsAround(at: Point, count: number, angle: number, border: readonly Ring[]): Point[] {
  const open = circle(at, SIGHT_METERS, DIRECTIONS).map((spot) => isInside(border, spot));
  if (open.every(Boolean) || !open.some(Boolean)) return circle(at, APART_METERS, count, angle);
  const { from, length } = longestRun(open);
  const step = ((length / DIRECTIONS) * 2 * Math.PI) / count;
  const first = ((from - 0.5) / DIRECTIONS) * 2 * Math.PI;
  return Array.from({ length: count }, (_, i) => circle(at, APART_METERS, 1, first + (i + 0.5) * step)[0] as Point);
}

/** The longest run of true around a ring that also holds a false. */
function longestRun(ring: readonly boolean[]): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  ring.forEach((open, from) => {
    if (!open || ring.at(from - 1)) return;
    let length = 1;
    while (ring[(from + length) % ring.length]) length += 1;
    if (length > best.length) best = { from, length };
  });
  return best;
}

function byPlace(homes: readonly Home[]): Map<string, { at: Point; groups: Set<number> }> {
  const places = new Map<string, { at: Point; groups: Set<number> }>();
  for (const { at, group } of homes) {
    const key = `${Math.round(at[0] / SAME_PLACE_METERS)},${Math.round(at[1] / SAME_PLACE_METERS)}`;
    const place = places.get(key);
    if (place) place.groups.add(group);
    else places.set(key, { at, groups: new Set([group]) });
  }
  return places;
}

function middleOfEach(homes: readonly Home[]): Map<number, Point> {
  const sums = new Map<number, [x: number, y: number, count: number]>();
  for (const { at, group } of homes) {
    const sum = sums.get(group) ?? [0, 0, 0];
    sums.set(group, [sum[0] + at[0], sum[1] + at[1], sum[2] + 1]);
  }
  return new Map([...sums].map(([group, [x, y, count]]) => [group, [x / count, y / count]]));
}

const angleTo = (from: Point, to: Point): number => Math.atan2(to[1] - from[1], to[0] - from[0]);
