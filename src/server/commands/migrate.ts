import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { asOwner, withDatabase } from '../../ground/database/connect.js';
import { migrate, pendingMigrations } from '../../ground/database/migrate.js';
import { dumpSchema } from '../../ground/database/schema-dump.js';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { readEnvironment } from '../read-environment.js';

const SCHEMA_FILE = fileURLToPath(new URL('../../../database/schema.sql', import.meta.url));

interface Options { json?: boolean; dump?: boolean; check?: boolean }

export function describe(command: Command): void {
  command
    .option('--check', '只列出待执行的迁移 · only list what is waiting')
    .option('--dump', '把迁移得到的结构写入 database/schema.sql · write the schema the migrations lead to')
    .action(async (options: Options) => {
      const console = openConsole(options.json ?? false);
      const opened = await openDatabaseOf(readEnvironment(console.say), { bring: 'none', say: console.say });
      try {
        if (options.dump) {
          await writeFile(SCHEMA_FILE, await dumpOfFresh(opened.url));
          console.answer({ written: 'database/schema.sql' }, ['已写入 database/schema.sql。 Wrote database/schema.sql.']);
        } else if (options.check) {
          const waiting = await pendingMigrations(opened.url);
          console.answer({ waiting }, waiting.length > 0 ? waiting : ['没有待执行的迁移。 Nothing is waiting.']);
        } else {
          const applied = await migrate(opened.url, { say: console.say });
          console.answer({ applied }, [applied.length > 0
            ? `已执行 ${applied.length} 个迁移。 Applied ${applied.length} migration(s).` : '数据库已是最新。 The database is up to date.']);
        }
      } finally {
        await opened.close();
      }
    });
}

/** The dump of a throw-away database, so that nothing a running one has besides can get into the file. */
async function dumpOfFresh(url: string): Promise<string> {
  const name = `sizhi_dump_${process.pid}`;
  await asOwner(url, (c) => c.query(`create database ${name} encoding 'UTF8' locale 'C' template template0`));
  try {
    const fresh = withDatabase(url, name);
    await migrate(fresh);
    return await dumpSchema(fresh);
  } finally {
    await asOwner(url, (c) => c.query(`drop database if exists ${name} with (force)`));
  }
}
