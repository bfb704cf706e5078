import { addressKey } from './address-key.js';
import type { Contact, ParsedRow, ResidentState, Sex } from './roster.js';

/** A household and its people as they stand in the register. */
export interface KnownResident { residentId: string; name: string; sex: Sex | null; birthYear: number | null; phone: string | null; householder: boolean; state: ResidentState }
export interface KnownHousehold {
  householdId: string; unitCode: string; householdNumber: string | null; address: string; building: string | null; entrance: string | null; villagerGroup: string | null;
  lng: number | null; lat: number | null; contactPreference: Contact; residents: KnownResident[];
}
/** The rows of a file that are one household, with their numbers in the file. */
export interface FileHousehold { ordinal: number; rows: readonly { number: number; parsed: ParsedRow }[] }

export type HouseholdValues = Omit<KnownHousehold, 'householdId' | 'residents'>;
export type ResidentValues = Omit<KnownResident, 'residentId'>;
/**
 * `isNew`: not registered yet, though whoever tells of it has given it its id already. No row number: it is not from a file, or
 * the file does not name the person and somebody else became the householder.
 */
export interface ResidentPlan { rowNumber: number | null; residentId: string | null; isNew?: boolean; values: ResidentValues; changed: Partial<ResidentValues>; before: Partial<ResidentValues> }
export type HouseholdPlan =
  | { kind: 'refused'; because: 'no_address'; ordinal: number; rowNumbers: number[] }
  | {
    kind: 'register' | 'keep'; ordinal: number; householdId: string | null; values: HouseholdValues;
    /** What the file changes of a household that is known; empty: nothing. */
    changed: Partial<HouseholdValues>; before: Partial<HouseholdValues>; residents: ResidentPlan[];
  };

/** A house does not move by less than this: about a metre. */
const SAME_DEGREES = 1e-5;

/**
 * What a file's households mean for the register. A household is the same one within its unit when its number is the same;
 * else when its address is, with or without the names of town and village in front, and somebody in it is the same (strangers at a known
 * door are another household, which the list of doubles shows to a person: an import has no undo); else when one of its people, by name and
 * year of birth or telephone, is registered in exactly one household there and the file gives neither number nor address.
 * A person is the same one within the household by name (telling namesakes apart by year of birth or telephone), else by
 * telephone and year of birth together: then the name was corrected. What the file does not say stays as it is; whoever is
 * not in the file stays registered. `taken` are households that earlier rows of the file already are.
 */
export function planChanges(
  households: readonly FileHousehold[], known: readonly KnownHousehold[], prefixes: (unitCode: string) => readonly string[], taken = new Set<string>(),
): HouseholdPlan[] {
  const find = makeFinder(known, prefixes, taken);
  return households.map((household) => {
    const told = tellHousehold(household);
    const match = find(told, household.rows.map((row) => row.parsed));
    if (!match) {
      if (told.address === null) return { kind: 'refused', because: 'no_address', ordinal: household.ordinal, rowNumbers: household.rows.map((row) => row.number) };
      const values: HouseholdValues = { ...told, address: told.address, contactPreference: told.contactPreference ?? 'phone' };
      return { kind: 'register', ordinal: household.ordinal, householdId: null, values, changed: {}, before: {}, residents: household.rows.map((row) => planResident(row.number, row.parsed, undefined, false)) };
    }
    taken.add(match.householdId);
    const { changed, before } = differences(told, match);
    const free = new Set(match.residents);
    const hasHolder = household.rows.some((row) => row.parsed.householder);
    const residents = household.rows.map((row) => {
      const same = samePerson(row.parsed, [...free]);
      if (same) free.delete(same);
      return planResident(row.number, row.parsed, same, hasHolder);
    });
    for (const other of free) if (hasHolder && other.householder) residents.push(stepDown(other));
    return { kind: 'keep', ordinal: household.ordinal, householdId: match.householdId, values: { ...match, ...changed }, changed, before, residents };
  });
}

type Told = Omit<HouseholdValues, 'address' | 'contactPreference'> & { address: string | null; contactPreference: Contact | null };

/** The first row that says something speaks for the household. */
function tellHousehold({ rows }: FileHousehold): Told {
  const first = <K extends keyof ParsedRow>(key: K): ParsedRow[K] | null => rows.find((row) => row.parsed[key] !== null)?.parsed[key] ?? null;
  return {
    unitCode: rows[0]?.parsed.unitCode ?? '', householdNumber: first('number'), address: first('address'), building: first('building'), entrance: first('entrance'),
    villagerGroup: first('villagerGroup'), lng: first('lng'), lat: first('lat'), contactPreference: first('contact'),
  };
}

