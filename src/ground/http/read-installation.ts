import type { Database } from '../database/database.js';

/** Which county this database is for, from ground.settings; a database nobody has set up yet is the fictional county. */
export async function readInstallation(database: Database): Promise<{ countyCode: string; countyName: string; demo: boolean }> {
  const answer = await database.pool.query(`select name, value from ground.settings where name in ('county_code', 'county_name', 'demo')`);
  const found = new Map((answer.rows as { name: string; value: unknown }[]).map((row) => [row.name, row.value]));
  const countyCode = String(found.get('county_code') ?? '999901');
  return {
    countyCode, countyName: String(found.get('county_name') ?? '安澜县'),
    demo: found.has('demo') ? found.get('demo') === true : countyCode === '999901',
  };
}
