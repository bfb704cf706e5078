import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry { optionalDependencies?: Record<string, string> }

it('package-lock.json names every optional package, else npm ci refuses it (node scripts/complete-lock.mjs)', () => {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, Entry> };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages)));
  expect(missing).toEqual([]);
});
