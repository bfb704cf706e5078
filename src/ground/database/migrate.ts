import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { OperatorFault } from '../operator-fault.js';
import { asOwner, type OwnerConnection } from './connect.js';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../database/migrations', import.meta.url));

export interface Migration {
  name: string;
  sha256: string;
  text: string;
}

const ONE_AT_A_TIME = 5432_2;

/** The plain SQL files in their order. The hash ignores how the checkout ends its lines. */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  return readdirSync(folder).filter((file) => file.endsWith('.sql')).sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { name: file, sha256: createHash('sha256').update(text).digest('hex'), text };
  });
}

/**
 * Brings a database up to this version: forward only, each file in one transaction, one process at a time (others wait
 * and find it done). Answers the names applied. The queue's own schema is installed in the same turn.
 */
export function migrate(url: string, options: { folder?: string; say?: (line: string) => void } = {}): Promise<string[]> {
  const files = readMigrations(options.folder);
  return asOwner(url, async (connection) => {
    await checkServer(connection);
    await connection.query(`select pg_advisory_lock(${ONE_AT_A_TIME})`);
    const waiting = await pending(connection, files);
    if (waiting.length > 0) await checkRights(connection);
    await connection.query(`create table if not exists public.ground_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    for (const file of waiting) {
      await apply(connection, file);
      options.say?.(`数据库已升级 ${file.name}。 Migrated ${file.name}.`);
    }
    await runMigrations({ connectionString: url, logger: quiet });
    return waiting.map((file) => file.name);
  });
}

/** Names of the files this database has yet to see. Throws the same clear faults as migrate(); writes nothing. */
export function pendingMigrations(url: string): Promise<string[]> {
  return asOwner(url, async (connection) => {
    await checkServer(connection);
    return (await pending(connection, readMigrations())).map((file) => file.name);
  });
}

async function pending(connection: OwnerConnection, files: readonly Migration[]): Promise<Migration[]> {
  const [table] = await connection.query<{ there: boolean }>(`select to_regclass('public.ground_migrations') is not null as there`);
  const applied = table!.there
    ? await connection.query<{ name: string; sha256: string }>('select name, sha256 from public.ground_migrations order by name collate "C"')
    : [];
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = known.get(name);
    if (!file) {
      throw new OperatorFault(
        `数据库比本程序新：它已执行本版本没有的 ${name}。请使用较新的版本。`,
        `The database is newer than this program: it has ${name}, which this version does not know. Use the newer version.`);
    }
    if (file.sha256 !== sha256) {
      throw new OperatorFault(
        `迁移文件 ${name} 在执行之后被改动过。请恢复原文件；改动要写成新的文件。`,
        `Migration ${name} was changed after it had been applied. Restore the file; a change belongs in a new one.`);
    }
  }
  const last = applied.at(-1)?.name ?? '';
  const waiting = files.slice(applied.length === 0 ? 0 : files.findIndex((file) => file.name === last) + 1);
  if (waiting.length + applied.length !== files.length) {
    const names = new Set(applied.map((row) => row.name));
    const late = files.find((file) => file.name < last && !names.has(file.name))!;
    throw new OperatorFault(
      `迁移文件 ${late.name} 排在已执行的 ${last} 之前。迁移只能向前，请给它一个更大的编号。`,
      `Migration ${late.name} comes before ${last}, which is applied already. Migrations only go forward: give it a higher number.`);
  }
  return waiting;
}

async function apply(connection: OwnerConnection, file: Migration): Promise<void> {
  await connection.query('begin');
  try {
    // On a live database a migration gives up rather than let everybody queue behind its lock.
    await connection.query(`set local lock_timeout = '30s'`);
    await connection.query(file.text);
    await connection.query('insert into public.ground_migrations (name, sha256) values ($1, $2)', [file.name, file.sha256]);
    await connection.query('commit');
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    const { message } = error as Error;
    throw new OperatorFault(`迁移 ${file.name} 失败，已撤销：${message}`, `Migration ${file.name} failed and was undone: ${message}`);
  }
}

export const MINIMUM_VERSION = 150000;

/** PostgreSQL 15 or later, UTF-8. Answers the server's version as text. */
export async function checkServer(connection: OwnerConnection): Promise<string> {
  const [row] = await connection.query<{ number: string; version: string; encoding: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`);
  const { number, version, encoding } = row!;
  if (Number(number) < MINIMUM_VERSION) {
    throw new OperatorFault(
      `数据库是 PostgreSQL ${version}，需要 15 或更高版本。`, `The database is PostgreSQL ${version}; version 15 or later is needed.`);
  }
  if (encoding !== 'UTF8') {
    throw new OperatorFault(
      `数据库编码是 ${encoding}，需要 UTF8（create database … encoding 'UTF8' template template0）。`,
      `The database is encoded in ${encoding}; UTF8 is needed (create database … encoding 'UTF8' template template0).`);
  }
  return version;
}

async function checkRights(connection: OwnerConnection): Promise<void> {
  const [row] = await connection.query<{ name: string; schemas: boolean; tables: boolean; role: boolean; roles: boolean }>(
    `select current_user as name, has_database_privilege(current_database(), 'create') as schemas,
            has_schema_privilege('public', 'create') as tables,
            (select count(*) = 2 from pg_roles where rolname in ('sizhi_app', 'sizhi_identity') and pg_has_role(oid, 'member')) as role,
            (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as roles`);
  const { name, schemas, tables, role, roles } = row!;
  if (!schemas || !tables) {
    throw new OperatorFault(
      `数据库用户 ${name} 不能在该数据库中建表。请让它成为该数据库的所有者（alter database … owner to ${name}）。`,
      `Role ${name} may not create schemas in this database. Make it the owner (alter database … owner to ${name}).`);
  }
  if (!role && !roles) {
    throw new OperatorFault(
      `缺少角色 sizhi_app、sizhi_identity。请由管理员执行：create role sizhi_app nologin; create role sizhi_identity nologin; grant sizhi_app, sizhi_identity to ${name};`,
      `Roles sizhi_app and sizhi_identity are missing. An administrator must run: create role sizhi_app nologin; create role sizhi_identity nologin; grant sizhi_app, sizhi_identity to ${name};`);
  }
}

type WorkerLogger = NonNullable<Parameters<typeof runMigrations>[0]['logger']>;
const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, scope: () => silent };
const quiet = silent as unknown as WorkerLogger;
