import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { asOwner } from '../ground/database/connect.js';
import { checkServer, pendingMigrations } from '../ground/database/migrate.js';
import { isRunning, type Holder } from '../ground/database/private/turn.js';
import { OperatorFault } from '../ground/operator-fault.js';
import type { Settings } from '../ground/settings/settings.js';
import { findChromium } from './find-chromium.js';
import { openDatabaseOf } from './open-database.js';

/** One thing doctor looked at. `todo` says what to do when it is not well. */
export interface Finding {
  what: string;
  well: boolean;
  found: string;
  todo?: string;
}

const LEAST_FREE_BYTES = 2e9;
const MOST_SKEW_MS = 2_000;

export function examineNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return {
    what: 'Node', well: major > 20 || (major === 20 && minor >= 19), found: process.versions.node,
    todo: '请安装 Node 20.19 或更高版本。 Install Node 20.19 or later.',
  };
}

export async function examinePackages(): Promise<Finding> {
  const { installedMatches } = await import(new URL('../../scripts/ensure-packages.mjs', import.meta.url).href) as { installedMatches(): boolean };
  const well = installedMatches();
  return {
    what: '依赖包 packages', well, found: well ? '与 package-lock.json 一致 as in package-lock.json' : '缺失或过期 missing or stale',
    todo: '请执行 npm ci --include=dev。 Run npm ci --include=dev.',
  };
}

/** The database, its schema and its clock. A private one that was never started is well: the first start makes it. */
export async function examineDatabase(settings: Settings): Promise<Finding[]> {
  if (settings.databaseUrl === null && !existsSync(join(settings.dataFolder, 'postgres.json'))) {
    return [{ what: '数据库 database', well: true, found: '尚未建立，首次启动时建立 not made yet; the first start makes it' }];
  }
  const what = settings.databaseUrl === null ? '私有数据库 private database' : '数据库 database';
  try {
    const opened = await openDatabaseOf(settings, { bring: 'none', say: () => undefined });
    try {
      const version = await asOwner(opened.url, checkServer);
      return [{ what, well: true, found: `PostgreSQL ${version}` }, await examineMigrations(opened.url), await examineClock(opened.url)];
    } finally {
      await opened.close();
    }
  } catch (error) {
    return [{ what, well: false, found: '不可用 cannot be used', todo: messageOf(error) }];
  }
}

async function examineMigrations(url: string): Promise<Finding> {
  const what = '数据库结构 schema';
  try {
    const waiting = await pendingMigrations(url);
    return {
      what, well: waiting.length === 0, found: waiting.length === 0 ? '最新 up to date' : `待执行 waiting: ${waiting.join(', ')}`,
      todo: '请执行 npm run -s sizhi -- migrate。 Run npm run -s sizhi -- migrate.',
    };
  } catch (error) {
    return { what, well: false, found: '不相符 does not fit', todo: messageOf(error) };
  }
}

/** The promise counts minutes from stored instants: all machines must agree on the time. */
async function examineClock(url: string): Promise<Finding> {
  const before = Date.now();
  const [row] = await asOwner(url, (c) => c.query<{ ms: string }>(`select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms`));
  const skew = Math.round(Number(row!.ms) - (before + Date.now()) / 2);
  const china = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(before);
  return {
    what: '时钟 clock', well: Math.abs(skew) <= MOST_SKEW_MS && before > Date.UTC(2025, 0), found: `北京时间 Beijing time ${china}, 与数据库相差 off the database by ${skew} ms`,
    todo: '请让各机器与同一时间源同步（NTP）。 Set all machines by the same time source (NTP).',
  };
}

export async function examineDisk(settings: Settings): Promise<Finding> {
  let folder = settings.dataFolder;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return {
    what: '磁盘 disk', well: free >= LEAST_FREE_BYTES, found: `${settings.dataFolder}: ${(free / 1e9).toFixed(1)} GB 可用 free`,
    todo: '请至少留出 2 GB。 Keep at least 2 GB free.',
  };
}

/** Free, or held by our own start on this data folder. */
export async function examinePort(settings: Settings): Promise<Finding> {
  const turn = join(settings.dataFolder, 'start.turn');
  const holder = existsSync(turn) ? JSON.parse(readFileSync(turn, 'utf8')) as Holder : undefined;
  if (holder && isRunning(holder)) return { what: '端口 port', well: true, found: `四制正在运行 Sizhi is running: ${holder.note}` };
  const free = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(settings.port, settings.host, () => server.close(() => resolve(true)));
  });
  return {
    what: '端口 port', well: free, found: `${settings.host}:${settings.port} ${free ? '空闲 free' : '被占用 taken'}`,
    todo: '请关闭占用它的程序，或用 PORT 指定另一个。 Stop the program that has it, or name another one with PORT.',
  };
}

export function examineChromium(): Finding {
  const path = findChromium();
  return {
    what: '浏览器测试 Chromium (only for tests)', well: path !== null, found: path ?? '没有 none',
    todo: 'sudo apt-get install -y --no-install-recommends chromium fonts-noto-cjk',
  };
}

const messageOf = (error: unknown): string =>
  error instanceof OperatorFault ? error.message.replace('\n', ' ') : error instanceof Error ? error.message : String(error);
