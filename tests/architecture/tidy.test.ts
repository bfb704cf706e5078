import { dirname, extname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTest, readText, trackedFiles } from './tracked-files.js';

/** The repository looks after itself. Each check is a function over (path, text), so that a planted offence can be shown to it. */
const files = trackedFiles();
const has = new Set(files);
const SOURCE = /[.](ts|tsx|mjs|cjs|css)$/;
const isText = (path: string): boolean => /[.](ts|tsx|mjs|cjs|css|sql|md|json|html|svg|txt|yml|yaml)$|(^|\/)[.][a-z]+[a-z.]*$|\/run$/.test(path);
const texts = files.filter(isText).map((path) => [path, readText(path)] as const);
const source = texts.filter(([path]) => SOURCE.test(path));
const everywhere = (check: (path: string, text: string) => string[], among = texts): string[] => among.flatMap(([path, text]) => check(path, text));

/** Words that say nothing about what a thing is; `handler` (经办人) as a value's name is a domain word and allowed. */
const EMPTY_WORD = /^(services?|managers?|helpers?|utils?|common|base|handlers?|processors?)$/i;
const wordsOf = (name: string): string[] => name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/);
function emptyNames(path: string, text: string): string[] {
  const inPath = path.split('/').flatMap(wordsOf).filter((word) => EMPTY_WORD.test(word)).map((word) => `${path}: “${word}” in a file's name`);
  if (!SOURCE.test(path)) return inPath;
  const types = [...text.matchAll(/^\s*(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:class|interface|type|enum)\s+([A-Za-z0-9_]+)/gm)].map((found) => found[1]!);
  return [...inPath, ...types.filter((name) => wordsOf(name).some((word) => EMPTY_WORD.test(word))).map((name) => `${path}: type ${name}`)];
}

const LONGEST = 400;
/** Made by a program, or rows rather than code. */
const isData = (path: string): boolean => /^(database\/schema[.]sql|package-lock[.]json|docs\/privacy[.]md)$|^demo\/(names|divisions|reference)\/|[.](json|svg|txt|csv|md)$/.test(path);
const tooLong = (path: string, text: string): string[] =>
  !isData(path) && text.split('\n').length > LONGEST ? [`${path}: ${text.split('\n').length} lines`] : [];

const MARK = ['TO', 'DO'].join('');
const unowned = (path: string, text: string): string[] =>
  text.split('\n').flatMap((line, n) => (new RegExp(`\\b(${MARK}|FIX${'ME'}|XX${'X'})\\b(?!\\([a-z][a-z .-]+\\))`).test(line) ? [`${path}:${n + 1}: ${line.trim()}`] : []));

/** A folder of one person's machine, or a place packages were once fetched from, is nobody else's business. */
const MACHINE = new RegExp(['/wo' + 'rk/', '/ho' + 'me/[a-z]', '/Us' + 'ers/[A-Za-z]', '/ro' + 'ot/', '[A-Z]:\\\\\\\\?Us' + 'ers'].join('|'));
const SOURCE_OF_PACKAGES = new RegExp(['regis' + 'try[.][a-z]', 'npmmir' + 'ror', 'npmjs[.]o' + 'rg', 'art' + 'ifactory', 'ver' + 'daccio'].join('|'), 'i');
const places = (path: string, text: string): string[] =>
  text.split('\n').flatMap((line, n) => (MACHINE.test(line) || SOURCE_OF_PACKAGES.test(line) ? [`${path}:${n + 1}: ${line.trim().slice(0, 120)}`] : []));

function brokenLinks(path: string, text: string): string[] {
  if (!path.endsWith('.md')) return [];
  const prose = text.replace(/```[\s\S]*?```/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1]!).filter((link) => !/^(https?:|mailto:|#)/.test(link)).flatMap((link) => {
    const target = normalize(join(dirname(path), decodeURI(link.split('#')[0]!))).replace(/\/$/, '');
    return has.has(target) || files.some((file) => file.startsWith(`${target}/`)) ? [] : [`${path} → ${link}`];
  });
}

