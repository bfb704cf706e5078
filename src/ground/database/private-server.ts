import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorFault } from '../operator-fault.js';
import { connectAsOwner, withDatabase, type OwnerConnection } from './connect.js';
import { findBinaries, type Binaries } from './private/binaries.js';
import { freePort, initCluster, runningPid, spawnServer, stopServer, SUPERUSER, type Cluster } from './private/cluster.js';
import { placeBinaries, placeRows } from './private/place.js';
import { findRunAs, type RunAs } from './private/run-as.js';
import { waitTurn } from './private/turn.js';

export interface PrivateServer {
  /** The database `sizhi` with the rights of its owner. Stays the same until stop(), also over a crash of the server. */
  url: string;
  /** True when this call started the server, false when it found one running. */
  started: boolean;
  /** Number of the server's process now; undefined while it is down. */
  pid(): Promise<number | undefined>;
  /** Gives up our use of it. The last user stops the server. */
  stop(): Promise<void>;
}

export interface PrivateServerOptions {
  dataFolder: string;
  say?: (line: string) => void;
  /** False: for tests that may lose everything at a power cut. */
  durable?: boolean;
  maxConnections?: number;
  /** Name of the unprivileged user when started as root. */
  userName?: string;
  binaries?: Binaries;
}

interface Remembered {
  port: number;
  password: string;
  /** False until initdb has finished: a half-made cluster may be thrown away, a finished one never. */
  initialised: boolean;
  /** Where the rows are when they could not be inside the data folder. */
  place: string | null;
}

/** Every user holds this lock shared on the database `postgres`; whoever then gets it alone is the last. */
const IN_USE = 5432_1;
const START_TIMEOUT_MS = 300_000;

/**
 * Starts the private PostgreSQL of a data folder, or joins the one that already runs there (also one whose starter was
 * killed). While it is used a crash of the server is answered with a new start on the same port.
 */
export async function startPrivateServer(options: PrivateServerOptions): Promise<PrivateServer> {
  const say = options.say ?? (() => undefined);
  const dataFolder = resolve(options.dataFolder);
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  const runAs = findRunAs(options.userName);
  if (runAs) await letThrough(dataFolder);
  const binaries = await placeBinaries(options.binaries ?? await findBinaries(), runAs, say);
  const cluster: Cluster = {
    binaries, runAs, rows: await findRows(dataFolder, runAs, say), log: join(dataFolder, 'postgres.log'),
    durable: options.durable ?? true, maxConnections: options.maxConnections ?? 100,
  };
  checkMajor(cluster);

  let stopping = false;
  let started = false;
  let lease = await attach(cluster, dataFolder, false, () => { started = true; });
  const watch = (): void => lease.connection.lost(() => { void rejoin(); });
  const rejoin = async (): Promise<void> => {
    while (!stopping) {
      try {
        lease = await attach(cluster, dataFolder, true, () => say('数据库意外停止，已重新启动。 The database had stopped; it was started again.'));
        if (stopping) await lease.connection.close(); else watch();
        return;
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        await sleep(1000);
      }
    }
  };
  watch();
  return {
    url: lease.url,
    started,
    pid: () => runningPid(cluster),
    stop: async () => {
      if (stopping) return;
      stopping = true;
      let last = false;
      try {
        await lease.connection.query(`select pg_advisory_unlock_shared(${IN_USE})`);
        last = (await lease.connection.query<{ got: boolean }>(`select pg_try_advisory_lock(${IN_USE}) as got`))[0]!.got;
      } catch { /* the server is down already */ }
      await lease.connection.close();
      if (last) await stopServer(cluster);
    },
  };
}

/** The data folder is ours: others may pass through to what they can read anyway, not list it. Above it nothing is changed. */
async function letThrough(dataFolder: string): Promise<void> {
  const { mode } = await stat(dataFolder);
  if ((mode & 0o001) === 0) await chmod(dataFolder, (mode & 0o777) | 0o011).catch(() => undefined); // another place is found then
}

