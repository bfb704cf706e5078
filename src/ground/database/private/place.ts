import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, lchown, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorFault } from '../../operator-fault.js';
import { copyBinaries, program, type Binaries } from './binaries.js';
import { runAsUser, type RunAs } from './run-as.js';

/** Where binaries and rows stand when the checkout is under a folder the database's user cannot enter. */
export const OUTSIDE = '/var/lib/sizhi';

type Say = (line: string) => void;

/** Binaries the user can really run: tried, because modes, mount options and access lists all have a say. */
export async function placeBinaries(found: Binaries, runAs: RunAs | undefined, say: Say): Promise<Binaries> {
  const first = await runAsUser(runAs, program(found.folder, 'postgres'), ['--version']);
  if (first.code === 0) return found;
  if (runAs) {
    const copied = await copyBinaries(found, OUTSIDE, (folder) => say(`数据库程序复制到 ${folder}，因为用户 ${runAs.name} 进不了当前目录。`
      + ` The database programs are copied to ${folder}: user ${runAs.name} cannot enter this folder.`));
    const second = await runAsUser(runAs, program(copied.folder, 'postgres'), ['--version']);
    if (second.code === 0) return copied;
  }
  throw new OperatorFault(
    `内置数据库无法在本机运行（${first.output.trim()}）。请把 SIZHI_DATABASE_URL 设为一个 PostgreSQL 15 以上的地址。`,
    `The built-in database cannot run on this machine (${first.output.trim()}). Set SIZHI_DATABASE_URL to a PostgreSQL 15 or later.`);
}

/**
 * The folder of the rows: inside the data folder when the user can reach it, else a new one outside. `placed` is where an
 * earlier start put them outside: the data folder remembers it, so that moving it loses nothing and deleting it means a new
 * beginning that never touches old rows.
 */
export async function placeRows(dataFolder: string, placed: string | null, runAs: RunAs | undefined, say: Say): Promise<string> {
  const inside = join(dataFolder, 'postgres');
  if (placed === null && !runAs) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return inside;
  }
  if (placed === null && await give(inside, runAs!)) return inside;
  const name = runAs?.name ?? '';
  const existing = placed ?? (existsSync(join(inside, 'PG_VERSION')) ? inside : null);
  if (existing !== null) {
    if (placed !== null && (runAs === undefined || await give(placed, runAs))) return placed;
    throw new OperatorFault(
      `用户 ${name} 无法进入已有的数据库目录 ${existing}。请允许其上级目录通行（chmod o+x），或把数据目录移到它能进入的位置。`,
      `User ${name} cannot enter the existing database folder ${existing}. Let the folders above it be passed through (chmod o+x), or move the data folder where it can be reached.`);
  }
  const home = join(OUTSIDE, randomBytes(6).toString('hex'));
  const outside = join(home, 'postgres');
  if (!await give(outside, runAs!)) {
    throw new OperatorFault(
      `用户 ${name} 既不能使用 ${inside}，也不能使用 ${outside}。请用 SIZHI_DATA 指定另一个目录。`,
      `User ${name} can use neither ${inside} nor ${outside}. Name another folder with SIZHI_DATA.`);
  }
  await writeFile(join(home, 'belongs-to'), `${dataFolder}\n`);
  say(`数据库存放在 ${outside}，因为用户 ${name} 进不了 ${inside}。 The database is kept in ${outside}: user ${name} cannot enter ${inside}.`);
  return outside;
}

/** Makes the folder the user's own and answers whether the user can work in it. */
async function give(folder: string, runAs: RunAs): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    if ((await stat(folder)).uid !== runAs.uid) await own(folder, runAs);
  } catch {
    return false;
  }
  const tried = await runAsUser(runAs, '/bin/sh', ['-c', 'cd "$0" && test -r . && test -w .', folder]);
  return tried.code === 0;
}

/** Also the files inside: a data folder may have been carried over from a machine where the user had another number. */
async function own(folder: string, runAs: RunAs): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), runAs.uid, runAs.gid);
  }
  await chown(folder, runAs.uid, runAs.gid);
}
