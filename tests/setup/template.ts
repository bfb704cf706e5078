import { createHash } from 'node:crypto';
import { asOwner, withDatabase } from '../../src/ground/database/connect.js';
import { migrate, readMigrations } from '../../src/ground/database/migrate.js';

const ONE_AT_A_TIME = 5432_3;

/** One template per state of the migrations, so that a test never meets yesterday's schema. */
export const templateName = (): string =>
  `template_${createHash('sha256').update(readMigrations().map((file) => file.sha256).join()).digest('hex').slice(0, 16)}`;

/** Makes the template unless it is there. Runs in turn when several test runs share one server. */
export function makeTemplate(server: string): Promise<void> {
  const name = templateName();
  return asOwner(server, async (connection) => {
    await connection.query(`select pg_advisory_lock(${ONE_AT_A_TIME})`);
    const there = await connection.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (there.length > 0) return;
    await connection.query(`drop database if exists ${name} with (force)`);
    await connection.query(`create database ${name} encoding 'UTF8' locale 'C' template template0`);
    await migrate(withDatabase(server, name));
    await connection.query(`alter database ${name} with is_template true allow_connections false`);
  });
}

/** Drops what killed runs left behind: their databases, and templates of schemas nobody has any more. */
export function sweep(server: string): Promise<void> {
  return asOwner(server, async (connection) => {
    const rows = await connection.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^test_[0-9]+_[0-9a-f]+$'`);
    for (const { name } of rows) {
      if (isAlive(Number(name.split('_')[1]))) continue;
      await connection.query(`drop database if exists ${name} with (force)`);
    }
    const old = await connection.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^template_[0-9a-f]{16}$' and datname <> $1
       order by oid desc offset 5`, [templateName()]);
    for (const { name } of old) {
      await connection.query(`alter database ${name} with is_template false`);
      await connection.query(`drop database if exists ${name} with (force)`);
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