const IMPORTED = /(?:from\s*|import\s*\(?\s*|new URL\(\s*|require\(\s*)['"]([^'"]+)['"]/g;
/** What a file reaches: its imports, paths written as text (scripts, configs, pages name files so), stylesheets. */
function reached(path: string, text: string): string[] {
  const relative = [...text.matchAll(IMPORTED), ...text.matchAll(/(?:src|href)="([^"]+)"|@import\s+['"]([^'"]+)['"]/g)].map((found) => found[1] ?? found[2]!).flatMap((name) => {
    const target = name.startsWith('/') ? `src/web${name}` : normalize(join(dirname(path), name.split('?')[0]!));
    return [target, target.replace(/[.]js$/, '.ts'), target.replace(/[.]js$/, '.tsx')];
  });
  const written = [...text.matchAll(/['"`/ ]((?:[\w.-]+\/)*[\w.-]+[.](?:ts|tsx|mjs|cjs|css|sql|json))['"`& ]/g)].map((found) => found[1]!)
    .flatMap((name) => [name, normalize(join(dirname(path), name)), `src/web/${name}`, `src/web/resident/${name}`, `src/web/resident/client/${name}`]);
  return [...relative, ...written].filter((target) => has.has(target));
}
const isEntry = (path: string): boolean => /^(package[.]json|[^/]+[.]config[.]ts|[.]dependency-cruiser[.]cjs|[.]oxlintrc[.]json|src\/web\/[a-z]+\/index[.]html|[.]ci\/run)$/.test(path)
  || /^src\/server\/(cli|commands\/[a-z-]+)[.]ts$/.test(path) || /[.]test[.]tsx?$/.test(path) || /^(bench|demo)\/[^/]+[.](ts|mjs)$|^demo\/.*[.]mjs$/.test(path);
function unreachable(among: readonly string[] = files): string[] {
  const alive = new Set<string>();
  const ahead = files.filter(isEntry);
  while (ahead.length > 0) {
    const path = ahead.pop()!;
    if (alive.has(path)) continue;
    alive.add(path);
    if (isText(path) && extname(path) !== '.md') ahead.push(...reached(path, readText(path)));
  }
  return among.filter((path) => /^(src|demo|bench|scripts|tests)\/.*[.](ts|tsx|mjs|cjs|css)$/.test(path) && !alive.has(path));
}

describe('the repository', () => {
  it('has no file that nothing reaches', () => expect(unreachable()).toEqual([]));
  it('has no promise of work without an owner', () => expect(everywhere(unowned)).toEqual([]));
  it('gives no file and no type an empty name', () => expect([...everywhere(emptyNames, source), ...files.filter((path) => !SOURCE.test(path)).flatMap((path) => emptyNames(path, ''))]).toEqual([]));
  it(`has no file above ${LONGEST} lines`, () => expect(everywhere(tooLong)).toEqual([]));
  it('names no machine and no registry', () => expect(everywhere(places)).toEqual([]));
  it('keeps addresses out of package-lock.json', () => expect(readText('package-lock.json')).not.toContain('"resolved"'));
  it('has no link that leads nowhere', () => expect(everywhere(brokenLinks)).toEqual([]));
  it('says of every capability what it is for', () => {
    const capabilities = new Set(files.flatMap((path) => /^src\/rooms\/[^/]+\/[^/]+(?=\/)/.exec(path)?.[0] ?? []));
    expect([...capabilities].filter((folder) => !has.has(`${folder}/README.md`))).toEqual([]);
  });
  it('has no test that is switched off or runs alone', () => {
    const off = /\b(it|test|describe)[.](skip|only|todo)\b(?!If)/;
    expect(texts.filter(([path, text]) => isTest(path) && path !== 'tests/architecture/tidy.test.ts' && off.test(text)).map(([path]) => path)).toEqual([]);
  });
});

describe('planted:', () => {
  it.each([
    ['an empty word in a file', emptyNames('src/ground/case-service.ts', '')],
    ['an empty word in a folder', emptyNames('src/ground/utils/case.ts', '')],
    ['an empty word in a type', emptyNames('src/a.ts', 'export interface CaseHandler { x: 1 }')],
    ['a mark without owner', unowned('src/a.ts', `// ${MARK}: later`)],
    ['a long file', tooLong('src/a.ts', '\n'.repeat(LONGEST + 1))],
    ['a machine path', places('docs/a.md', `see /ho${'me'}/someone/x`)],
    ['a registry', places('.npmrc', `registry=https://regis${'try'}.example.org`)],
    ['a dead file', unreachable(['src/ground/forgotten.ts'])],
    ['a broken link', brokenLinks('docs/a.md', '[there](./nowhere.md)')],
  ])('%s is seen', (_what, offences) => expect(offences).not.toEqual([]));
  it.each([
    ['handlerPersonId as a value', emptyNames('src/a.ts', 'export const handlerPersonId = 1;')],
    ['words that only contain one', emptyNames('src/ground/database/basement.ts', 'interface Databases {}')],
    ['a mark with its owner', unowned('src/a.ts', `// ${MARK}(li wei): later`)],
    ['a file that is used', unreachable(['src/ground/result.ts', 'src/server/cli.ts', 'src/web/resident/client/main.ts'])],
    ['a link that leads somewhere', brokenLinks('docs/a.md', '[here](../package.json)')],
  ])('%s passes', (_what, offences) => expect(offences).toEqual([]));
});
