// npm test: whatever it needs first, then check and every test, then one plain closing line that CI reads.
// npm test -- <paths or vitest options>: only those tests, without the check.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { ensureWeb } from './ensure-web.mjs';
import { ROOT } from './say.mjs';

const asked = process.argv.slice(2).filter((arg) => arg !== '--long');
const long = process.argv.includes('--long');

ensurePackages();
ensureBrowser();
const folder = mkdtempSync(join(tmpdir(), 'sizhi-test-'));
chmodSync(folder, 0o711); // the database's own user must be able to walk through
const env = { ...process.env, ...(long ? { SIZHI_LONG: '1' } : {}), SIZHI_TEST_FOLDER: process.env.SIZHI_TEST_FOLDER ?? join(folder, 'server'), NODE_ENV: 'test' };
const count = { passed: 0, failed: 0, skipped: 0 };
try {
  if (asked.length === 0 && !long) {
    if (runs(npm(), ['run', '-s', 'check'])) count.passed += 1;
    else count.failed += 1;
  }
  if (!ensureWeb({ orGiveUp: false })) count.failed += 1;
  runVitest();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
process.exitCode = count.failed > 0 ? 1 : 0;

function runVitest() {
  const report = join(folder, 'report.json');
  const ended = runs(process.execPath, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run',
    '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, '--passWithNoTests', ...asked]);
  if (!existsSync(report)) {
    count.failed += 1; // it died before it could report
    return;
  }
  const told = JSON.parse(readFileSync(report, 'utf8'));
  count.passed += told.numPassedTests;
  count.failed += told.numFailedTests;
  count.skipped += told.numPendingTests + told.numTodoTests;
  // A file that could not even be read has no tests to count as failed.
  count.failed += told.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  if (!ended && count.failed === 0) count.failed += 1; // an error outside of any test
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function runs(command, args) {
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env }).status === 0;
}
