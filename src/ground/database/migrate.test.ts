import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/database.js';
import { asOwner } from './connect.js';
import { checkServer, migrate, pendingMigrations, readMigrations } from './migrate.js';

let fresh: FreshDatabase;
beforeEach(async () => { fresh = await freshDatabase(); });
afterEach(() => fresh.drop());

const emptied = (): Promise<void> => asOwner(fresh.url, async (connection) => {
  const schemas = await connection.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema|public$)'`);
  for (const { name } of schemas) await connection.query(`drop schema ${name} cascade`);
  await connection.query('drop table public.ground_migrations');
});

function folderWith(...files: [string, string][]): string {
  const folder = mkdtempSync(join(tmpdir(), 'sizhi-migrations-'));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return folder;
}

describe('migrate', () => {
  it('does nothing the second time', async () => {
    expect(await migrate(fresh.url)).toEqual([]);
    expect(await pendingMigrations(fresh.url)).toEqual([]);
  });

  it('lets two servers start at once: every file is applied once', async () => {
    await emptied();
    const both = await Promise.all([migrate(fresh.url), migrate(fresh.url)]);
    expect(both.flat()).toEqual(readMigrations().map((file) => file.name));
  });

  it('refuses a file that was changed after it was applied, an unknown one, and one that comes too late', async () => {
    await emptied();
    const first: [string, string] = ['0002_a.sql', 'create schema a'];
    await migrate(fresh.url, { folder: folderWith(first) });
    await expect(migrate(fresh.url, { folder: folderWith(['0002_a.sql', 'create schema b']) })).rejects.toThrow('was changed after');
    await expect(migrate(fresh.url, { folder: folderWith(['0003_b.sql', 'create schema b']) })).rejects.toThrow('newer than this program');
    await expect(migrate(fresh.url, { folder: folderWith(['0001_z.sql', 'create schema z'], first) })).rejects.toThrow('higher number');
    expect(await migrate(fresh.url, { folder: folderWith(['0002_a.sql', 'create schema a\r\n'.trimEnd()]) })).toEqual([]);
  });

  it('undoes a file that fails as a whole and can be run again', async () => {
    await emptied();
    const broken = folderWith(['0001_a.sql', 'create schema a; create table a.x (y nonsense)']);
    await expect(migrate(fresh.url, { folder: broken })).rejects.toThrow('0001_a.sql failed and was undone');
    expect(await migrate(fresh.url, { folder: folderWith(['0001_a.sql', 'create schema a']) })).toEqual(['0001_a.sql']);
  });

  it('says which version is needed', async () => {
    const old = { query: async () => [{ number: '140011', version: '14.11', encoding: 'UTF8' }] } as never;
    await expect(checkServer(old)).rejects.toThrow('PostgreSQL 14.11; version 15 or later is needed');
  });

  it('gives the application a role that owns nothing and bypasses no policy', async () => {
    const [row] = await asOwner(fresh.url, (c) => c.query(
      `select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = 'sizhi_app'`));
    expect(row).toEqual({ rolsuper: false, rolbypassrls: false, owned: 0 });
  });
});
