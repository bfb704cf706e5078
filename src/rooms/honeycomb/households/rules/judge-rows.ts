import { addressParts, buildingName, entranceName, groupName, roomName } from './address-key.js';
import type { UnitFinder } from './find-unit.js';
import { doorKey } from './plan-changes.js';
import { judgePoint, type PointRules } from './judge-point.js';
import { hasWideLetters, narrow, tidy, unmark } from './plain-text.js';
import { isName, readBirth, readContact, readDegrees, readPhone, readSex, readState } from './read-values.js';
import type { Correction, Field, JudgedRow, Note, ParsedRow, Rejection, RosterRow } from './roster.js';

export interface JudgeKnows { fieldOf: readonly (Field | null)[]; thisYear: number; units: UnitFinder; points: PointRules }

/** One household of the file, as the rows so far have told it. */
interface Group { ordinal: number; unitCode: string; door: string | null; people: { name: string; birthYear: number | null; phone: string | null }[] }
type Values = Partial<Record<Field, string>>;

const LONGEST_CELL = 200;
const NOT_A_PERSON = /^(合计|小计|总计|共计|填表|制表|审核|负责人签|说明|备注[:：]|注[:：]|第.{1,3}页|单位[:：(（])/;
const HOUSEHOLD_FIELDS: readonly Field[] = ['household_number', 'householder', 'address', 'building', 'entrance', 'room', 'villager_group'];

/**
 * Judges the rows of a roster one after the other, in the order of the file: what is taken as it stands, what is put right and
 * how, what is not taken and why. Rows of one household are found by its number, else its address (with the householder where
 * there is such a column); a row that names no household belongs to the one above it. The answer is a function that remembers.
 */
export function makeJudge(knows: JudgeKnows): (row: RosterRow) => JudgedRow {
  const groups = new Map<string, Group>();
  /** Who is told beyond doubt: the same name, year of birth and telephone live in one household only. */
  const everybody = new Map<string, Group>();
  let above: Group | null = null;
  let count = 0;
  const has = new Set(knows.fieldOf.filter((field) => field !== null));
  const hasHolder = has.has('householder');

  function groupOf(values: Values, place: Place, unitCode: string, isHolder: boolean, notes: Note[]): Group | Rejection {
    const door = place.address === null ? null : doorKey(place.address, knows.units.prefixes(unitCode));
    const key = values.household_number !== undefined ? `n ${unitCode} ${values.household_number}`
      : door !== null ? `a ${unitCode} ${door}${hasHolder ? ` ${values.householder ?? ''}` : ''}`
      : values.householder !== undefined ? `h ${unitCode} ${values.householder}` : null;
    if (key === null) {
      if (isHolder) return open(`r ${count + 1}`, unitCode, null);
      if (above === null) return 'no_household';
      notes.push({ code: 'continues_above' });
      return above;
    }
    const known = groups.get(key);
    if (!known) return open(key, unitCode, door);
    if (door !== null && known.door !== null && known.door !== door) return 'household_conflict';
    known.door ??= door;
    return known;
  }

  function open(key: string, unitCode: string, door: string | null): Group {
    const group: Group = { ordinal: 0, unitCode, door, people: [] };
    groups.set(key, group);
    return group;
  }

  return (row) => {
    const notes: Note[] = [];
    const reject = (code: Rejection, field: Field | null = null, was: string | null = null): JudgedRow =>
      ({ number: row.number, result: 'rejected', notes: [{ code, ...(field ? { field } : {}), ...(was === null ? {} : { was: was.slice(0, 100) }) }], household: null, parsed: null });
    const first = row.cells.find((cell) => cell.trim() !== '') ?? '';
    if (NOT_A_PERSON.test(first.trim()) && row.cells.filter((cell) => cell.trim() !== '').length <= 4) return reject('not_a_person', null, first);
    const read = readCells(row, knows.fieldOf, notes);
    if ('code' in read) return reject(read.code, read.field, read.was ?? null);
    const values = read.values;
    const holderName = values.householder?.replace(/\s/g, '');
    const isHolder = values.relation !== undefined ? /^(户主|本人|业主)$/.test(values.relation) : holderName !== undefined && (values.name === undefined || values.name.replace(/\s/g, '') === holderName);
    const told = values.name ?? (has.has('name') ? undefined : values.householder);
    if (told === undefined) return reject('no_name');
    const name = told.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
    if (!isName(name)) return reject('not_a_name', 'name', told);
    if (name !== told) notes.push({ code: 'name_spaces', field: 'name', was: told, now: name });
    const place = placeOf(values);
    const continues = above !== null && HOUSEHOLD_FIELDS.every((field) => values[field] === undefined) && values.unit === undefined && !isHolder;
    const unit = continues && above !== null ? { ok: true as const, unitCode: above.unitCode } : knows.units.find(values.unit ?? null, place.address);
    if (!unit.ok) return reject(unit.because, 'unit', values.unit ?? null);
    const group = groupOf(values, place, unit.unitCode, isHolder, notes);
    if (typeof group === 'string') return reject(group, group === 'household_conflict' ? 'address' : null, group === 'household_conflict' ? place.address : null);
    const person = personOf(values, knows.thisYear, notes);
    const twin = group.people.find((one) => one.name === name && agree(one.birthYear, person.birthYear) && agree(one.phone, person.phone));
    const beyondDoubt = person.birthYear === null || person.phone === null ? null : `${name} ${person.birthYear} ${person.phone}`;
    if (twin || (beyondDoubt !== null && (everybody.get(beyondDoubt) ?? group) !== group)) return reject('same_person_twice', 'name', name);
    if (beyondDoubt !== null) everybody.set(beyondDoubt, group);
    group.people.push({ name, birthYear: person.birthYear, phone: person.phone });
    if (group.ordinal === 0) group.ordinal = count += 1;
    above = group;
    const parsed: ParsedRow = {
      unitCode: unit.unitCode, number: values.household_number ?? null, ...place, ...pointOf(values, knows.points, notes),
      contact: readOr(values.contact, readContact, 'contact_left_out', 'contact', notes), name, ...person, householder: isHolder,
      state: readOr(values.state, readState, 'state_left_out', 'state', notes),
    };
    return { number: row.number, result: notes.length > 0 ? 'corrected' : 'accepted', notes, household: group.ordinal, parsed };
  };
}

const agree = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;

function readCells(row: RosterRow, fieldOf: readonly (Field | null)[], notes: Note[]): { values: Values } | Note & { code: Rejection; field: Field } {
  const values: Values = {};
  for (const [column, field] of fieldOf.entries()) {
    if (field === null) continue;
    if (row.marks?.x?.includes(column)) return { code: 'formula_without_value', field };
    const cell = unmark(tidy(row.cells[column] ?? ''));
    if (cell === '' || /^([-—–/／\\]|无|暂无|null|n\/a)$/i.test(cell)) continue;
    if (cell.length > LONGEST_CELL) return { code: 'cell_too_long', field, was: cell.slice(0, 40) };
    const plain = tidy(narrow(cell));
    if (hasWideLetters(cell)) notes.push({ code: 'full_width', field, was: cell, now: plain });
    if (row.marks?.f?.includes(column)) notes.push({ code: 'formula_value', field, now: plain });
    if (plain !== '') values[field] = plain;
  }
  if (row.marks?.i && row.marks.i.length > 0) notes.push({ code: 'id_number_removed' });
  if (row.marks?.s && row.marks.s.length > 0) notes.push({ code: 'sensitive_removed' });
  return { values };
}

interface Place { address: string | null; building: string | null; entrance: string | null; villagerGroup: string | null }

/** The address as one line, completed by what stands in columns of its own, and its house, entrance and group. */
function placeOf(values: Values): Place {
  const building = values.building === undefined ? null : buildingName(values.building);
  const entrance = values.entrance === undefined ? null : entranceName(values.entrance);
  const group = values.villager_group === undefined ? null : groupName(values.villager_group);
  let address = values.address ?? '';
  const parts = addressParts(address);
  if (address === '' && group !== null && (building ?? values.room) !== undefined) address = group;
  for (const [part, there] of [[building, parts.building], [entrance, parts.entrance], [values.room === undefined ? null : roomName(values.room), null]] as const) {
    if (part !== null && part !== there && !address.includes(part)) address += part;
  }
  return {
    address: address === '' ? null : address, building: building ?? parts.building, entrance: entrance ?? parts.entrance,
    villagerGroup: group ?? parts.villagerGroup,
  };
}

function personOf(values: Values, thisYear: number, notes: Note[]): Pick<ParsedRow, 'sex' | 'birthYear' | 'phone'> {
  let birthYear: number | null = null;
  if (values.birth !== undefined) {
    const birth = readBirth(values.birth, thisYear);
    birthYear = birth?.year ?? null;
    if (birth === null) notes.push({ code: 'birth_left_out', field: 'birth', was: values.birth });
    else if (birth.by !== 'date') notes.push({ code: birth.by === 'age' ? 'birth_from_age' : 'birth_from_serial', field: 'birth', was: values.birth, now: String(birth.year) });
  }
  let phone: string | null = null;
  if (values.phone !== undefined) {
    const read = readPhone(values.phone);
    phone = read?.phone ?? null;
    const code: Correction | null = read === null ? 'phone_left_out' : read.more ? 'phone_first_taken' : read.cleaned ? 'phone_cleaned' : null;
    if (code) notes.push({ code, field: 'phone', was: values.phone, now: phone });
  }
  return { sex: readOr(values.sex, readSex, 'sex_left_out', 'sex', notes), birthYear, phone };
}

function readOr<T>(text: string | undefined, read: (text: string) => T | null, code: Correction, field: Field, notes: Note[]): T | null {
  if (text === undefined) return null;
  const value = read(text);
  if (value === null) notes.push({ code, field, was: text });
  return value;
}

function pointOf(values: Values, rules: PointRules, notes: Note[]): { lng: number | null; lat: number | null } {
  const none = { lng: null, lat: null };
  const both = values.point?.split(/[,，;； ]+/).filter((part) => part !== '');
  const told = both ? [both[0], both[1]] : [values.lng, values.lat];
  if (told[0] === undefined && told[1] === undefined) return none;
  const was = told.map((one) => one ?? '—').join(', ');
  if (told[0] === undefined || told[1] === undefined) { notes.push({ code: 'point_half', was }); return none; }
  const [a, b] = [readDegrees(told[0]), readDegrees(told[1])];
  if (a === null || b === null) { notes.push({ code: 'point_impossible', was }); return none; }
  const judged = judgePoint(a, b, rules);
  if (!judged.ok) { notes.push({ code: judged.because, was }); return none; }
  if (judged.swapped) notes.push({ code: 'point_swapped', was, now: `${judged.lng}, ${judged.lat}` });
  return { lng: judged.lng, lat: judged.lat };
}
