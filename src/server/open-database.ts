import { asOwner } from '../ground/database/connect.js';
import { checkServer, migrate, pendingMigrations } from '../ground/database/migrate.js';
import { startPrivateServer } from '../ground/database/private-server.js';
import { OperatorFault } from '../ground/operator-fault.js';
import type { Settings } from '../ground/settings/settings.js';

export interface OpenedDatabase {
  /** The owner's URL. */
  url: string;
  close(): Promise<void>;
}

/**
 * The database of these settings: the one they name, or the private one, started when it does not run and stopped when
 * its last user closes it. `bring: 'up'` migrates, `'check'` refuses an older schema, `'none'` looks at nothing.
 */
export async function openDatabaseOf(
  settings: Settings, options: { bring: 'up' | 'check' | 'none'; say: (line: string) => void },
): Promise<OpenedDatabase> {
  const server = settings.databaseUrl === null
    ? await startPrivateServer({ dataFolder: settings.dataFolder, say: options.say })
    : { url: settings.databaseUrl, stop: async () => undefined };
  try {
    if (settings.databaseUrl !== null) await tryConnection(settings.databaseUrl);
    if (options.bring === 'up') await migrate(server.url, { say: options.say });
    if (options.bring === 'check') await checkSchema(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: server.url, close: () => server.stop() };
}

async function checkSchema(url: string): Promise<void> {
  const waiting = await pendingMigrations(url);
  if (waiting.length === 0) return;
  throw new OperatorFault(
    `数据库还需要升级（${waiting.join('、')}）。请先运行 npm run -s sizhi -- migrate。`,
    `The database needs ${waiting.length} migration(s) (${waiting.join(', ')}). Run npm run -s sizhi -- migrate first.`);
}

async function tryConnection(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  try {
    await asOwner(url, checkServer);
  } catch (error) {
    if (error instanceof OperatorFault) throw error;
    const { code, message } = error as { code?: string; message: string };
    const why = code === '28P01' || code === '28000' ? ['用户或口令不对', 'wrong user or password']
      : code === '3D000' ? ['没有这个数据库', 'there is no such database']
      : [message || code || '', message || code || ''];
    throw new OperatorFault(
      `无法连接 SIZHI_DATABASE_URL 指定的数据库 ${host}${pathname}：${why[0]}。`,
      `The database ${host}${pathname} of SIZHI_DATABASE_URL cannot be used: ${why[1]}.`);
  }
}
