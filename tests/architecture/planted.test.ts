import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * A rule that has never bitten proves nothing. A small house is built in a temporary folder in which every rule of
 * .dependency-cruiser.cjs is broken once, and each must be named at exactly that import; a few honest imports stand beside
 * them and must not be.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const { forbidden, required } = createRequire(import.meta.url)(CONFIG) as Record<'forbidden' | 'required', { name: string }[]>;

/** rule, the file that offends, the line that offends, the file or package it reaches. */
type Planted = [rule: string, from: string, line: string, to: string];
const ROOMS = 'src/rooms';
const OFFENCES: Planted[] = [
  ['every-room-stands-in-the-corridor', `${ROOMS}/annex/cases/open.ts`, 'export const open = 1;', `${ROOMS}/annex/cases/open.ts`],
  ['enter-by-the-door', `${ROOMS}/response/cases/by-window.ts`, `import '../../honeycomb/units/store.js';`, `${ROOMS}/honeycomb/units/store.ts`],
  ['enter-by-the-door', `${ROOMS}/response/cases/type-by-window.ts`, `import type { Unit } from '../../honeycomb/units/store.js'; export type U = Unit;`, `${ROOMS}/honeycomb/units/store.ts`],
  ['look-left-from-honeycomb', `${ROOMS}/honeycomb/units/look-right.ts`, `import '../../response/door.js';`, `${ROOMS}/response/door.ts`],
  ['look-left-from-liaison', `${ROOMS}/liaison/visits/look-right.ts`, `import '../../response/door.js';`, `${ROOMS}/response/door.ts`],
  ['look-left-from-response', `${ROOMS}/response/cases/look-at-points.ts`, `import type { Points } from '../../points/door.js'; export type P = Points;`, `${ROOMS}/points/door.ts`],
  ['look-left-from-points', `${ROOMS}/points/ledger/look-right.ts`, `export const later = () => import('../../overview/door.js');`, `${ROOMS}/overview/door.ts`],
  ['rooms-know-no-server-and-no-web', `${ROOMS}/response/cases/know-server.ts`, `import '../../../server/serve.js';`, 'src/server/serve.ts'],
  ['rules-are-pure', `${ROOMS}/response/cases/rules/reads-rows.ts`, `import '../store.js';`, `${ROOMS}/response/cases/store.ts`],
  ['rules-are-pure', `${ROOMS}/response/cases/rules/makes-ids.ts`, `import '../../../../ground/id.js';`, 'src/ground/id.ts'],
  ['rules-are-pure', `${ROOMS}/response/cases/rules/reads-files.ts`, `import 'node:fs';`, 'fs'],
  ['rules-are-pure', `${ROOMS}/response/cases/rules/other-room.ts`, `import '../../../honeycomb/units/rules/code.js';`, `${ROOMS}/honeycomb/units/rules/code.ts`],
  ['sql-is-last', `${ROOMS}/response/matters/store.ts`, `import '../cases/open-case.js';`, `${ROOMS}/response/cases/open-case.ts`],
  ['sql-is-last', `${ROOMS}/response/matters/views.ts`, `import '../cases/http.js';`, `${ROOMS}/response/cases/http.ts`],
  ['http-calls-use-cases-only', `${ROOMS}/response/matters/http.ts`, `import '../cases/store.js';`, `${ROOMS}/response/cases/store.ts`],
  ['http-calls-use-cases-only', `${ROOMS}/response/clocks/http.ts`, `import '../cases/rules/case.js';`, `${ROOMS}/response/cases/rules/case.ts`],
  ['only-server-mounts', 'src/ground/mount.ts', `import './notices/http.js';`, 'src/ground/notices/http.ts'],
  ['only-server-mounts', `${ROOMS}/response/cases/hear.ts`, `import '../subscriptions.js';`, `${ROOMS}/response/subscriptions.ts`],
  ['the-house-is-entered-by-doors', 'src/server/by-window.ts', `import '../rooms/response/cases/open-case.js';`, `${ROOMS}/response/cases/open-case.ts`],
  ['the-house-is-entered-by-doors', 'demo/by-window.ts', `import '../src/rooms/honeycomb/units/store.js';`, `${ROOMS}/honeycomb/units/store.ts`],
  ['the-driver-is-in-one-place', `${ROOMS}/honeycomb/units/driver.ts`, `import 'pg';`, 'node_modules/pg/index.js'],
  ['ground-knows-no-room', 'src/ground/know-room.ts', `import '../rooms/honeycomb/door.js';`, `${ROOMS}/honeycomb/door.ts`],
  ['the-contract-knows-nobody', 'src/contract/cases.ts', `import '../ground/result.js';`, 'src/ground/result.ts'],
  ['the-web-knows-only-the-contract', 'src/web/desk/rules-at-home.tsx', `import '../../rooms/response/cases/rules/case.js'; export const A = () => <p>一</p>;`, `${ROOMS}/response/cases/rules/case.ts`],
  ['the-web-knows-only-the-contract', 'src/web/api/ground.ts', `import '../../ground/result.js';`, 'src/ground/result.ts'],
  ['clients-do-not-know-each-other', 'src/web/field/borrow.ts', `import '../desk/page.js';`, 'src/web/desk/page.tsx'],
  ['resident-pages-stand-alone', 'src/web/resident/heavy.ts', `import '../ui/round-about.js';`, 'src/web/words/words.ts'],
  ['ui-knows-no-router-no-query-no-room', 'src/web/ui/knows-query.ts', `import '@tanstack/react-query';`, 'node_modules/@tanstack/react-query/index.js'],
  ['ui-knows-no-router-no-query-no-room', 'src/web/ui/knows-contract.ts', `import type { Case } from '../../contract/cases.js'; export type C = Case;`, 'src/contract/cases.ts'],
  ['no-cycles', 'src/ground/one.ts', `import type { Two } from './two.js'; export interface One { two: Two }`, 'src/ground/two.ts'],
  ['every-import-is-found', 'src/ground/lost.ts', `import './nowhere.js';`, './nowhere.js'],
  ['every-package-is-declared', 'src/ground/borrowed.ts', `import 'undeclared';`, 'node_modules/undeclared/index.js'],
  ['what-runs-is-a-dependency', 'src/server/only-built.ts', `import 'built-with';`, 'node_modules/built-with/index.js'],
];
/** What the rules must let pass, and the files that the offences reach. */
const HONEST: Record<string, string> = {
  'src/ground/result.ts': 'export const done = 1;', 'src/ground/id.ts': 'export const id = 1;', 'src/ground/time.ts': 'export const HOUR = 1;',
  'src/ground/two.ts': `import type { One } from './one.js'; export interface Two { one: One }`,
  'src/ground/database/database.ts': `import 'pg'; export const tx = 1;`, 'src/ground/notices/http.ts': 'export const routes = [];',
  [`${ROOMS}/honeycomb/door.ts`]: `export * from './units/list-units.js';`,
  [`${ROOMS}/honeycomb/units/list-units.ts`]: `import './store.js'; export interface Listed { code: string }`,
  [`${ROOMS}/honeycomb/units/store.ts`]: `import type { Shape } from './unit-shape.js'; import '../../../ground/database/database.js'; import './rules/code.js'; export type Unit = Shape;`,
  [`${ROOMS}/honeycomb/units/unit-shape.ts`]: 'export interface Shape { code: string }',
  [`${ROOMS}/honeycomb/units/rules/code.ts`]: `import '../../../../ground/time.js'; export const code = 1;`,
  [`${ROOMS}/response/door.ts`]: `export * from './cases/open-case.js';`, [`${ROOMS}/points/door.ts`]: 'export type Points = number;',
  [`${ROOMS}/overview/door.ts`]: `import '../points/door.js'; export const board = 1;`,
  [`${ROOMS}/response/subscriptions.ts`]: `import './cases/open-case.js'; export const subscriptions = [];`,
  [`${ROOMS}/response/cases/open-case.ts`]: `import './store.js'; import './rules/case.js'; import '../../honeycomb/door.js'; export const open = 1;`,
  [`${ROOMS}/response/cases/http.ts`]: `import './open-case.js'; export const routes = [];`,
  [`${ROOMS}/response/cases/store.ts`]: `import '../../../ground/database/database.js'; export const rows = 1;`,
  [`${ROOMS}/response/cases/rules/case.ts`]: `import '../../../../ground/result.js'; import '../../clocks/rules/clock.js'; export const decide = 1;`,
  [`${ROOMS}/response/clocks/rules/clock.ts`]: 'export const clock = 1;',
  'src/server/serve.ts': `import '../rooms/response/cases/http.js'; import '../rooms/response/subscriptions.js'; import '../rooms/response/door.js'; export const serve = 1;`,
  'src/web/desk/page.tsx': `import type { Case } from '../../contract/cases.js'; import '../ui/round-about.js'; export const Page = (c: Case) => <p>{c}</p>;`,
  'src/web/ui/round-about.ts': `import '../words/words.js';`, 'src/web/words/words.ts': 'export const WORDS = {};',
};
const PACKAGES = ['pg', '@tanstack/react-query', 'undeclared', 'built-with'];

