import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, readlinkSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorFault } from '../../operator-fault.js';
import { program, type Binaries } from './binaries.js';
import { runAsUser, spawnAs, type RunAs } from './run-as.js';

/** One PostgreSQL data folder with the programs that run it and the user that owns it. */
export interface Cluster {
  binaries: Binaries;
  runAs: RunAs | undefined;
  rows: string;
  log: string;
  durable: boolean;
  maxConnections: number;
}

export const SUPERUSER = 'sizhi';

/** Makes an empty cluster: UTF-8, locale C (the same order on every machine), passwords by SCRAM only. */
export async function initCluster(cluster: Cluster, password: string): Promise<void> {
  for (const left of await readdir(cluster.rows)) await rm(join(cluster.rows, left), { recursive: true, force: true });
  // /tmp and not TMPDIR: the database's user must be able to walk there.
  const folder = await mkdtemp(join(process.platform === 'win32' ? tmpdir() : '/tmp', 'sizhi-init-'));
  try {
    const file = join(folder, 'password');
    await writeFile(file, `${password}\n`, { mode: 0o600 });
    if (cluster.runAs) for (const path of [file, folder]) await chown(path, cluster.runAs.uid, cluster.runAs.gid);
    const made = await runAsUser(cluster.runAs, program(cluster.binaries.folder, 'initdb'), [
      `--pgdata=${cluster.rows}`, `--username=${SUPERUSER}`, `--pwfile=${file}`, '--auth=scram-sha-256',
      '--encoding=UTF8', '--no-locale', '--text-search-config=simple', ...(cluster.durable ? [] : ['--no-sync']),
    ]);
    if (made.code !== 0) {
      throw new OperatorFault(`无法建立数据库（${lastLine(made.output)}）。`, `The database could not be made (${lastLine(made.output)}).`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts the server on its own, so that Ctrl-C in a terminal reaches us first and the server is stopped after its users. */
export function spawnServer(cluster: Cluster, port: number): { exited: Promise<string> } {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: cluster.maxConnections,
    shared_buffers: cluster.durable ? '256MB' : '128MB', work_mem: '16MB', maintenance_work_mem: '128MB', jit: 'off',
    wal_compression: 'on', max_wal_size: '2GB', checkpoint_completion_target: 0.9, random_page_cost: 1.1,
    timezone: 'UTC', log_timezone: 'UTC', log_min_duration_statement: '2s', log_lock_waits: 'on',
    ...(cluster.durable
      ? { synchronous_commit: 'on', logging_collector: 'on', log_directory: 'log', log_filename: 'postgresql-%a.log',
          log_truncate_on_rotation: 'on', log_rotation_age: '1d', log_rotation_size: 0 }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', log_min_duration_statement: -1 }),
  };
  const args = ['-D', cluster.rows, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(cluster.log, 'w', 0o600);
  try {
    const child = spawn(program(cluster.binaries.folder, 'postgres'), args,
      spawnAs(cluster.runAs, { detached: true, stdio: ['ignore', log, log] }));
    child.unref();
    const exited = new Promise<string>((resolve) => {
      child.on('error', (error) => resolve(error.message));
      child.on('exit', () => resolve(existsSync(cluster.log) ? lastLine(readFileSync(cluster.log, 'utf8')) : ''));
    });
    return { exited };
  } finally {
    closeSync(log);
  }
}

/** Waits until everything is on disk and the server gone; users still connected are cut off. */
export async function stopServer(cluster: Cluster): Promise<void> {
  await runAsUser(cluster.runAs, program(cluster.binaries.folder, 'pg_ctl'), ['stop', '-D', cluster.rows, '-m', 'fast', '-w', '-t', '120']);
}

/** The number of the running server's process, undefined when none runs. A pid file left by a crash is no server. */
export async function runningPid(cluster: Cluster): Promise<number | undefined> {
  const path = join(cluster.rows, 'postmaster.pid');
  const pid = existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n', 1)[0]) : 0;
  if (pid === 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (process.platform !== 'linux') return pid;
  if (isPostgresOf(pid, cluster.rows)) return pid;
  // The number now belongs to another program (a restarted container): PostgreSQL alone would refuse to start for it.
  await rm(path, { force: true });
  return undefined;
}

function isPostgresOf(pid: number, rows: string): boolean {
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    return readlinkSync(`/proc/${pid}/cwd`) === rows;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'; // not ours to look at: believe the pid file
  }
}

/** A port nobody listens on. `wished` is taken when free. */
export async function freePort(wished?: number): Promise<number> {
  const tried = (port: number): Promise<number | undefined> => new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: got } = server.address() as { port: number };
      server.close(() => resolve(got));
    });
  });
  const got = (wished === undefined ? undefined : await tried(wished)) ?? await tried(0);
  if (got === undefined) throw new OperatorFault('本机没有可用的端口。', 'No free port on this machine.');
  return got;
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
