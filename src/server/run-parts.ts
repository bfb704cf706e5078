import { OperatorFault } from '../ground/operator-fault.js';
import type { Settings } from '../ground/settings/settings.js';
import type { PartOptions, Served, Working } from './part-options.js';

/** Serves the web and the API. A port that somebody else has is told in one sentence. */
export async function startServing(databaseUrl: string, settings: Settings): Promise<Served> {
  const { startServer } = await import('./serve.js'); // read when called: `migrate` or `doctor` need not load the house
  try {
    return await startServer(partOptions(databaseUrl, settings));
  } catch (error) {
    throw explainListen(error, settings) ?? error;
  }
}

/** Does what time and facts bring, until stopped. */
export async function startWorking(databaseUrl: string, settings: Settings): Promise<Working> {
  const { startWork } = await import('./work.js');
  return startWork(partOptions(databaseUrl, settings));
}

function partOptions(databaseUrl: string, settings: Settings): PartOptions {
  const { sessionHours, idleHours, secondFactor, oidc, key } = settings;
  return {
    databaseUrl, dataFolder: settings.dataFolder, settings, s3: settings.s3,
    identity: {
      sessionHours, idleHours, oidc, publicOrigin: settings.publicOrigins[0] ?? `http://localhost:${settings.port}`,
      ...(secondFactor === null ? {} : { secondFactor }), ...(key === null ? {} : { key }),
    },
  };
}

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
