import type { Field, Registry } from './field.js';
import { GROUND_FIELDS } from './ground-fields.js';
import { HONEYCOMB_FIELDS } from './honeycomb-fields.js';
import { IDENTITY_FIELDS } from './identity-fields.js';
import { LIAISON_FIELDS } from './liaison-fields.js';
import { RESPONSE_FIELDS } from './response-fields.js';

/** Every table of the product: not about people and why, or every one of its columns (fields.test.ts compares with a migrated database). */
export const REGISTRY: Registry = { ...GROUND_FIELDS, ...IDENTITY_FIELDS, ...HONEYCOMB_FIELDS, ...LIAISON_FIELDS, ...RESPONSE_FIELDS };

/**
 * Class C3: what no column may hold (product.md, refusal 5). Names and parts of names by which such a column would give itself
 * away; a deployment may add to this and not take away.
 */
export const FORBIDDEN_NAMES: readonly RegExp[] = [
  /religio|faith_|church|mosque/, /ethnic|nationality|minzu|(^|_)race(_|$)|tribe/, /politic|ideolog|petition/,
  /(^|_)id_?(number|card|no)($|_)|identity_number|citizen_number|passport|shenfenzheng/, /fingerprint|face_?(print|id|template)|(^|_)iris(_|$)|voice_?print|biometr|(^|_)dna(_|$)/,
  /blood/, /diagnos|illness|disease|medical_history|(^|_)hiv(_|$)/, /income|salary|property_value|bank_|card_number|credit/,
  /key_person|blacklist|black_list|watch_?list|dishonest/, /track_point|trajectory|location_history|gps/, /criminal|conviction/, /marital|marriage|pregnan/,
];

export interface ColumnOf { table: string; column: string }

/** What is wrong between a database and the registry, one sentence each; empty when all is declared. */
export function findUndeclared(columns: readonly ColumnOf[], registry: Registry = REGISTRY): string[] {
  const wrong: string[] = [];
  const tables = new Set(columns.map(({ table }) => table));
  for (const { table, column } of columns) {
    if (FORBIDDEN_NAMES.some((name) => name.test(column))) wrong.push(`${table}.${column}: a name of class C3, which no column may hold`);
    const entry = registry[table];
    if (entry?.personal && !Object.hasOwn(entry.columns, column)) wrong.push(`${table}.${column}: not in the field registry`);
  }
  for (const table of tables) if (!registry[table]) wrong.push(`${table}: not in the field registry, neither as personal nor as not personal`);
  for (const [table, entry] of Object.entries(registry)) {
    if (!tables.has(table)) wrong.push(`${table}: in the registry, not in the database`);
    else if (entry.personal) {
      for (const name of Object.keys(entry.columns)) {
        if (!columns.some((c) => c.table === table && c.column === name)) wrong.push(`${table}.${name}: in the registry, not in the database`);
      }
    }
  }
  return wrong;
}

/** C2 lives at most twelve months, then it is confirmed anew (rules: field classes). */
const C2_DAYS = 366;

/** What a declaration itself may not say. */
export function findUnfit(registry: Registry = REGISTRY): string[] {
  const fields = Object.entries(registry).flatMap(([table, entry]) => (entry.personal ? Object.entries(entry.columns).map(([name, field]) => [`${table}.${name}`, field] as [string, Field]) : []));
  return fields.flatMap(([name, field]) => [
    ...(field.class === 'C2' && field.retention.days > C2_DAYS ? [`${name}: C2 is kept longer than twelve months`] : []),
    ...(field.class !== 'C0' && field.audience.includes('everyone') ? [`${name}: ${field.class} is shown to everyone`] : []),
    ...(field.audience.length === 0 ? [`${name}: no audience`] : []),
    ...(field.purpose.some((words) => words.trim() === '') ? [`${name}: no purpose`] : []),
    ...(!(field.retention.days >= 0 && field.retention.days <= 3653) ? [`${name}: no period of keeping up to ten years`] : []),
  ]);
}
