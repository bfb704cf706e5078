/** What a roster is made of once its file has been read. The lists are those of src/contract/register.ts, which must agree. */
export type Field = 'household_number' | 'householder' | 'name' | 'relation' | 'sex' | 'birth' | 'phone' | 'unit' | 'address'
  | 'villager_group' | 'building' | 'entrance' | 'room' | 'lng' | 'lat' | 'point' | 'contact' | 'state';

export type Forbidden = 'id_number' | 'sensitive' | 'care';

/** Marks of a row by column from 0: `f` value of a formula, `x` formula without one, `m` filled from a merged cell, `i` an ID number taken out, `s` words that may not be collected. */
export interface Marks { f?: readonly number[]; x?: readonly number[]; m?: readonly number[]; i?: readonly number[]; s?: readonly number[] }
export interface RosterRow { number: number; cells: readonly string[]; marks: Marks | null }

export type Contact = 'phone' | 'visit' | 'message' | 'neighbour';
export type ResidentState = 'living_here' | 'working_away' | 'moved_out' | 'deceased';
export type Sex = 'male' | 'female';

export type Correction = 'full_width' | 'name_spaces' | 'phone_cleaned' | 'phone_first_taken' | 'phone_left_out' | 'birth_from_age' | 'birth_from_serial'
  | 'birth_left_out' | 'sex_left_out' | 'contact_left_out' | 'state_left_out' | 'point_swapped' | 'point_impossible' | 'point_half' | 'point_in_sea'
  | 'point_outside' | 'continues_above' | 'formula_value' | 'id_number_removed' | 'sensitive_removed';
export type Rejection = 'no_name' | 'not_a_name' | 'no_household' | 'no_address' | 'unit_unknown' | 'unit_elsewhere' | 'unit_ambiguous' | 'unit_not_told'
  | 'same_person_twice' | 'household_conflict' | 'formula_without_value' | 'cell_too_long' | 'not_a_person';
export interface Note { code: Correction | Rejection; field?: Field | null; was?: string | null; now?: string | null }

/** A row as understood. What the row does not say is null; a household's part may stand on another of its rows. */
export interface ParsedRow {
  unitCode: string;
  number: string | null; address: string | null; building: string | null; entrance: string | null; villagerGroup: string | null;
  lng: number | null; lat: number | null; contact: Contact | null;
  name: string; sex: Sex | null; birthYear: number | null; phone: string | null; householder: boolean; state: ResidentState | null;
}
export interface JudgedRow {
  number: number;
  result: 'accepted' | 'corrected' | 'rejected';
  notes: Note[];
  /** Which household of the file, counted from 1; null when rejected. */
  household: number | null;
  parsed: ParsedRow | null;
}
