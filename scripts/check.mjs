import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './say.mjs';

/** `npm run check`: everything about the code that needs no database, one line each; what fails is shown in full. */
const bin = (path) => join(ROOT, 'node_modules', path);
const tsc = bin('@typescript/native/bin/tsc');
const CHECKS = [
  ['types, server and tests', tsc, '-p', '.', '--noEmit'],
  ['types, rules without DOM and Node', tsc, '-p', 'tsconfig.rules.json', '--noEmit'],
  ['types, web', tsc, '-p', 'src/web', '--noEmit'],
  ['lint', bin('oxlint/bin/oxlint'), '--deny-warnings', '.'],
  ['imports', bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'demo', 'bench', 'tests', 'scripts', 'vite.config.ts', 'vitest.config.ts',
    '--config', '.dependency-cruiser.cjs', '--output-type', 'err', '--no-cache'],
];

const run = ([name, ...command]) => new Promise((told) => {
  const begun = performance.now();
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => { said += piece; });
  child.on('error', (error) => told({ name, good: false, said: String(error) }));
  child.on('close', (code) => {
    const good = code === 0;
    console.log(`${good ? '✓' : '✗'} ${name}  ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    told({ name, good, said });
  });
});

// Two at a time: one per core of the smallest machine this is run on.
const waiting = [...CHECKS];
const results = [];
const worker = async () => { while (waiting.length > 0) results.push(await run(waiting.shift())); };
await Promise.all([worker(), worker()]);

const bad = results.filter((result) => !result.good);
for (const { name, said } of bad) console.error(`\n── ${name}\n${said.trim()}`);
if (bad.length > 0) {
  console.error(`\n${bad.length} of ${CHECKS.length} checks failed.`);
  process.exit(1);
}
console.log(`${JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).name}: all ${CHECKS.length} checks passed.`);
