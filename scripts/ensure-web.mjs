import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { giveUp, ROOT, run, say } from './say.mjs';

const STAMP = join(ROOT, 'dist', '.web-sources');
const SOURCES = ['src/web', 'src/contract', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];

/** Builds the web when what it is made of has changed since the last build. Without a build nothing can start; tests go on. */
export function ensureWeb({ orGiveUp = true } = {}) {
  if (!existsSync(join(ROOT, 'vite.config.ts'))) return true;
  const wanted = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  say('正在构建网页。 Building the web.');
  if (!run(process.execPath, [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], { NODE_ENV: 'production' })) {
    if (orGiveUp) giveUp('网页构建失败，原因见上。', 'The web could not be built; the reason stands above.');
    return false;
  }
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
  return true;
}

function hashOfSources() {
  const hash = createHash('sha256');
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path));
  };
  for (const source of SOURCES) walk(join(ROOT, source));
  return hash.digest('hex');
}
