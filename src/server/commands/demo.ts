import { Option, type Command } from 'commander';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { readEnvironment } from '../read-environment.js';

export function describe(command: Command): void {
  command
    .addOption(new Option('--size <size>', '规模 · size').choices(['small', 'county']).default('small'))
    .action(async (options: { json?: boolean; size: 'small' | 'county' }) => {
      const console = openConsole(options.json ?? false);
      const database = await openDatabaseOf(readEnvironment(console.say), { bring: 'up', say: console.say });
      try {
        const { loadDemo } = await import('../../../demo/load.js');
        await loadDemo(database.url, { size: options.size, say: console.say });
        console.answer({ loaded: options.size }, ['演示县已装入。 The fictional county is loaded.']);
      } finally {
        await database.close();
      }
    });
}