/** In turn, because two first starts at once must agree on one place. */
async function findRows(dataFolder: string, runAs: RunAs | undefined, say: (line: string) => void): Promise<string> {
  const file = join(dataFolder, 'postgres.json');
  const release = await waitTurn(join(dataFolder, 'postgres.turn'));
  try {
    const known = remembered(file);
    const rows = await placeRows(dataFolder, known?.place ?? null, runAs, say);
    if (!known && rows !== join(dataFolder, 'postgres')) await remember(file, { ...unstarted(), place: rows });
    return rows;
  } finally {
    await release();
  }
}

const unstarted = (): Remembered => ({ port: 0, password: randomBytes(24).toString('base64url'), initialised: false, place: null });

function checkMajor(cluster: Cluster): void {
  const file = join(cluster.rows, 'PG_VERSION');
  if (!existsSync(file)) return;
  const has = readFileSync(file, 'utf8').trim();
  const wants = cluster.binaries.version.split('.')[0]!;
  if (has !== wants) {
    throw new OperatorFault(
      `数据库目录由 PostgreSQL ${has} 写成，本版本内置的是 ${wants}。请用原版本备份后再恢复（docs/operate.md）。`,
      `The database folder was written by PostgreSQL ${has}; this version brings ${wants}. Back up with the old version and restore (docs/operate.md).`);
  }
}

interface Lease { connection: OwnerConnection; url: string }

async function attach(cluster: Cluster, dataFolder: string, keepPort: boolean, starting: () => void): Promise<Lease> {
  const file = join(dataFolder, 'postgres.json');
  let lastFailure = '';
  for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until;) {
    const known = remembered(file);
    if (known?.initialised) {
      const joined = await joinServer(known).catch((error: Error & { code?: string }) => error);
      if (!(joined instanceof Error)) return joined;
      lastFailure = joined.message;
    }
    if (await runningPid(cluster)) { await sleep(100); continue; } // starting up, recovering or going down
    const release = await waitTurn(join(dataFolder, 'postgres.turn'));
    try {
      if (await runningPid(cluster)) continue;
      const ready = await prepare(cluster, file, keepPort);
      const { exited } = spawnServer(cluster, ready.port);
      let failure: string | undefined;
      void exited.then((line) => { failure = line; });
      while (failure === undefined && Date.now() < until) {
        const joined = await joinServer(ready).catch((error: Error) => { lastFailure = error.message; });
        if (joined) { starting(); return joined; }
        await sleep(50);
      }
      lastFailure = failure ?? lastFailure;
    } finally {
      await release();
    }
    // After a kill -9 the old server's children need a moment to notice; anything else will not get better by itself.
    if (!/shared memory|could not bind|lock file|in use/i.test(lastFailure)) break;
    await sleep(300);
  }
  throw new OperatorFault(
    `数据库无法启动（${lastFailure}）。详情见 ${cluster.log}。`,
    `The database could not start (${lastFailure}). See ${cluster.log}.`);
}

/** Our use of the server, and the database itself when this is the first time. Throws while nobody answers. */
async function joinServer(known: Remembered): Promise<Lease> {
  const url = `postgresql://${SUPERUSER}:${known.password}@127.0.0.1:${known.port}/sizhi`;
  const connection = await connectAsOwner(withDatabase(url, 'postgres'));
  try {
    await connection.query(`select pg_advisory_lock_shared(${IN_USE})`);
    if ((await connection.query(`select from pg_database where datname = 'sizhi'`)).length === 0) {
      await connection.query('create database sizhi').catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error;
      });
    }
    return { connection, url };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function prepare(cluster: Cluster, file: string, keepPort: boolean): Promise<Remembered> {
  let known = remembered(file);
  if (!known && (await readdir(cluster.rows)).length > 0) {
    throw new OperatorFault(
      `数据库目录 ${cluster.rows} 已有数据，但缺少保存口令的 ${file}。请从备份恢复该文件。`,
      `The database folder ${cluster.rows} holds data, but ${file} with its password is missing. Restore that file from a backup.`);
  }
  known ??= unstarted();
  if (!known.initialised) {
    await remember(file, known);
    await initCluster(cluster, known.password);
  }
  const port = keepPort ? known.port : await freePort(known.port || undefined);
  if (port !== known.port || !known.initialised) await remember(file, { ...known, port, initialised: true });
  return { ...known, port, initialised: true };
}

function remembered(file: string): Remembered | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Remembered : undefined;
}

async function remember(file: string, known: Remembered): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(known), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
