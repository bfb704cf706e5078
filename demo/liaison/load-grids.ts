import { metersBetween } from '../../src/ground/distance.js';
import { groupBy } from '../../src/ground/group-by.js';
import type { OwnerTransaction } from '../../src/ground/database/copy.js';
import { drawAreas } from '../../src/rooms/liaison/door.js';
import type { MadeUnit } from '../geography/make-units.js';
import { toGeoJson, toLngLat } from '../geography/plane.js';
import { idMaker } from '../random.js';
import type { MadeHousehold } from '../register/make-households.js';
import { DEMO_COUNTY } from '../sizes.js';
import { LIAISON_POST } from '../staff/post-kinds.js';
import type { Holding, Staff } from '../staff/make-staff.js';

/** The micro-grid of each household and its liaison. */
export type Linked = ReadonlyMap<string, { gridId: string; personId: string }>;
interface MadeGrid { id: string; unitCode: string; number: number; personId: string; capacity: number; lng: number; lat: number; area: object | null }
interface MadeMember { id: string; householdId: string; grid: MadeGrid; meters: number; nearestFull: boolean }

/** Room beyond an even share, so that near can win. */
const ROOM = 1.25;
const LEAST_ROOM = 8;
const county = DEMO_COUNTY.code;

/**
 * The micro-grids as they grew before anybody planned them: one for each liaison's post, households going to the nearest that
 * still has room in the order of their doors. A plan makes it better, and shows by how much. Answers how many, and whose each household is.
 */
export async function loadGrids(tx: OwnerTransaction, seed: number, staff: Staff,
  units: readonly MadeUnit[], households: readonly MadeHousehold[], since: string): Promise<{ grids: number; linked: Linked }> {
  const newId = idMaker(seed, 'micro-grids');
  const byCell = groupBy(households, (h) => h.unitCode);
  const outlines = new Map(units.map((unit) => [unit.code, unit.outline]));
  const grids: MadeGrid[] = [];
  const members: MadeMember[] = [];
  for (const [unitCode, holdings] of groupBy(staff.holdings.filter((h) => h.post.plan.kind === LIAISON_POST.kind), (h) => h.post.unitCode)) {
    const here = byCell.get(unitCode) ?? [];
    const mine = openGrids(unitCode, holdings, here.length, newId);
    grids.push(...mine);
    const shared = share(here, mine, newId);
    members.push(...shared);
    drawOn(mine, here, shared, outlines.get(unitCode), units.filter((unit) => unit.parent === unitCode).map((unit) => unit.outline));
  }
  const at = `${since}T00:00:00+08`;
  await tx.copy('liaison.micro_grids', ['county_code', 'grid_id', 'unit_code', 'number', 'liaison_person_id', 'capacity', 'lng', 'lat', 'area', 'valid_from'],
    grids.map((g) => [county, g.id, g.unitCode, g.number, g.personId, g.capacity, g.lng, g.lat, g.area && { json: g.area }, at]));
  await tx.copy('liaison.memberships', ['county_code', 'membership_id', 'household_id', 'grid_id', 'unit_code', 'cause', 'why', 'valid_from'],
    members.map((m) => [county, m.id, m.householdId, m.grid.id, m.grid.unitCode, 'opened',
      { json: { distanceMeters: m.meters, ...(m.nearestFull ? { nearestFull: true } : {}) } }, at]));
  return { grids: grids.length, linked: new Map(members.map((m) => [m.householdId, { gridId: m.grid.id, personId: m.grid.personId }])) };
}

const openGrids = (unitCode: string, holdings: readonly Holding[], households: number, newId: () => string): MadeGrid[] =>
  holdings.map(({ post, person }, i) => {
    const [lng, lat] = toLngLat(post.at);
    return { id: newId(), unitCode, number: i + 1, personId: person.id, capacity: Math.max(LEAST_ROOM, Math.ceil((households / holdings.length) * ROOM)), lng, lat, area: null };
  });

/** The areas, as a published plan draws them: a map of the county shows something from the first minute. */
function drawOn(grids: readonly MadeGrid[], households: readonly MadeHousehold[], members: readonly MadeMember[],
  outline: MadeUnit['outline'] | undefined, inside: readonly MadeUnit['outline'][]): void {
  const place = new Map(grids.map((grid, i) => [grid, i]));
  const homes = members.map(({ grid }, i) => ({ ...(households[i] as MadeHousehold), grid: place.get(grid) as number }));
  const areas = drawAreas(homes, outline && toGeoJson(outline), null, inside.map(toGeoJson));
  grids.forEach((grid, i) => { grid.area = areas.get(i) ?? null; });
}

function share(households: readonly MadeHousehold[], grids: readonly MadeGrid[], newId: () => string): MadeMember[] {
  const loads = new Map(grids.map((grid) => [grid, 0]));
  return households.map((household) => {
    const near = grids.map((grid) => ({ grid, meters: Math.round(metersBetween(household, grid)) })).sort((a, b) => a.meters - b.meters);
    const best = near.find(({ grid }) => (loads.get(grid) ?? 0) < grid.capacity) ?? near[0];
    if (!best) throw new Error('a cell with a liaison has a micro-grid');
    loads.set(best.grid, (loads.get(best.grid) ?? 0) + 1);
    return { id: newId(), householdId: household.id, grid: best.grid, meters: best.meters, nearestFull: best !== near[0] };
  });
}
