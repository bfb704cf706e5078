import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Every file of the repository, as git sees it (without what .gitignore names), that is there; paths from the root. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 16 << 20 })
    .split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const isTest = (path: string): boolean => /[.](test|sample)[.]tsx?$/.test(path);
