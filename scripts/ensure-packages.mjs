import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, ROOT, run, say } from './say.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.sizhi-packages');

/** Installs the packages when they are missing or belong to another package-lock.json. Uses only Node itself. */
export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`需要 Node 20.19 或更高版本，当前是 ${process.versions.node}。`, `Node 20.19 or later is needed; this is ${process.versions.node}.`);
  }
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!installedMatches()) {
    say('正在安装依赖包（首次约需一两分钟）。 Installing packages (a minute or two the first time).');
    if (!install()) {
      giveUp('依赖包安装失败。请检查网络或 npm 的源设置后重试。', 'The packages could not be installed. Check the network or npm\'s registry setting and try again.');
    }
  }
  writeFileSync(STAMP, wanted);
}

function install() {
  // npm tells its own path to what it runs; the web build needs the development packages whatever NODE_ENV says.
  const [command, ...first] = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const how = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { NODE_ENV: 'development' };
  // Where `ci` refuses the lock (a registry without some system's optional builds), a plain install reads the same versions.
  return run(command, [...first, 'ci', ...how], env) || run(command, [...first, 'install', '--no-save', ...how], env);
}

/** A finished install by hand is as good as ours: npm's own record names the same version of every package. */
export function installedMatches() {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, peer, link }]) =>
    path === '' || link || installed[path]?.version === version || (!installed[path] && (optional || peer)));
}
