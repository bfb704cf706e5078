import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './tracked-files.js';

/** What a rule may not say, planted in a rule of a temporary house: lint must refuse one kind, the compiler the other. */
const LINT = [
  ['Date', 'export const now = (): number => Date.now();'],
  ['new Date', 'export const today = (): string => new Date().toString();'],
  ['Intl', `export const said = (n: number): string => new Intl.NumberFormat('zh-CN').format(n);`],
  ['Math.random', 'export const chance = (): number => Math.random();'],
  ['Math.random by another name', 'const { random } = Math; export const chance = (): number => random();'],
  ['performance', 'export const at = (): number => performance.now();'],
  ['globalThis', `export const round = (): unknown => globalThis['Date'];`],
  ['process', 'export const where = (): unknown => process;'],
  ['toLocaleString', 'export const said = (n: number): string => n.toLocaleString();'],
] as const;
const TYPES = [
  ['document', 'export const page = (): unknown => document;'],
  ['Buffer', `export const bytes = (): unknown => Buffer.from('1');`],
  ['node:fs', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`],
  ['setTimeout', 'export const later = (): unknown => setTimeout(() => undefined, 1);'],
  ['fetch', `export const reach = (): unknown => fetch('/');`],
] as const;
const HONEST = `export const later = (at: number, minutes: number): number => Math.max(at, at + minutes * 60_000);`;

let house: string;
let lint: string;
let types: string;
const file = (kind: string, n: number): string => `src/rooms/response/cases/rules/${kind}-${n}.ts`;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'sizhi-rules-'));
  mkdirSync(join(house, 'src/rooms/response/cases/rules'), { recursive: true });
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'tsconfig.rules.json']) copyFileSync(join(ROOT, name), join(house, name));
  writeFileSync(join(house, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
  LINT.forEach(([, text], n) => writeFileSync(join(house, file('lint', n)), `${text}\n`));
  TYPES.forEach(([, text], n) => writeFileSync(join(house, file('types', n)), `${text}\n`));
  writeFileSync(join(house, file('honest', 0)), `${HONEST}\n`);
  const run = (...args: string[]): string => spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' }).stdout;
  lint = run(join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--format', 'unix', 'src');
  types = run(join(ROOT, 'node_modules/@typescript/native/bin/tsc'), '-p', 'tsconfig.rules.json', '--noEmit', '--pretty', 'false');
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const told = (output: string, path: string): string => output.split('\n').filter((line) => line.includes(path)).join('\n');

describe('a rule is pure', () => {
  it.each(LINT.map(([name], n) => [name, n] as const))('lint refuses %s', (_name, n) => {
    expect(told(lint, file('lint', n))).toMatch(/no-restricted-(globals|properties)/);
  });
  it.each(TYPES.map(([name], n) => [name, n] as const))('the compiler does not know %s', (_name, n) => {
    expect(told(types, file('types', n))).toMatch(/error TS(2304|2580|2584|2591|2307|2552|2503|2593)/);
  });
  it('and an honest rule passes both', () => {
    expect(told(lint, file('honest', 0)) + told(types, file('honest', 0))).toBe('');
  });
});
