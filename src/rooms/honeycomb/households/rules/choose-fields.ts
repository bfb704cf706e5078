import { done, refuse, type Result } from '../../../../ground/result.js';
import type { GuessedColumn } from './guess-columns.js';
import type { Field } from './roster.js';

export interface Choice { datum: 'WGS84' | 'GCJ02' | 'BD09'; columns: readonly { index: number; field: Field | null }[] }

/**
 * The columns as a person has chosen them. Columns left at the door stay there whatever is asked; a field belongs to one
 * column; there must be a name and something by which a household is known.
 */
export function chooseFields(columns: readonly GuessedColumn[], choice: Choice): Result<GuessedColumn[]> {
  const asked = new Map(choice.columns.map((column) => [column.index, column.field]));
  const chosen = columns.map((column) => ({ ...column, field: column.forbidden ? null : asked.has(column.index) ? asked.get(column.index) ?? null : column.field }));
  const fields = chosen.map((column) => column.field).filter((field) => field !== null);
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  if (twice) return refuse('columns_twice', { field: twice });
  const has = (...some: Field[]): boolean => some.some((field) => fields.includes(field));
  if (!has('name', 'householder') || !has('household_number', 'householder', 'address', 'building', 'room', 'relation')) return refuse('columns_incomplete');
  return done(chosen);
}
