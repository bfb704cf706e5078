import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { asOwner } from '../ground/database/connect.js';
import { takeTurn } from '../ground/database/private/turn.js';
import { OperatorFault } from '../ground/operator-fault.js';
import type { Settings } from '../ground/settings/settings.js';
import { openDatabaseOf } from './open-database.js';
import { explainListen, startServing, startWorking } from './run-parts.js';

export interface Everything {
  url: string;
  /** The database holds made-up people whose accounts may be shown. */
  demo: boolean;
  stop(): Promise<void>;
}

type Say = (line: string) => void;

/**
 * Everything in one process, in the order in which it may fail: one start per data folder, the port, the database, its
 * schema, the fictional county of a first start, serving, working. What was begun is ended again when a later step fails.
 */
export async function serveAll(settings: Settings, say: Say): Promise<Everything> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    undo.push(await takeDataFolder(settings));
    await tryPort(settings);
    const database = await openDatabaseOf(settings, { bring: 'up', say });
    undo.push(() => database.close());
    await loadFirstCounty(database.url, settings, say);
    const working = await startWorking(database.url, settings);
    undo.push(() => working.stop());
    const served = await startServing(database.url, settings);
    undo.push(() => served.close());
    return { url: served.url, demo: await holdsDemo(database.url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function takeDataFolder(settings: Settings): Promise<() => Promise<void>> {
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o711 }).catch((error: Error) => {
    throw new OperatorFault(
      `无法建立数据文件夹 ${settings.dataFolder}（${error.message}）。请用 SIZHI_DATA 指定另一个。`,
      `The data folder ${settings.dataFolder} cannot be made (${error.message}). Name another one with SIZHI_DATA.`);
  });
  const turn = await takeTurn(join(settings.dataFolder, 'start.turn'), `http://localhost:${settings.port}`);
  if ('release' in turn) return turn.release;
  throw new OperatorFault(
    `四制已在运行：${turn.held.note}（进程 ${turn.held.pid}，数据文件夹 ${settings.dataFolder}）。要再开一个，请用 PORT 和 SIZHI_DATA 另行指定。`,
    `Sizhi is running already: ${turn.held.note} (process ${turn.held.pid}, data folder ${settings.dataFolder}). For another one name another PORT and SIZHI_DATA.`);
}

/** Before the minutes a first start takes, not after them. */
function tryPort(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => reject(explainListen(error, settings) ?? error));
    server.listen(settings.port, settings.host, () => server.close(() => resolve()));
  });
}

/** A database in which no county stands yet gets the fictional one, unless SIZHI_DEMO=0. */
async function loadFirstCounty(url: string, settings: Settings, say: Say): Promise<void> {
  if (settings.demo === null) return;
  const [row] = await asOwner(url, (c) => c.query<{ empty: boolean }>('select not exists (select from honeycomb.units) as empty'));
  if (!row!.empty) return;
  say('首次启动，正在装入虚构的演示县（SIZHI_DEMO=0 可不装）。 First start: loading the fictional county (SIZHI_DEMO=0 leaves it out).');
  const { loadDemo } = await import('../../demo/load.js');
  await loadDemo(url, { size: settings.demo, say });
}

async function holdsDemo(url: string): Promise<boolean> {
  return (await asOwner(url, (c) => c.query(`select from ground.settings where name = 'demo' and value = 'true'`))).length > 0;
}
