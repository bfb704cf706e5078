import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { OperatorFault } from '../../operator-fault.js';

/** The user PostgreSQL runs as. Undefined: whoever started us. PostgreSQL refuses to run as root. */
export interface RunAs {
  name: string;
  uid: number;
  gid: number;
}

export const DATABASE_USER = 'sizhi-db';

/** As root: the unprivileged user of that name, made if it does not exist. Otherwise undefined. */
export function findRunAs(name = DATABASE_USER): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp(name);
  if (found) return found;
  // shadow-utils first (Debian, Red Hat, SUSE), then busybox (Alpine and small images).
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ];
  for (const [command, args] of ways) {
    spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 });
    const made = lookUp(name);
    if (made) return made;
  }
  const nobody = lookUp('nobody');
  if (nobody) return nobody;
  throw new OperatorFault(
    `数据库不能以 root 身份运行，也无法创建用户 ${name}。请手工创建该用户，或改用普通用户启动。`,
    `The database cannot run as root and the user ${name} could not be made. Create that user, or start as an ordinary user.`);
}

function lookUp(name: string): RunAs | undefined {
  const number = (flag: string): number | undefined => {
    const asked = spawnSync('id', [flag, name], { encoding: 'utf8', timeout: 10_000 });
    return asked.status === 0 && /^\d+\s*$/.test(asked.stdout) ? Number(asked.stdout) : undefined;
  };
  const uid = number('-u');
  const gid = number('-g');
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { name, uid, gid };
}

/** What a child process gets so that it runs as that user and inherits nothing it could trip over. */
export function spawnAs(runAs: RunAs | undefined, more: SpawnOptions = {}): SpawnOptions {
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', TMPDIR: process.env.TMPDIR };
  if (process.platform === 'win32') env.SystemRoot = process.env.SystemRoot;
  return { cwd: process.platform === 'win32' ? undefined : '/', ...more, env, ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}) };
}

/** Runs a program to its end as that user. Answers its exit code (null: could not be started) and what it printed. */
export function runAsUser(runAs: RunAs | undefined, command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, spawnAs(runAs, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 }));
    let output = '';
    const keep = (chunk: Buffer): void => { if (output.length < 20_000) output += chunk.toString(); };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
