import { describe, expect, it } from 'vitest';
import { isTest, readText, trackedFiles } from './tracked-files.js';

/**
 * Which tables a file's SQL names. A room's SQL stands in store.ts and views.ts, names only the room's own schema and, for
 * reading, the ground's; and every table has one capability that writes it (docs/decisions/0002).
 */
const SCHEMAS = 'ground|honeycomb|liaison|response|points|overview|identity|graphile_worker';
const NAMED = new RegExp(`\\b(insert\\s+into|update|delete\\s+from|from|join|into)\\s+(?:only\\s+)?((?:${SCHEMAS})\\.[a-z_]+)`, 'gi');
interface Named { table: string; writes: boolean }
/** Text without comments, so that a sentence about a table is no use of it. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const namedIn = (text: string): Named[] =>
  [...code(text).matchAll(NAMED)].map(([, verb, table]) => ({ table: table!.toLowerCase(), writes: !/^(from|join)$/i.test(verb!) }));

const isSqlFile = (path: string): boolean => /\/(store|views)[.]ts$/.test(path);

function offences(path: string, text: string): string[] {
  const named = namedIn(text);
  const room = /^src\/rooms\/([^/]+)\//.exec(path)?.[1];
  if (room && !isSqlFile(path)) return named.map(({ table }) => `${path}: ${table} outside of store.ts and views.ts`);
  const allowed = ({ table, writes }: Named): boolean => {
    const schema = table.split('.')[0]!;
    if (room) return schema === room || (schema === 'ground' && !writes);
    if (path.startsWith('src/ground/')) return schema === 'ground' || schema === 'identity' || schema === 'graphile_worker';
    return true;
  };
  return named.filter((one) => !allowed(one)).map(({ table, writes }) => `${path}: ${writes ? 'writes' : 'reads'} ${table}`);
}

/** Table → the capabilities that write it. */
function writers(files: readonly [path: string, text: string][]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [path, text] of files) {
    const capability = /^src\/(?:rooms\/[^/]+|ground)\/[^/]+/.exec(path)?.[0] ?? path;
    for (const { table, writes } of namedIn(text)) if (writes) found.set(table, (found.get(table) ?? new Set()).add(capability));
  }
  return found;
}
const shared = (found: Map<string, Set<string>>): string[] =>
  [...found].filter(([, by]) => by.size > 1).map(([table, by]) => `${table} is written by ${[...by].join(' and ')}`);

const sources = trackedFiles().filter((path) => /^src\/.*[.]ts$/.test(path) && !isTest(path) && !path.startsWith('src/web/'));

describe('SQL names only what belongs to it', () => {
  it('in every file', () => {
    expect(sources.flatMap((path) => offences(path, readText(path)))).toEqual([]);
  });
  it('and every table is written by one capability', () => {
    expect(shared(writers(sources.map((path) => [path, readText(path)])))).toEqual([]);
  });
  it('and the search for names finds what is there', () => {
    const tables = new Set(sources.filter(isSqlFile).flatMap((path) => namedIn(readText(path)).map(({ table }) => table)));
    expect([...tables]).toEqual(expect.arrayContaining(['response.cases', 'response.clocks', 'honeycomb.units', 'ground.facts']));
  });

  it.each([
    ['src/rooms/response/cases/store.ts', 'select 1 from honeycomb.units', 'reads honeycomb.units'],
    ['src/rooms/honeycomb/units/store.ts', 'select 1 from honeycomb.units u join response.cases c using (unit_code)', 'reads response.cases'],
    ['src/rooms/response/cases/views.ts', 'insert into ground.notices values ($1)', 'writes ground.notices'],
    ['src/rooms/response/cases/open-case.ts', 'select 1 from response.cases', 'outside of store.ts'],
    ['src/ground/files/store.ts', 'delete from response.case_files', 'writes response.case_files'],
  ])('planted in %s: %s', (path, sql, offence) => {
    expect(offences(path, `export const q = { text: \`${sql}\` };`).join()).toContain(offence);
  });
  it('planted: two capabilities write one table', () => {
    expect(shared(writers([
      ['src/rooms/response/cases/store.ts', 'update response.clocks set x = 1'],
      ['src/rooms/response/clocks/store.ts', 'update response.clocks set x = 1'],
    ]))).toHaveLength(1);
  });
});
