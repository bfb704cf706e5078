// npm run -s sizhi -- <command>: the packages first, then the command in this same process.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './ensure-packages.mjs';
import { ROOT } from './say.mjs';

if (!existsSync(join(ROOT, 'node_modules', 'tsx'))) ensurePackages();
const { register } = await import('tsx/esm/api');
register();
const { runCli } = await import('../src/server/cli.ts');
await runCli(process.argv.slice(2));
