import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, lchown, mkdir, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
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
    const copied = await copyBinaries(found, OUTSIDE);
    const second = await runAsUser(runAs, program(copied.folder, 'postgres'), ['--version']);
    if (second.code === 0) {
      say(`数据库程序已复制到 ${copied.folder}，因为用户 ${runAs.name} 进不了当前目录。`
        + ` The database programs were copied to ${copied.folder}: user ${runAs.name} cannot enter this folder.`);
      return copied;
    }
  }
  throw new OperatorFault(
    `内置数据库无法在本机运行（${first.output.trim()}）。请把 SIZHI_DATABASE_URL 设为一个 PostgreSQL 15 以上的地址。`,
    `The built-in database cannot run on this machine (${first.output.trim()}). Set SIZHI_DATABASE_URL to a PostgreSQL 15 or later.`);
}

/** The folder of the rows: inside the data folder when the user can reach it, else outside under a name made from its path. */
export async function placeRows(dataFolder: string, runAs: RunAs | undefined, say: Say): Promise<string> {
  const inside = join(resolve(dataFolder), 'postgres');
  if (!runAs) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    return inside;
  }
  const hash = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16);
  const outside = join(OUTSIDE, hash, 'postgres');
  if (!existsSync(join(outside, 'PG_VERSION')) && await give(inside, runAs)) return inside;
  if (existsSync(join(inside, 'PG_VERSION'))) {
    throw new OperatorFault(
      `用户 ${runAs.name} 无法进入已有的数据库目录 ${inside}。请允许其上级目录通行（chmod o+x），或把数据目录移到它能进入的位置。`,
      `User ${runAs.name} cannot enter the existing database folder ${inside}. Let the folders above it be passed through (chmod o+x), or move the data folder where it can be reached.`);
  }
  if (!await give(outside, runAs)) {
    throw new OperatorFault(
      `用户 ${runAs.name} 既不能使用 ${inside}，也不能使用 ${outside}。请用 SIZHI_DATA 指定另一个目录。`,
      `User ${runAs.name} can use neither ${inside} nor ${outside}. Name another folder with SIZHI_DATA.`);
  }
  say(`数据库存放在 ${outside}，因为用户 ${runAs.name} 进不了 ${inside}。`
    + ` The database is kept in ${outside}: user ${runAs.name} cannot enter ${inside}.`);
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
