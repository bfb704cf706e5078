// node scripts/complete-lock.mjs: adds to package-lock.json what npm leaves out when a registry does not carry a package's
// builds for other systems. `npm ci` refuses a lock in which they are missing; run this after a change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './say.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const BUILD = /(android|darwin|freebsd|linux|openbsd|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64)(?:-(\w+))?$/;

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const packages = lock.packages;
let added = 0;
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const build = BUILD.exec(name);
    if (`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages || !build) continue;
    const [, os, cpu, libc] = build;
    packages[`node_modules/${name}`] = {
      version, cpu: [cpu], ...(entry.dev ? { dev: true } : {}),
      ...(os === 'linux' && libc ? { libc: [libc.startsWith('musl') ? 'musl' : 'glibc'] } : {}), license: entry.license, optional: true, os: [os],
    };
    added += 1;
  }
}
const { '': root, ...others } = packages;
lock.packages = { '': root, ...Object.fromEntries(Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en'))) };
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
say(`package-lock.json: ${added} added`);
