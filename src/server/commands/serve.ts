import type { Command } from 'commander';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { readEnvironment } from '../read-environment.js';
import { startServing } from '../run-parts.js';
import { endProcess, untilStopped } from '../until-stopped.js';

/** Any number of these may share one database; each wants its own port. */
export function describe(command: Command): void {
  command.action(async (options: { json?: boolean }) => {
    const console = openConsole(options.json ?? false);
    const stopped = untilStopped();
    const settings = readEnvironment(console.say);
    const database = await openDatabaseOf(settings, { bring: 'check', say: console.say });
    try {
      const served = await startServing(database.url, settings);
      console.answer({ ready: served.url }, [`ready ${served.url}`]);
      await stopped;
      await served.close();
    } finally {
      await database.close();
    }
    endProcess();
  });
}
