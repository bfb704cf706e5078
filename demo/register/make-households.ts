import type { MadeUnit } from '../geography/make-units.js';
import { toLngLat } from '../geography/plane.js';
import { pointIn } from '../geography/split-area.js';
import { ROADS } from '../names/place-names.js';
import { personName, phoneMaker, surname } from '../names/person-names.js';
import { chance, idMaker, type Chance } from '../random.js';
import type { Size } from '../sizes.js';

export interface MadeHousehold {
  id: string; unitCode: string; address: string; lng: number; lat: number; building: string | null; entrance: string | null; group: string | null;
  preference: string; members: number;
}
export interface MadeResident {
  id: string; householdId: string; name: string; sex: 'male' | 'female'; birthYear: number; phone: string | null; householder: boolean; state: string;
}

/** How many households a cell has beside the others. */
const WEIGHT: Record<string, number> = { village: 130, community: 60, compound: 250 };

/** The household register's addresses: so many for each cell, numbered as doors are. */
export function makeHouseholds(seed: number, size: Size, units: readonly MadeUnit[]): MadeHousehold[] {
  const random = chance(seed, 'households');
  const newId = idMaker(seed, 'households');
  const cells = units.filter((unit) => WEIGHT[unit.kind] !== undefined);
  const counts = share(size.households, cells.map((unit) => (WEIGHT[unit.kind] ?? 0) * (0.6 + 0.8 * random.next())));
  const members = memberCounts(size, random);
  const towns = new Map(units.map((unit) => [unit.code, unit.name]));
  const households: MadeHousehold[] = [];
  cells.forEach((unit, i) => {
    const place = `${towns.get(unit.code.slice(0, 9)) ?? ''}${unit.name}`;
    let at = toLngLat(pointIn(unit, 0.85, random));
    for (let n = 0; n < (counts[i] ?? 0); n += 1) {
      const door = doorOf(unit.kind, n, random);
      // Those of one entrance live above one another; elsewhere each house has its own place.
      if (door.entrance === null) at = toLngLat(pointIn(unit, unit.kind === 'village' ? 0.45 : 0.85, random));
      else if (n % PER_ENTRANCE === 0) at = toLngLat(pointIn(unit, 0.85, random));
      const [lng, lat] = at;
      const { address, building, entrance, group } = door;
      households.push({
        id: newId(), unitCode: unit.code, address: place + address, lng, lat, building, entrance, group,
        preference: random.next() < 0.8 ? 'phone' : random.pick(['visit', 'message', 'neighbour']),
        members: members[households.length] ?? 1,
      });
    }
  });
  return households;
}

interface Door { address: string; building: string | null; entrance: string | null; group: string | null }
const PER_ENTRANCE = 12;

/** Two flats on each of six floors, three entrances to a building; groups of forty in a village. */
function doorOf(kind: string, n: number, random: Chance): Door {
  if (kind === 'village') {
    const group = `${Math.floor(n / 40) + 1}组`;
    return { address: `${group}${(n % 40) + 1}号`, building: null, entrance: null, group };
  }
  if (kind === 'community') return { address: `${random.pick(ROADS)}${n + 1}号`, building: null, entrance: null, group: null };
  const nth = Math.floor(n / PER_ENTRANCE);
  const [building, entrance] = [`${Math.floor(nth / 3) + 1}号楼`, `${(nth % 3) + 1}单元`];
  return { address: `${building}${entrance}${Math.floor((n % 12) / 2) + 1}0${(n % 2) + 1}室`, building, entrance, group: null };
}

/** Splits a whole number by weights, to the last one. */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let given = 0;
  let passed = 0;
  return weights.map((weight) => {
    passed += weight;
    const upTo = Math.round((total * passed) / sum);
    const mine = upTo - given;
    given = upTo;
    return mine;
  });
}

/** Household sizes as a county has them, put right to the size's exact number of residents. */
function memberCounts(size: Size, random: Chance): Uint8Array {
  const usual = [1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6];
  const counts = Uint8Array.from({ length: size.households }, () => random.pick(usual));
  let missing = size.residents - counts.reduce((a, b) => a + b, 0);
  while (missing !== 0) {
    const i = random.below(counts.length);
    const step = Math.sign(missing);
    const next = (counts[i] ?? 1) + step;
    if (next < 1 || next > 8) continue;
    counts[i] = next;
    missing -= step;
  }
  return counts;
}

/** A householder, mostly with a spouse of about the same age, then children of the householder's surname, then a grandparent. */
export function* makeResidents(seed: number, households: readonly MadeHousehold[], thisYear: number): Generator<MadeResident> {
  const random = chance(seed, 'residents');
  const newId = idMaker(seed, 'residents');
  const phone = phoneMaker(33_000_017);
  for (const household of households) {
    const family = surname(random);
    const age = 28 + random.below(52);
    for (let i = 0; i < household.members; i += 1) {
      const years = i < 2 ? age + random.below(5) - 2 : i < 4 ? Math.max(age - 24 - random.below(8), 1) : Math.min(age + 22 + random.below(8), 96);
      const sex = i === 0 ? (random.next() < 0.7 ? 'male' : 'female') : i === 1 ? (random.next() < 0.7 ? 'female' : 'male') : random.next() < 0.5 ? 'male' : 'female';
      yield {
        id: newId(), householdId: household.id, sex, householder: i === 0, birthYear: thisYear - years,
        name: i === 0 || i === 2 || i === 3 ? personName(random, sex, family) : personName(random, sex),
        phone: years >= 16 && random.next() < 0.75 ? phone() : null,
        state: i > 0 && years >= 20 && years < 60 && random.next() < 0.18 ? 'working_away' : 'living_here',
      };
    }
  }
}
