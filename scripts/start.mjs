// npm start: from a bare checkout to `ready`. Only Node itself until the packages are there.
import { ensurePackages } from './ensure-packages.mjs';
import { ensureWeb } from './ensure-web.mjs';

ensurePackages();
ensureWeb();
// In this same process, so that Ctrl-C and signals reach the server without anybody in between.
const { register } = await import('tsx/esm/api');
register();
const { runCli } = await import('../src/server/cli.ts');
await runCli(['start', ...process.argv.slice(2)]);
