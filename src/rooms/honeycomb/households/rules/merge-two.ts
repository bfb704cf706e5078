import type { KnownHousehold, KnownResident } from './plan-changes.js';

/**
 * What becomes of two households that are one. The kept one keeps what it says and takes from the other what it does not say; a
 * person who is in both stays once, completed likewise, and everybody else of the other one comes over. Who is the householder
 * is for the kept one to say, if it does. The twins of those who stayed remain with the ended household, for the undo.
 */
export function mergeTwo(kept: KnownHousehold, ended: KnownHousehold): { kept: KnownHousehold; ended: KnownHousehold } {
  const twins = new Map<string, KnownResident>();
  const remaining: KnownResident[] = [];
  const coming: KnownResident[] = [];
  const hasHolder = kept.residents.some((one) => one.householder);
  for (const person of ended.residents) {
    const same = kept.residents.find((one) => !twins.has(one.residentId) && samePerson(one, person));
    if (same) {
      twins.set(same.residentId, person);
      remaining.push(person);
    } else coming.push({ ...person, householder: person.householder && !hasHolder });
  }
  const residents = [...kept.residents.map((one) => complete(one, twins.get(one.residentId))), ...coming];
  return { kept: { ...completeHousehold(kept, ended), residents: inOrder(residents) }, ended: { ...ended, residents: remaining } };
}

const samePerson = (a: KnownResident, b: KnownResident): boolean =>
  a.name === b.name && agree(a.birthYear, b.birthYear) && (agree(a.phone, b.phone) || (a.birthYear !== null && a.birthYear === b.birthYear)) && agree(a.sex, b.sex);
const agree = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;

const complete = (one: KnownResident, twin: KnownResident | undefined): KnownResident =>
  (twin ? { ...one, sex: one.sex ?? twin.sex, birthYear: one.birthYear ?? twin.birthYear, phone: one.phone ?? twin.phone } : one);

function completeHousehold(kept: KnownHousehold, ended: KnownHousehold): KnownHousehold {
  const point = kept.lng === null || kept.lat === null ? { lng: ended.lng, lat: ended.lat } : { lng: kept.lng, lat: kept.lat };
  return {
    ...kept, ...point, householdNumber: kept.householdNumber ?? ended.householdNumber, building: kept.building ?? ended.building,
    entrance: kept.entrance ?? ended.entrance, villagerGroup: kept.villagerGroup ?? ended.villagerGroup,
  };
}

/** As the register gives them, so that two states can be compared. */
const inOrder = (residents: readonly KnownResident[]): KnownResident[] => [...residents].sort((a, b) => (a.residentId < b.residentId ? -1 : 1));
