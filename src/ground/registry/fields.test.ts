import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/database.js';
import { asOwner } from '../database/connect.js';
import { column, keep, personal, type Registry } from './field.js';
import { findUndeclared, findUnfit, REGISTRY, type ColumnOf } from './fields.js';
import { privacyPage } from './privacy-page.js';

let database: FreshDatabase;
beforeAll(async () => { database = await freshDatabase(); });
afterAll(() => database?.drop());

/** Every column of every table of the product's own schemas; a new schema is seen without being listed here. */
const columnsOf = (...before: string[]): Promise<ColumnOf[]> => asOwner(database.url, async (connection) => {
  await connection.query('begin');
  for (const statement of before) await connection.query(statement);
  const rows = await connection.query<ColumnOf & Record<string, unknown>>(
    `select c.table_schema || '.' || c.table_name as "table", c.column_name as "column" from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')`);
  await connection.query('rollback');
  return rows;
});

describe('the field registry (refusal 7)', () => {
  it('declares every column of every table, and nothing that is not there', async () => {
    expect(findUndeclared(await columnsOf())).toEqual([]);
  });
  it('declares nothing unfit', () => expect(findUnfit()).toEqual([]));
  it('is what docs/privacy.md says; if not: npx tsx src/ground/registry/write-privacy.ts', () => {
    expect(readFileSync(resolve(import.meta.dirname, '../../../docs/privacy.md'), 'utf8')).toBe(privacyPage(REGISTRY));
  });

  it.each([
    ['a new column', 'alter table honeycomb.residents add column nickname text', 'honeycomb.residents.nickname: not in the field registry'],
    ['a new table', 'create table response.letters (county_code text)', 'response.letters: not in the field registry'],
    ['a new schema', 'create schema planted; create table planted.grids (grid_id uuid)', 'planted.grids: not in the field registry'],
    ['a column that left', 'alter table honeycomb.residents drop column sex', 'honeycomb.residents.sex: in the registry, not in the database'],
  ])('planted: %s', async (_what, statement, sentence) => {
    expect((await columnsOf(statement)).length).toBeGreaterThan(100);
    expect(findUndeclared(await columnsOf(statement)).join('\n')).toContain(sentence);
  });

  it.each(['religion', 'ethnicity', 'id_number', 'id_card', 'political_status', 'fingerprint_hash', 'blood_type', 'diagnosis', 'annual_income',
    'is_key_person', 'petition_count', 'face_template', 'blacklisted', 'trajectory'])('planted: a column named %s, even on a table that is not personal', async (name) => {
    expect(findUndeclared([...await columnsOf(), { table: 'honeycomb.units', column: name }]).join('\n')).toContain('class C3');
  });

  it('planted: declarations that are unfit', () => {
    const shared = { basis: 'statutory_work', retention: keep(400, 'created'), audience: ['unit_staff'] } as const;
    const registry: Registry = {
      'liaison.care': personal('照护', 'care', shared, {
        need: column('C2', '需要什么', 'what is needed'),
        phone: column('C1', '联系', 'contact', { audience: ['everyone'] }),
        name: column('C1', '', 'name'),
        since: column('C1', '起', 'since', { retention: keep(40_000, 'created') }),
      }),
    };
    expect(findUnfit(registry)).toHaveLength(4);
  });
});