function makeFinder(known: readonly KnownHousehold[], prefixes: (unitCode: string) => readonly string[], taken: ReadonlySet<string>): (told: Told, people: readonly ParsedRow[]) => KnownHousehold | null {
  const byNumber = new Map<string, KnownHousehold>();
  const byAddress = new Map<string, KnownHousehold[]>();
  const byPerson = new Map<string, Set<KnownHousehold>>();
  for (const household of known) {
    if (household.householdNumber !== null) byNumber.set(`${household.unitCode} ${household.householdNumber}`, household);
    const key = `${household.unitCode} ${doorKey(household.address, prefixes(household.unitCode))}`;
    byAddress.set(key, [...(byAddress.get(key) ?? []), household]);
    for (const one of household.residents) for (const sign of signsOf(household.unitCode, one)) byPerson.set(sign, (byPerson.get(sign) ?? new Set()).add(household));
  }
  return (told, people) => {
    const numbered = told.householdNumber === null ? undefined : byNumber.get(`${told.unitCode} ${told.householdNumber}`);
    if (numbered) return numbered;
    if (told.address !== null) {
      const there = byAddress.get(`${told.unitCode} ${doorKey(told.address, prefixes(told.unitCode))}`) ?? [];
      // Another number at the same address is another household; several at one address are told apart by their people.
      const fits = there.filter((one) => told.householdNumber === null || (one.householdNumber === null && !taken.has(one.householdId)));
      return fits.find((one) => shares(one, people)) ?? fits.find((one) => one.residents.length === 0) ?? null;
    }
    if (told.householdNumber !== null) return null;
    const found = new Set(people.flatMap((person) => signsOf(told.unitCode, person).flatMap((sign) => [...(byPerson.get(sign) ?? [])])));
    return found.size === 1 ? [...found][0] ?? null : null;
  };
}

/** Somebody of the file lives there already, by name or by telephone. */
const shares = (household: KnownHousehold, people: readonly ParsedRow[]): boolean =>
  household.residents.some((one) => people.some((person) => person.name === one.name || (person.phone !== null && person.phone === one.phone)));

const signsOf = (unitCode: string, person: { name: string; birthYear: number | null; phone: string | null }): string[] => [
  ...(person.birthYear === null ? [] : [`${unitCode} ${person.name} ${person.birthYear}`]), ...(person.phone === null ? [] : [`${unitCode} ${person.name} ${person.phone}`]),
];

/** A unit's prefixes are asked for with every one of its addresses. */
const keysOf = (prefixes: readonly string[]): readonly string[] => {
  let keys = known.get(prefixes);
  if (!keys) known.set(prefixes, keys = prefixes.map(addressKey));
  return keys;
};
const known = new WeakMap<readonly string[], readonly string[]>();

/** The address without the names of county, town and village in front, so that `柳溪镇槐树屯村1组2号` and `1组2号` are one door. */
export function doorKey(address: string, prefixes: readonly string[]): string {
  const key = addressKey(address);
  const prefix = keysOf(prefixes).find((one) => key.startsWith(one) && key.length > one.length);
  return prefix ? key.slice(prefix.length) : key;
}

/** The keys under which the same door may be registered: with the names of town and village in front, or without. */
export function spellingsOf(address: string, prefixes: readonly string[]): string[] {
  const door = doorKey(address, prefixes);
  return [door, ...keysOf(prefixes).map((prefix) => prefix + door)];
}

function differences(told: Told, now: KnownHousehold): { changed: Partial<HouseholdValues>; before: Partial<HouseholdValues> } {
  const changed: Partial<HouseholdValues> = {};
  const before: Partial<HouseholdValues> = {};
  for (const key of ['householdNumber', 'building', 'entrance', 'villagerGroup', 'contactPreference'] as const) {
    if (told[key] === null || told[key] === now[key]) continue;
    Object.assign(changed, { [key]: told[key] });
    Object.assign(before, { [key]: now[key] });
  }
  // Another spelling of the same door is no news.
  if (told.address !== null && !addressKey(now.address).endsWith(addressKey(told.address)) && !addressKey(told.address).endsWith(addressKey(now.address))) {
    changed.address = told.address;
    before.address = now.address;
  }
  if (told.lng !== null && told.lat !== null && (now.lng === null || now.lat === null || Math.abs(told.lng - now.lng) > SAME_DEGREES || Math.abs(told.lat - now.lat) > SAME_DEGREES)) {
    Object.assign(changed, { lng: told.lng, lat: told.lat });
    Object.assign(before, { lng: now.lng, lat: now.lat });
  }
  return { changed, before };
}

function samePerson(person: ParsedRow, among: readonly KnownResident[]): KnownResident | undefined {
  const named = among.filter((one) => one.name === person.name);
  if (named.length > 1) return named.find((one) => (person.birthYear !== null && one.birthYear === person.birthYear) || (person.phone !== null && one.phone === person.phone)) ?? named[0];
  return named[0] ?? among.find((one) => person.phone !== null && one.phone === person.phone && person.birthYear !== null && one.birthYear === person.birthYear);
}

const stepDown = ({ residentId, ...values }: KnownResident): ResidentPlan =>
  ({ rowNumber: null, residentId, values: { ...values, householder: false }, changed: { householder: false }, before: { householder: true } });

/** With `hasHolder` the file names the householder: who is it no more is told by that. */
function planResident(rowNumber: number, person: ParsedRow, now: KnownResident | undefined, hasHolder: boolean): ResidentPlan {
  const told = { name: person.name, sex: person.sex, birthYear: person.birthYear, phone: person.phone, state: person.state, householder: person.householder ? true : hasHolder ? false : null };
  if (!now) {
    return { rowNumber, residentId: null, values: { ...told, state: told.state ?? 'living_here', householder: person.householder }, changed: {}, before: {} };
  }
  const changed: Partial<ResidentValues> = {};
  const before: Partial<ResidentValues> = {};
  for (const key of ['name', 'sex', 'birthYear', 'phone', 'state', 'householder'] as const) {
    if (told[key] === null || told[key] === now[key]) continue;
    Object.assign(changed, { [key]: told[key] });
    Object.assign(before, { [key]: now[key] });
  }
  const { residentId, ...values } = now;
  return { rowNumber, residentId, values: { ...values, ...changed }, changed, before };
}
