import { Option, type Command } from 'commander';
import { openConsole } from '../console.js';
import { openDatabaseOf } from '../open-database.js';
import { readEnvironment } from '../read-environment.js';

export function describe(command: Command): void {
  command
    .addOption(new Option('--size <size>', '规模 · size').choices(['small', 'county']).default('small'))
    .option('--division <code>', '改为装入真实县的区划（如 371621，不含人员）· load a real county’s divisions instead, empty of people')
    .action(async (options: { json?: boolean; size: 'small' | 'county'; division?: string }) => {
      const console = openConsole(options.json ?? false);
      const database = await openDatabaseOf(readEnvironment(console.say), { bring: 'up', say: console.say });
      try {
        if (options.division !== undefined) {
          const { loadDivision } = await import('../../../demo/divisions/load-division.js');
          await loadDivision(database.url, options.division, console.say);
          console.answer({ loaded: options.division }, ['区划已装入。 The divisions are loaded.']);
          return;
        }
        const { loadDemo } = await import('../../../demo/load.js');
        await loadDemo(database.url, { size: options.size, say: console.say });
        console.answer({ loaded: options.size }, ['演示县已装入。 The fictional county is loaded.']);
      } finally {
        await database.close();
      }
    });
}
