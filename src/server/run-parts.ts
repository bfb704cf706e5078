import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readInstallation } from '../ground/http/read-installation.js';
import { openDatabase } from '../ground/database/database.js';
import { OperatorFault } from '../ground/operator-fault.js';
import type { Settings } from '../ground/settings/settings.js';

/** What serving and working are started with; both read what they need of it. */
export interface PartOptions {
  databaseUrl: string;
  dataFolder: string;
  settings: Settings;
  identity: Record<string, unknown>;
  s3: Settings['s3'];
}

export interface Served { url: string; close(): Promise<void> }
export interface Working { stop(): Promise<void> }

/** Fills in what depends on the installation: a database of made-up people asks for no second factor unless told to. */
export async function partOptions(databaseUrl: string, settings: Settings): Promise<PartOptions> {
  const database = openDatabase(databaseUrl, { max: 1 });
  const { demo } = await readInstallation(database).finally(() => database.close());
  const secondFactor = settings.secondFactor ?? (demo ? 'off' : 'required');
  return {
    databaseUrl, dataFolder: settings.dataFolder, settings, s3: settings.s3,
    identity: {
      secondFactor, sessionHours: settings.sessionHours, idleHours: settings.idleHours, oidc: settings.oidc,
      publicOrigin: settings.publicOrigins[0] ?? `http://localhost:${settings.port}`,
      ...(settings.key === null ? {} : { key: settings.key }),
    },
  };
}

/** Serves the web and the API. A port that somebody else has is told in one sentence. */
export async function startServing(options: PartOptions): Promise<Served> {
  const { startServer } = await load<{ startServer(options: PartOptions): Promise<Served> }>('serve.ts');
  try {
    return await startServer(options);
  } catch (error) {
    throw explainListen(error, options.settings) ?? error;
  }
}

export async function startWorking(options: PartOptions): Promise<Working | undefined> {
  if (!existsSync(fileURLToPath(new URL('./work.ts', import.meta.url)))) return undefined;
  const { startWork } = await load<{ startWork(options: PartOptions): Promise<Working> }>('work.ts');
  return startWork(options);
}

/** Read when called, so that `migrate` or `doctor` does not load the whole house. */
const load = async <T>(file: string): Promise<T> => await import(new URL(`./${file}`, import.meta.url).href) as T;

/** The sentence for a port that cannot be had; undefined when the error is another one. */
export function explainListen(error: unknown, { port, host }: { port: number; host: string }): OperatorFault | undefined {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE': return new OperatorFault(
      `端口 ${port} 已被其他程序占用。请关闭它，或用 PORT 指定另一个端口，例如 PORT=${port + 1} npm start。`,
      `Port ${port} is taken by another program. Stop it, or name another one with PORT, for example PORT=${port + 1} npm start.`);
    case 'EACCES': return new OperatorFault(
      `当前用户不能使用端口 ${port}。请用 PORT 指定 1024 以上的端口。`, `This user may not use port ${port}. Name a port above 1024 with PORT.`);
    case 'EADDRNOTAVAIL': return new OperatorFault(
      `SIZHI_HOST 指定的 ${host} 不是本机地址。`, `${host}, named by SIZHI_HOST, is no address of this machine.`);
    default: return undefined;
  }
}
