import type { Command } from 'commander';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { readEnvironment } from '../read-environment.js';
import { startWorking } from '../run-parts.js';
import { endProcess, untilStopped } from '../until-stopped.js';

/** Any number of these may share one database: each claims what is due, nothing is done twice. */
export function describe(command: Command): void {
  command.action(async (options: { json?: boolean }) => {
    const console = openConsole(options.json ?? false);
    const stopped = untilStopped();
    const settings = readEnvironment(console.say);
    const database = await openDatabaseOf(settings, { bring: 'check', say: console.say });
    try {
      const working = await startWorking(database.url, settings);
      console.answer({ working: true }, ['working']);
      await stopped;
      await working.stop();
    } finally {
      await database.close();
    }
    endProcess();
  });
}
