import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAsOwner } from '../../src/ground/database/copy.js';
import { OperatorFault } from '../../src/ground/operator-fault.js';
import { initialsOf } from '../../src/ground/initials.js';
import { loadReference } from '../reference/load-reference.js';
import { refuseSecondLoad } from '../refuse-second-load.js';

/** As extract.mjs writes it: towns with 9 significant digits, villages with the full 12. */
interface Divisions {
  code: string;
  name: string;
  edition: string;
  towns: { code: string; name: string }[];
  villages: { code: string; name: string }[];
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Counties whose divisions are at hand. */
export const divisionsAtHand = (): string[] =>
  readdirSync(FOLDER).filter((name) => /^\d{6}\.json$/.test(name)).map((name) => name.slice(0, 6));

/**
 * Fills an empty, migrated database with a real county's units, its starting matters, promises and division of work, and
 * nobody: people, posts and households are the county's own to enter. Throws an OperatorFault for an unknown code or a
 * database that already holds a county.
 */
export async function loadDivision(databaseUrl: string, code: string, say: (line: string) => void): Promise<void> {
  if (!divisionsAtHand().includes(code)) {
    throw new OperatorFault(`没有代码为 ${code} 的区划数据。现有：${divisionsAtHand().join('、')}。`,
      `There are no divisions for ${code}. At hand: ${divisionsAtHand().join(', ')}.`);
  }
  const { name, edition, towns, villages } = JSON.parse(readFileSync(`${FOLDER}${code}.json`, 'utf8')) as Divisions;
  await loadAsOwner(databaseUrl, code, async (tx) => {
    await refuseSecondLoad(tx);
    await tx.query({
      text: `insert into ground.settings (name, value) values ('county_code', to_jsonb($1::text)), ('county_name', to_jsonb($2::text)), ('demo', 'false')`,
      values: [code, name],
    });
    const units = [
      { code, parent: null, level: 'county', kind: 'county', name },
      ...towns.map((town) => ({ ...town, parent: code, level: 'town', kind: /街道/.test(town.name) ? 'street' : 'town' })),
      ...villages.map((village) => ({ ...village, parent: village.code.slice(0, 9), level: 'village', kind: /社区|居民委员会/.test(village.name) ? 'community' : 'village' })),
    ];
    await tx.copy('honeycomb.units',
      ['county_code', 'unit_code', 'parent_code', 'level', 'kind', 'name', 'name_initials', 'valid_from'],
      units.map((unit) => [code, unit.code, unit.parent, unit.level, unit.kind, unit.name, initialsOf(unit.name), `${edition}-01-01`]));
    await loadReference(tx, code);
  });
  say(`${name}：${towns.length} 个乡镇街道，${villages.length} 个村（社区）。人员、岗位和住户尚未录入。`);
}