interface Violation { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }
let house: string;
let found: Violation[];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'sizhi-planted-'));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), `${text}\n`);
  };
  put('package.json', JSON.stringify({ name: 'planted', type: 'module', dependencies: { pg: '1.0.0', '@tanstack/react-query': '1.0.0' }, devDependencies: { 'built-with': '1.0.0' } }));
  put('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext', jsx: 'react-jsx' } }));
  for (const name of PACKAGES) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }));
    put(`node_modules/${name}/index.js`, 'export default 1;');
  }
  for (const [path, text] of Object.entries(HONEST)) put(path, text);
  for (const [, from, line] of OFFENCES) put(from, HONEST[from] ?? line);
  const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const ran = spawnSync(process.execPath, [cruise, 'src', 'demo', '--config', CONFIG, '--output-type', 'json'], { cwd: house, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (!ran.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not answer: ${ran.stdout.slice(0, 800)}${ran.stderr}`);
  found = (JSON.parse(ran.stdout) as { summary: { violations: Violation[] } }).summary.violations;
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('every rule of .dependency-cruiser.cjs', () => {
  it.each(OFFENCES)('%s bites at %s', (rule, from, _line, to) => {
    const here = found.filter((violation) => violation.from === from);
    const reached = (violation: Violation) => [violation.to, ...(violation.cycle ?? []).map((step) => step.name)];
    expect(here.filter((violation) => violation.rule.name === rule).flatMap(reached)).toContain(to);
  });

  it('has an offence planted against it', () => {
    const planted = new Set(OFFENCES.map(([rule]) => rule));
    expect([...required, ...forbidden].map((rule) => rule.name).filter((name) => !planted.has(name))).toEqual([]);
  });

  it('lets the honest imports pass', () => {
    const offending = new Set(OFFENCES.map(([, from]) => from));
    const accused = found.filter((violation) => !offending.has(violation.from) && violation.rule.name !== 'no-cycles');
    expect(accused.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});
